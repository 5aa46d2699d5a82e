import { codesOf, LONGEST } from '../text/codes.ts';
import { hashOn, numberIn } from '../text/memory.ts';
import { AT, CLUE, type Clues } from './clues.ts';
import { hasLongRow, LONGEST_ROW } from './encoded.ts';
import {
  beginsSentence,
  endsPart,
  endsSentence,
  isAddressSign,
  isWordLetter,
  joinsLetters,
  KIND,
  kindOf,
} from './letters.ts';
import { allConceptsIn, conceptsIn, hashOfTwo, mayBeRare } from './phrases.ts';
import { bitOf, mayHold, UNFOUND, UNSEEN } from './rules.ts';

/** Two sentences that follow each other, from `start` to `middle` and from there to `end`. */
export interface Suspect {
  start: number;
  middle: number;
  end: number;
}

/** What one pass over a text tells, so that the searches that most texts do not need are left out. */
export interface Scan {
  /** Sentences, each with the one before it, whose words alone make a closer look worth while. */
  suspects: readonly Suspect[];
  sentences: number;
  /** A sentence, or two that follow each other, may hold a trap, by the rare concepts in them; addresses are only suspected. */
  trap: boolean;
  /** Holds letters beyond ASCII. */
  foreign: boolean;
  /** Holds characters that are not drawn, or that turn the text around. */
  hidden: boolean;
  /** A long row of the characters that encoded text is made of. */
  blob: boolean;
  /** So much blank space that what follows is out of sight. */
  gap: boolean;
}

/** Nothing in the text wants a closer look. */
export const isQuiet = ({ suspects, trap, foreign, hidden, blob, gap }: Scan): boolean =>
  suspects.length === 0 && !trap && !foreign && !hidden && !blob && !gap;

const ADDRESS = bitOf('address');
/** Sentences of more words are cut. */
const MOST_WORDS = 70;
/** After so many words a capital may begin a sentence, though no stop is before it: so texts are often put at the end of others. */
const ENOUGH_WORDS = 5;
const BLANK = 120;
const NONE: readonly Suspect[] = [];

/** `enough`: from where on the suspicion of two sentences makes them be looked at. */
export function scan(text: string, clues: Clues, enough: number): Scan {
  const { list } = clues;
  const least = Math.ceil(100 * enough - 1e-6);
  const { codes, length } = codesOf(text, LONGEST);
  let suspects: Suspect[] | undefined;
  let sentences = 0;
  let start = 0;
  let middle = 0;
  let words = 0;
  let suspectedBefore = 0;
  let suspected = 0;
  /** The rare concepts of the sentence that is read and of the one before it. */
  let concepts = 0;
  let conceptsBefore = 0;
  let trap = false;
  let hashBefore = 0;
  let found = 0;
  let gap = text.length > LONGEST;
  let blob = false;
  /** Where the last row of characters without blanks begins and ends. */
  let from = 0;
  let to = 0;
  // As if a line ended with the text: no character past its end is looked at.
  codes[length] = 10;
  for (let i = 0; i <= length; i++) {
    let code = codes[i] as number;
    if (code === 32) continue;
    if (i !== to) {
      blob ||= to - from >= LONGEST_ROW && hasLongRow(codes, from, to);
      gap ||= i - to > BLANK;
      from = i;
    }
    if (isWordLetter(code)) {
      const begin = i;
      let hash = 0;
      do {
        hash = hashOn(hash, code);
        code = codes[++i] as number;
      } while (isWordLetter(code) || joinsLetters(codes, i, code));
      const at = clues.of(numberIn(codes, begin, i, hash), codes, begin, i);
      const clue = list[at + AT.bits] as number;
      found |= clue;
      suspected += list[at + AT.suspicion] as number;
      words++;
      if (
        (clue & CLUE.phrase) !== 0 ||
        ((clue & CLUE.second) !== 0 && mayBeRare(hashOfTwo(hashBefore, list[at + AT.first] as number)))
      )
        concepts |= conceptsIn(codes, length, begin, i, hashBefore);
      if ((clue & CLUE.address) !== 0) concepts |= ADDRESS;
      if ((clue & CLUE.latin) !== 0) hashBefore = list[at + AT.last] as number;
      to = i;
      // After most words nothing but a blank stands.
      if (code === 32 && words < MOST_WORDS && !(words >= ENOUGH_WORDS && beginsSentence(codes, i + 1))) continue;
    }
    if (i < length) {
      const before = i > 0 ? (codes[i - 1] as number) : 0;
      const kind = kindOf(code, before);
      if (kind !== KIND.blank) to = i + 1;
      if (kind === KIND.control) found |= CLUE.hidden;
      else if (kind === KIND.foreign) found |= CLUE.foreign;
      if (code === 46 ? isAddressSign(codes[i + 1] as number, 46, 0) : isAddressSign(code, before, 0))
        concepts |= ADDRESS;
    }
    if ((concepts | conceptsBefore) !== 0 && (i === length || endsSentence(code, codes[i + 1] as number))) {
      if (!trap && mayHold(concepts | conceptsBefore | UNSEEN))
        trap = mayHold(concepts | conceptsBefore | UNFOUND | allConceptsIn(codes, length, beginOfTwo(codes, i), i));
      conceptsBefore = concepts;
      concepts = 0;
    }
    if (words > 0 && (words >= MOST_WORDS || i === length || code === 32 || endsPart(code, codes[i + 1] as number))) {
      const end = Math.min(i + 1, length);
      sentences++;
      if (suspected >= least || suspectedBefore + suspected >= least) (suspects ??= []).push({ start, middle, end });
      start = middle;
      middle = end;
      suspectedBefore = suspected;
      suspected = 0;
      words = 0;
    }
  }
  blob ||= to - from >= LONGEST_ROW && hasLongRow(codes, from, to);
  return {
    suspects: suspects ?? NONE,
    sentences,
    trap,
    foreign: (found & CLUE.foreign) !== 0,
    hidden: text.length > LONGEST || (found & CLUE.hidden) !== 0,
    blob,
    gap,
  };
}

/** Where the sentence before the one that ends here begins. */
function beginOfTwo(codes: Uint16Array, end: number): number {
  let ends = 0;
  for (let i = end - 1; i >= 0; i--)
    if (endsSentence(codes[i] as number, codes[i + 1] as number) && ++ends === 2) return i + 1;
  return 0;
}
