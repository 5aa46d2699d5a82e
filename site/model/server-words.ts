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
  const told = [...why.matchAll(/“([^”]*)”/g)]
    .map(([, quote]) => quote!.replace(/…$/, ''))
    .find((quote) => quote !== '' && said.startsWith(quote));
  if (told === undefined) return said === '' ? null : { label: 'Its server says', text: oneLine(description, MOST) };
  const left = said.slice(told.length);
  const rest = left.replace(/^[\s.。,;:–—-]+/, '');
  if (rest === '') return null;
  const isNew = /^[.。!?]/.test(left) || !why.includes(`“${told}…”`);
  return { label: 'Its server goes on', text: `${isNew ? '' : '…'}${oneLine(rest, MOST)}` };
}
