import { numbersOfWords, REMEMBERED, textIn } from '../text/memory.ts';
import { isAddressSign, isLatin, KIND, kindOf } from './letters.ts';
import { hashOfTwo, hashOn, isRare, LETTERS, mayBeSecond } from './phrases.ts';

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

/** Where in the list stands what of a word: its bits, its suspicion, the hash of its first letters and of those after its last sign. */
export const AT = { bits: 0, suspicion: 1, first: 2, last: 3 } as const;
const SIZE = 4;

/** What one pass over a text asks of its words, side by side, so that a word costs one access to memory. */
export class Clues {
  /** Of the words that are remembered, and in the last place of whichever other word was asked for last. */
  readonly list = numbersOfWords(SIZE);
  readonly #suspicion: (word: string) => number;

  /** `suspicion`: how much a word makes one suspect that a text steers, in hundredths. */
  constructor(suspicion: (word: string) => number) {
    this.#suspicion = suspicion;
  }

  /** The place in the list of what is known of a word, which stands between two places of a text. */
  of(number: number, codes: Uint16Array, from: number, to: number): number {
    const at = SIZE * (number < 0 ? REMEMBERED : number);
    if (number < 0 || this.list[at] === 0) this.#read(at, codes, from, to);
    return at;
  }

  #read(at: number, codes: Uint16Array, from: number, to: number): void {
    const { list } = this;
    let bits: number = CLUE.known;
    let before = 0;
    for (let i = from; i < to; i++) {
      const code = codes[i] as number;
      const previous = i > from ? (codes[i - 1] as number) : 0;
      const kind = kindOf(code, previous);
      if (kind === KIND.foreign) bits |= CLUE.foreign;
      if (kind === KIND.control) bits |= CLUE.hidden;
      if (isAddressSign(code, previous, i + 1 < to ? (codes[i + 1] as number) : 0)) bits |= CLUE.address;
      if (!isLatin(code)) continue;
      let hash = 0;
      const start = i;
      for (; i < to && isLatin(codes[i] as number); i++)
        if (i - start < LETTERS) hash = hashOn(hash, codes[i] as number);
      i--;
      const isFirst = (bits & CLUE.latin) === 0;
      if (isRare(hash) || (!isFirst && isRare(hashOfTwo(before, hash)))) bits |= CLUE.phrase;
      if (isFirst && mayBeSecond(hash)) bits |= CLUE.second;
      if (isFirst) list[at + AT.first] = hash;
      bits |= CLUE.latin;
      before = hash;
    }
    list[at + AT.last] = before;
    list[at + AT.suspicion] = this.#suspicion(textIn(codes, from, to));
    list[at] = bits;
  }
}
