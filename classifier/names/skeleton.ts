import { foldedText } from './fold.ts';

const IS_ASCII = /^[\x20-\x7e]*$/;

/** A name as a hurried reader sees it: without case, separators and accents, look-alike letters and digits as one. */
export function skeletonOf(name: string): string {
  return (IS_ASCII.test(name) ? name : foldedText(name.normalize('NFKC')))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('0', 'o')
    .replace(/[1i|]/gu, 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Whether two names are the same but for case and separators. */
export function differsInSpellingOnly(a: string, b: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(a) === plain(b);
}

/** Whether one letter was put in, left out or changed, or two neighbours changed places. Linear in the names. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return left.length + right.length <= 2 || (left.length === 2 && right === `${left[1]}${left[0]}`);
}
