import type { Category, Qualifier, Risk, Role } from '../../data/schema/index.ts';
import { number } from '../../classifier/text/number.ts';

/** Grammar in one place, so that no page says "a Execute tool" or "1 tools". */
export function article(words: string): string {
  const first = /^[^\s-]+/.exec(words)?.[0] ?? '';
  // An abbreviation is read letter by letter, a number as a word.
  const vowel = /^[A-Z]{2,}$/.test(first)
    ? /^[AEFHILMNORSX]/.test(first)
    : /^(?:[aeiou]|hour|honest|8|1[18]$)/i.test(first) && !/^(?:uni|use|usu|eu|one)/i.test(first);
  return `${vowel ? 'an' : 'a'} ${words}`;
}

export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${number(n)} ${n === 1 ? singular : plural}`;
}

export { number };

/** A share with the precision that it deserves; the space does not break, and what is there is never 0. */
export function percent(part: number, whole: number): string {
  const share = whole === 0 ? 0 : (100 * part) / whole;
  if (share > 0 && share < 0.1) return 'under 0.1\u00a0%';
  if (share < 100 && share > 99.5) return 'over 99\u00a0%';
  return `${share > 0 && share < 10 ? share.toFixed(1) : Math.round(share)}\u00a0%`;
}

export { list } from '../../classifier/text/list.ts';

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence about a tool where its name stands beside it anyway: "x returns …" becomes "Returns …". */
export const withoutSubject = (sentence: string, name: string): string =>
  sentence.startsWith(`${name} `) ? capital(sentence.slice(name.length + 1)) : sentence;

/** Ends a sentence exactly once. */
export const stop = (text: string): string => (/[.!?…]["”’')]?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** The name of a server where a sentence needs "the … server", without saying server twice. */
export function theServer(name: string): string {
  return /\bserver$/i.test(name) ? `the ${name}` : `the ${name} server`;
}

export const RISK_WORDS: Record<Risk, string> = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' };
export const riskWord = (risk: Risk | null): string => (risk === null ? 'Not enough information' : RISK_WORDS[risk]);
export const riskPhrase = (risk: Risk | null): string => (risk === null ? 'no risk level' : `${risk} risk`);

export const QUALIFIER_WORDS: Record<Qualifier, string> = {
  'grants-access': 'grants access or exposes private data',
  'reduces-access': 'only reduces access',
  'egress-content': 'sends content that the caller chooses',
  'egress-subscription': 'keeps sending by a subscription',
  'changes-production': 'changes a production system',
  'reaches-others': 'reaches other people or production',
  'user-interface-action': 'acts in a user interface',
  'raw-api': 'sends any method to any path',
};

export const CATEGORY_WORDS: Record<Category, string> = {
  Read: 'returns information and leaves no lasting change',
  Write: 'changes stored data within bounds that its definition sets',
  Execute: 'makes something run or happen',
  Unclassified: 'does not say enough to be classified',
};

export const ROLE_WORDS: Record<Role, string> = {
  path: 'file path',
  url: 'URL',
  host: 'host',
  command: 'command',
  code: 'code',
  query: 'query',
  recipient: 'recipient',
  message: 'message',
  amount: 'amount',
  currency: 'currency',
  credential: 'credential',
  id: 'identifier',
  ids: 'identifiers',
  filter: 'filter',
  branch: 'branch',
  force: 'force',
  confirm: 'confirmation',
  'dry-run': 'dry run',
  limit: 'limit',
  action: 'action',
};
