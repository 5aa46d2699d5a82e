import { codesOf } from './codes.ts';
import { hashOn } from './memory.ts';
import { type Word, wordIn } from './word.ts';

/** What stands between a token and the one before it. */
export const GAP = { none: 0, comma: 1, aside: 2, clause: 3, sentence: 4 } as const;

export interface Token {
  word: Word;
  start: number;
  end: number;
  /** One of GAP: the strongest mark before this token. */
  gap: number;
}

/** Longer texts are read to here for what the tool does; the checks for traps read all of a text. */
const READ_TO = 6000;

/** One pass over a text: words with their places and what separates them. */
export function tokenise(text: string, readTo: number = READ_TO): Token[] {
  const tokens: Token[] = [];
  const { codes, length } = codesOf(text, readTo);
  let gap: number = GAP.sentence;
  let i = 0;
  while (i < length) {
    let code = codes[i] as number;
    if (code === 32) {
      i++;
      continue;
    }
    if (!isWord(code)) {
      gap = Math.max(gap, markOf(codes, length, i++, code));
      continue;
    }
    const start = i;
    let hash = 0;
    do {
      hash = hashOn(hash, code);
      code = codes[++i] as number;
    } while (i < length && (isWord(code) || joins(codes, i, length, code)));
    if (gap === GAP.none && isAdvice(codes, start, i, length)) gap = GAP.sentence;
    tokens.push({ word: wordIn(codes, start, i, hash), start, end: i, gap });
    gap = GAP.none;
  }
  return tokens;
}

/** “Cancel a workflow Use when …”, “Use this …”: where a stop was forgotten, the advice begins a sentence all the same. */
const isAdvice = (codes: Uint16Array, start: number, end: number, length: number) =>
  codes[start] === 85 &&
  end - start === 3 &&
  codes[start + 1] === 115 &&
  end + 2 < length &&
  (codes[end + 1] === 119 || codes[end + 1] === 116) &&
  codes[end + 2] === 104;

const isWord = (code: number) => (code < 128 ? WORD[code] === 1 : isForeignLetter(code));

/** Letters, digits and the underscore. */
const WORD = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

/** Letters of other scripts; halves of pairs are those of pictures, with which many a text begins. */
function isForeignLetter(code: number): boolean {
  return (
    (code > 191 && code < 0x2000) ||
    (code > 0x206f && code < 0x3000 && code < 0x2190) ||
    (code >= 0x3040 && code < 0xff00 && !(code >= 0xd800 && code < 0xf900) && !(code >= 0xfe00 && code < 0xfe10))
  );
}

/** An apostrophe, a hyphen, a dot or a slash-free joint inside a word: `doesn't`, `read-only`, `issues.list`. */
function joins(codes: Uint16Array, i: number, length: number, code: number): boolean {
  if (code !== 39 && code !== 0x2019 && code !== 45 && code !== 46) return false;
  const next = codes[i + 1] as number;
  return i + 1 < length && isWord(next) && !(code === 46 && isUpper(next));
}

const isUpper = (code: number) => code >= 65 && code <= 90;

function markOf(codes: Uint16Array, length: number, i: number, code: number): number {
  const next = i + 1 < length ? (codes[i + 1] as number) : -1;
  switch (code) {
    case 46: // .
    case 33: // !
    case 63: // ?
      return next <= 32 || isUpper(next) ? GAP.sentence : GAP.none;
    case 0x3002: // 。
    case 0xff01:
    case 0xff1f:
    case 59: // ;
    case 0xff1b:
      return GAP.sentence;
    case 10:
      return next === 10 || next === 45 || next === 42 || next === 35 || next === 0x2022 || isUpper(next) || next === 60
        ? GAP.sentence
        : GAP.clause;
    case 40: // (
    case 41:
      return GAP.aside;
    case 58: // :
    case 0x2013:
    case 0x2014:
    case 0xff0c:
    case 0xff1a:
    case 124: // |
      return GAP.clause;
    case 44: // ,
    case 47: // /
    case 38: // &
    case 0x3001:
      return GAP.comma;
    case 45: // a dash between spaces
      return i > 0 && codes[i - 1] === 32 && next === 32 ? GAP.clause : GAP.none;
    default:
      return GAP.none;
  }
}
