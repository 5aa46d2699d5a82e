import { plain } from '../model/text.ts';

/** Foreign text made safe for each kind of document: it stays readable and can never become structure. */

/** Inside Markdown: a code span whose fence is longer than any run of backticks in the text. */
export function codeSpan(text: string): string {
  const line = plain(text).replace(/\s+/g, ' ').trim();
  if (line === '') return '(empty)';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || fence.length > 1 ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Inside Markdown: a fenced block whose fence no line of the text can close. */
export function codeBlock(text: string, language: 'text' | 'json'): string {
  const body = language === 'json' ? escapeHidden(text) : plain(text.replace(/\r\n?/g, '\n'));
  const fence = '`'.repeat(Math.max(3, longestRun(body) + 1));
  return `${fence}${language}\n${body}\n${fence}`;
}

/**
 * Inside Markdown prose, for names that people chose: what could be markup is escaped, and nothing else, since models
 * read the source. A stop, a colon or a dash is markup only within an address or where a line begins.
 */
export function markdownText(text: string): string {
  return plain(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&$^]/g, '\\$&')
    .replace(/:(?=\S)|(?<=\S)@/g, entity)
    .replace(/\.(?=[\p{L}\p{N}_-])|^(\d*)(?:[-+=.)])/gu, (all) => `${all.slice(0, -1)}\\${all.slice(-1)}`);
}

/** A sentence of ours in Markdown, which names foreign things between backticks: they become code spans. */
export const markdownSentence = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeSpan(part) : part.replace(/^(\s*)([^]*?)(\s*)$/, between)))
    .join('');

const between = (_: string, before: string, text: string, after: string) => before + markdownText(text) + after;

/** Inside XML text or an attribute; what XML 1.0 cannot carry is shown as its number. */
export function xmlText(text: string): string {
  return plain(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, entity);
}

/** One cell of a CSV file that no spreadsheet takes for a formula. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = value.toWellFormed().replaceAll('\u0000', '\ufffd');
  const safe = /^[\s"']*[=+\-@\t\r\n＝＋－＠|%]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** JSON in which hidden and direction-changing characters are escaped: the same value, but everything can be seen. */
function escapeHidden(json: string): string {
  return json.replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u007f-\u009f\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

const longestRun = (text: string) =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);

const entity = (character: string) => `&#${character.codePointAt(0)};`;
