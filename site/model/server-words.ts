import { inline, oneLine } from './text.ts';

/** What a server says of a tool, beside the one-sentence why. */
export interface ServerWords {
  label: string;
  text: string;
}

const MOST = 260;

/** The beginning of a description; what the why has quoted of it is not said again, and null means that this was all. */
export function wordsBeside(why: string, description: string): ServerWords | null {
  const said = inline(description.slice(0, MOST * 20));
  const end = toldUntil(why, said);
  if (end === 0) return said === '' ? null : { label: 'Its server says', text: oneLine(description, MOST) };
  const left = said.slice(end);
  const rest = left.replace(/^[\s.。,;:–—-]+/, '');
  if (rest === '') return null;
  const isNew = /^[.。!?]/.test(left) || !why.includes(`${said.slice(end - 1, end)}…”`);
  return { label: 'Its server goes on', text: `${isNew ? '' : '…'}${oneLine(rest, MOST)}` };
}

/** How much of what is said the why has told: a quotation from its beginning, or one that follows on its first verb. */
function toldUntil(why: string, said: string): number {
  const object = /^[^“:]* “([^”]*)”/.exec(why)?.[1]?.replace(/…$/, '');
  if (object !== undefined && said.includes(object)) return said.indexOf(object) + object.length;
  const quotes = [...why.matchAll(/“([^”]*)”/g)].map(([, quote]) => quote!.replace(/…$/, ''));
  return quotes.find((quote) => said.startsWith(quote))?.length ?? 0;
}

/** Whether a sentence of the rationale only quotes what stands beside it in the server’s own words. */
export function isSaid(sentence: string, says: ServerWords | null): boolean {
  const quote = /^(?:Also: |It also [^“]*)“([^”]*)”\.$/.exec(sentence)?.[1];
  return quote !== undefined && says !== null && says.text.includes(quote.replace(/…$/, ''));
}
