import { firstPhrases, Phrases } from '../text/phrases.ts';
import { roleOf, type RoleFact } from './roles.ts';
import type { Definition, ParameterFact, Place } from './types.ts';

export interface PlayedRole extends RoleFact {
  parameter: ParameterFact;
}

/** Whether an argument of the call is a text of any content. */
export const isFreeText = ({ depth, type, values }: ParameterFact): boolean =>
  depth === 0 && type === 'string' && values.length === 0;

/** The parameters of a definition that play a role; those of an action are the tool's. */
export const rolesOf = (definition: Definition): readonly PlayedRole[] => definition.whole.once(readRoles);

function readRoles(definition: Definition): readonly PlayedRole[] {
  const played: PlayedRole[] = [];
  for (const parameter of definition.parameters) {
    const found = roleOf(parameter, definition);
    if (found !== undefined) played.push({ role: found.role, dialect: found.dialect, parameter });
  }
  return played;
}

/** The key of a parameter as evidence. */
export const atKey = ({ pointer, name }: ParameterFact): Place => ({ pointer, quote: name });

const READ_ONLY = new Phrases([
  'read-only',
  'readonly',
  'read only',
  'select only',
  'can only read',
  'only reads data',
  'only read data',
  'only select',
  'select queries only',
  'does not modify',
  'does not change',
  'without modifying',
  'no changes are made',
  'will not modify',
  'does not execute',
  'never modifies',
  'no side effects',
  'solo lectura',
  'somente leitura',
  'lecture seule',
  'sola lettura',
  'does not write',
  'does not create',
  'makes no changes',
  'nothing is changed',
  'mutations are refused',
  'mutations are rejected',
  'mutations are not allowed',
  'writes are rejected',
  'writes are refused',
  'writes are blocked',
  'nothing is executed',
  'nothing is written',
]);

const ELSEWHERE = ['只读', '唯讀', '読み取り専用', '읽기 전용', 'только чтение', 'только для чтения'];

/** Where the description says that nothing is changed. */
export function readOnlyClaim(definition: Definition): Place | undefined {
  const { description } = definition;
  const quote = ELSEWHERE.find((words) => description.includes(words));
  if (quote !== undefined) return { pointer: '/description', quote };
  const said = phraseIn(definition, READ_ONLY);
  return said === undefined || isMode(definition, said) ? undefined : said;
}

/** “Blocked when readOnly mode is on”, “Read-only by default” beside an argument that lifts it: it may read only, or may not. */
function isMode({ description, parameters }: Definition, { quote }: Place): boolean {
  const at = description.indexOf(quote);
  const after = description.slice(at + quote.length, at + quote.length + 16);
  return (
    (/^ (?:mode|flag|setting)\b/i.test(after) && WHEN.test(description.slice(Math.max(0, at - 60), at))) ||
    (/^ by default\b/i.test(after) && parameters.some(({ known }) => LIFTS.has(known.joined)))
  );
}
const WHEN = /\b(?:when|if|unless|while|in)\b[^.;]*$/i;
const LIFTS = new Set(['readonly', 'write', 'allowwrite', 'allowwrites', 'writemode']);

/** Whether the statements of a query tool are said to read only: in words, or by naming SELECT and nothing that writes. */
export function readsStatements(definition: Definition): boolean {
  if (readOnlyClaim(definition) !== undefined) return true;
  const text = definition.description.slice(0, 2000);
  return saysSelect(text) && !/INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|DDL|DML|[Aa]ny SQL|[Aa]rbitrary/.test(text);
}

/** Whether it names SELECT as the kind of statement: “e.g. SELECT * FROM users” bounds nothing, and “non-SELECT” means the others. */
export function saysSelect(text: string): boolean {
  for (let at = text.indexOf('SELECT'); at >= 0; at = text.indexOf('SELECT', at + 6))
    if (!EXAMPLE.test(text.slice(Math.max(0, at - 24), at))) return true;
  return false;
}
const EXAMPLE = /\b(?:(?:e\.g\.?|examples?|such as|like)[^\w]{0,8}|(?:non|not|except|other than)[^\w]?)$/i;

/** The first of the phrases in the description's beginning, in its own letters. */
export function phraseIn(definition: Definition, phrases: Phrases): Place | undefined {
  const found = phrases.among(phrasesOf(definition));
  return found && { pointer: '/description', quote: definition.description.slice(found.start, found.end) };
}

/** The same where nothing just before it denies it. */
export function affirmedIn(definition: Definition, phrases: Phrases): Place | undefined {
  const said = phraseIn(definition, phrases);
  return said === undefined || negatedAt(definition.description, said.quote) ? undefined : said;
}

/** Where the first phrase of each list stands in the description. */
export const phrasesOf = ({ whole }: Definition) => whole.once(findPhrases);

const findPhrases = ({ description, tokens }: Definition) => firstPhrases(description, tokens);

export const nameHas = (definition: Definition, ...words: string[]) =>
  definition.nameWords.some((word) => words.includes(word));

/** Whether the words before the first place of a quote deny it: “without overwriting”. */
function negatedAt(description: string, quote: string): boolean {
  const at = description.indexOf(quote);
  const before = description.slice(Math.max(0, at - 24), at).toLowerCase();
  return NEGATING.some((word) => before.includes(word));
}

const NEGATING = [
  'not ',
  'non-',
  'never ',
  'without ',
  "n't ",
  'no ',
  'avoid ',
  'prevent',
  'rather than ',
  'instead of ',
];

/** “Returns the child's hash and API key”: what is made is told to who asked. */
export function issuedKey(definition: Definition): Place | undefined {
  const {
    standing,
    whole: { description },
  } = definition;
  if (!standing.some(({ sense }) => sense === 'create' || sense === 'start')) return undefined;
  if (phraseIn(definition, KEYS) === undefined) return undefined;
  const quote = ISSUES.exec(description.slice(0, 1500))?.[0];
  return quote === undefined ? undefined : { pointer: '/description', quote };
}
/** One of these is in whatever the pattern finds, and to find that costs less. */
const KEYS = new Phrases(['api key', 'api_key', 'access token', 'auth token', 'bearer token', 'secret key'], 1500);
const ISSUES =
  /\b(?:returns?|to get|receive) [^.;:]{0,60}?\b(?:API[ _]key|access token|auth token|bearer token|secret key)\b/i;
