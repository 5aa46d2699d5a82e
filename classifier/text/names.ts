import { codesOf } from './codes.ts';
import { mapped } from './packed.ts';
import { hashOn } from './memory.ts';
import { type Word, wordIn } from './word.ts';

/** A span of a string: `text.slice(start, end)` is what it names. */
export interface Span {
  start: number;
  end: number;
}

/** A word of a name and where it stands in it. */
export interface NameWord extends Span {
  word: Word;
}

/** The words of a name, read. */
export function wordsOfName(name: string): NameWord[] {
  const { codes } = codesOf(name, LONGEST_NAME);
  return mapped(splitName(name), ({ start, end }) => {
    let hash = 0;
    for (let i = start; i < end; i++) hash = hashOn(hash, codes[i] as number);
    return { word: wordIn(codes, start, end, hash), start, end };
  });
}

const LONGEST_NAME = 400;

const KIND = { other: 0, lower: 1, upper: 2, digit: 3 } as const;

function kind(code: number): number {
  if (code >= 97 && code <= 122) return KIND.lower;
  if (code >= 65 && code <= 90) return KIND.upper;
  if (code >= 48 && code <= 57) return KIND.digit;
  return code > 127 ? KIND.lower : KIND.other;
}

/**
 * The words of a name in any style: snake_case, kebab-case, dotted, camelCase, acronyms (`getHTTPHeader` is get, HTTP,
 * Header). Digits stay with the word before them. Linear; what lies past 400 characters is left out.
 */
export function splitName(name: string): Span[] {
  const spans: Span[] = [];
  const length = Math.min(name.length, LONGEST_NAME);
  let start = -1;
  let before: number = KIND.other;
  for (let i = 0; i < length; i++) {
    const here = kind(name.charCodeAt(i));
    if (here === KIND.other) {
      if (start >= 0) spans.push({ start, end: i });
      start = -1;
    } else if (start < 0) start = i;
    else if (here === KIND.upper && before !== KIND.upper) {
      spans.push({ start, end: i });
      start = i;
    } else if (here === KIND.lower && before === KIND.upper && i - start > 1 && !plural(name, i, length)) {
      spans.push({ start, end: i - 1 });
      start = i - 1;
    }
    before = here;
  }
  if (start >= 0) spans.push({ start, end: length });
  return spans;
}

/** `getURLs`: the s belongs to the acronym. */
function plural(name: string, i: number, length: number): boolean {
  return name[i] === 's' && (i + 1 >= length || kind(name.charCodeAt(i + 1)) !== KIND.lower);
}
