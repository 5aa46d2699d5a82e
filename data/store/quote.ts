import { pointerTokens, resolvePointer } from './pointer.ts';

/** Whether the words stand in the document at the pointer: in the string there, or in the key that leads there. */
export function quoteHolds(document: unknown, pointer: string, quote: string): boolean {
  const value = resolvePointer(document, pointer);
  if (typeof value === 'string' && value.includes(quote)) return true;
  return value !== undefined && (pointerTokens(pointer).at(-1)?.includes(quote) ?? false);
}
