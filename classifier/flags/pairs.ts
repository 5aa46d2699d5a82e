import { codesOf, LONGEST } from '../text/codes.ts';
import { endsSentence, isAddressSign, isLatin, KIND, kindOf } from './letters.ts';
import { conceptsAt, hashOn, LETTERS } from './phrases.ts';
import { bitOf, mayHold } from './rules.ts';

/** Two sentences that follow each other, from `start` to `middle` and from there to `end`. */
export interface Pair {
  start: number;
  middle: number;
  end: number;
  /** The concepts in each, one bit each. */
  first: number;
  second: number;
}

const ADDRESS = bitOf('address');
const TOOL = bitOf('foreignTool');
const LONGEST_SENTENCE = 1000;

/**
 * The sentences of a text, each with the one before it, that may have a flag if they also had the concepts `given`.
 * Addresses and names of tools are only suspected.
 */
export function pairsIn(text: string, given: number): Pair[] {
  const { codes, length } = codesOf(text, LONGEST);
  const pairs: Pair[] = [];
  let before = 0;
  let start = 0;
  let middle = 0;
  let first = 0;
  let second = 0;
  // As if a line ended with the text: no character past its end is looked at.
  codes[length] = 10;
  for (let i = 0; i <= length; i++) {
    let code = codes[i] as number;
    if (isLatin(code)) {
      const word = i;
      let hash = 0;
      do {
        if (i - word < LETTERS) hash = hashOn(hash, code);
        code = codes[++i] as number;
      } while (isLatin(code));
      second |= conceptsAt(codes, length, word, before, hash);
      before = hash;
    }
    if (isAddressSign(code, i > 0 ? (codes[i - 1] as number) : 0, codes[i + 1] as number)) second |= ADDRESS;
    else if (code === 95) second |= TOOL;
    if (endsSentence(code, codes[i + 1] as number) || isTooLong(code, i - middle)) {
      const end = Math.min(i + 1, length);
      if (mayHold(first | second | given)) pairs.push({ start, middle, end, first, second });
      start = middle;
      middle = end;
      first = second;
      second = 0;
    }
  }
  return pairs;
}

const isTooLong = (code: number, length: number) => length > LONGEST_SENTENCE && kindOf(code, 0) === KIND.blank;
