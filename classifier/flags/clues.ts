import { REMEMBERED, type Word } from '../text/word.ts';
import { isAddressSign, isLatin, KIND, kindOf } from './letters.ts';
import { hashOfTwo, hashOn, mayBeRare, LETTERS, mayBeSecond } from './phrases.ts';

/** What a word tells by itself, one bit each. */
export const CLUE = {
  known: 1,
  /** A phrase of a rare concept may stand in it, or begin or end there. */
  phrase: 2,
  /** Its first letters may be the second word of such a phrase. */
  second: 4,
  /** Holds Latin letters. */
  latin: 8,
  /** Looks like an address, or a part of one. */
  address: 16,
  foreign: 32,
  hidden: 64,
} as const;

/** Of the words that are remembered, and in the last place of whichever other word was asked for last. */
export const clues = new Uint8Array(REMEMBERED + 1);
/** The hashes of a word's first letters and of those after its last sign. */
export const firstHashes = new Int32Array(REMEMBERED + 1);
export const lastHashes = new Int32Array(REMEMBERED + 1);

/** The place in those lists of what is known of a word, which stands between two places of a text. */
export function clueOf({ number, raw }: Word, codes: Uint16Array, from: number, to: number): number {
  const at = number < 0 || to - from > raw.length ? REMEMBERED : number;
  if (at === REMEMBERED || clues[at] === 0) read(codes, from, to, at);
  return at;
}

function read(codes: Uint16Array, from: number, to: number, at: number): void {
  let found: number = CLUE.known;
  let before = 0;
  for (let i = from; i < to; i++) {
    const code = codes[i] as number;
    if (code >= 128) {
      const kind = kindOf(code, i > from ? (codes[i - 1] as number) : 0);
      if (kind === KIND.foreign) found |= CLUE.foreign;
      if (kind === KIND.control) found |= CLUE.hidden;
    } else if (isAddressSign(code, i > from ? (codes[i - 1] as number) : 0, i + 1 < to ? (codes[i + 1] as number) : 0))
      found |= CLUE.address;
    if (!isLatin(code)) continue;
    let hash = 0;
    const start = i;
    for (; i < to && isLatin(codes[i] as number); i++) if (i - start < LETTERS) hash = hashOn(hash, codes[i] as number);
    i--;
    const isFirst = (found & CLUE.latin) === 0;
    if (mayBeRare(hash) || (!isFirst && mayBeRare(hashOfTwo(before, hash)))) found |= CLUE.phrase;
    if (isFirst && mayBeSecond(hash)) found |= CLUE.second;
    if (isFirst) firstHashes[at] = hash;
    found |= CLUE.latin;
    before = hash;
  }
  lastHashes[at] = before;
  clues[at] = found;
}
