import { codesOf, LONGEST } from '../text/codes.ts';
import { ALL, conceptsAt, hashOn, LETTERS, RARE_ONLY } from './phrases.ts';
import { bitOf, mayHold, RARE } from './rules.ts';

/** Two sentences that follow each other, from `start` to `middle` and from there to `end`. */
export interface Pair {
  start: number;
  middle: number;
  end: number;
  /** The concepts in each, one bit each. */
  first: number;
  second: number;
}

/** What one look over a text tells, so that the searches that most texts do not need are left out. */
export interface Glance {
  /** Sentences, each with the one before it, that may have a flag. Addresses and names of tools are only suspected. */
  pairs: Pair[];
  /** Holds letters beyond ASCII. */
  foreign: boolean;
  /** Holds characters that are not drawn, or that turn the text around. */
  hidden: boolean;
  /** A long row of the characters that encoded text is made of. */
  blob: boolean;
  /** So much blank space that what follows is out of sight. */
  gap: boolean;
}

const ADDRESS = bitOf('address');
const TOOL = bitOf('foreignTool');
const LONGEST_WORD = 32;
const BLANK = 120;
const LONGEST_SENTENCE = 1000;

const KIND = { other: 0, digit: 1, blank: 2, control: 3, foreign: 4 } as const;
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[0-9+/%\\]/u.test(character)) return KIND.digit;
  if (/[ \t\r\n]/u.test(character)) return KIND.blank;
  return code < 32 || code === 127 ? KIND.control : KIND.other;
});

/** `told`: concepts that every sentence of the text has. `all`: every sentence is searched. */
export function glanceAt(text: string, told: number, all = false): Glance {
  const glance: Glance = {
    pairs: [],
    foreign: false,
    hidden: text.length > LONGEST,
    blob: false,
    gap: text.length > LONGEST,
  };
  // Most texts have no flag even if they held every concept that is not rare, and then those need no search.
  if (!all) look(text, glance, RARE_ONLY, told | ~RARE);
  if (all || glance.pairs.length > 0) {
    glance.pairs = [];
    look(text, glance, ALL, all ? -1 : told);
  }
  return glance;
}

/** One pass over the characters of a text, that finds the sentences which may have a flag if they also had the concepts `given`. */
function look(text: string, glance: Glance, which: number, given: number): void {
  const { codes, length } = codesOf(text, LONGEST);
  let wordBefore = 0;
  let row = 0;
  let blanks = 0;
  let start = 0;
  let middle = 0;
  let first = 0;
  let second = 0;
  // As if a line ended with the text: no character past its end is looked at.
  codes[length] = 10;
  for (let i = 0; i <= length; i++) {
    let code = codes[i] as number;
    if (isLetter(code)) {
      const word = i;
      let hash = 0;
      do {
        if (i - word < LETTERS) hash = hashOn(hash, code);
        code = codes[++i] as number;
      } while (isLetter(code));
      second |= conceptsAt(codes, length, word, wordBefore, hash, which);
      wordBefore = hash;
      blanks = i;
    }
    const kind = code < 128 ? (KINDS[code] as number) : kindOf(code, i > 0 ? (codes[i - 1] as number) : 0);
    if (kind === KIND.digit) {
      if (isAddressSign(codes, i, code)) second |= ADDRESS;
      blanks = i + 1;
      continue;
    }
    if (i - row >= LONGEST_WORD) glance.blob = true;
    row = i + 1;
    if (kind !== KIND.blank || i === length) {
      blanks = i + 1;
      if (code === 64) second |= ADDRESS;
      else if (code === 95) second |= TOOL;
      else if (kind === KIND.control) glance.hidden = true;
      else if (kind === KIND.foreign) glance.foreign = true;
    } else if (i - blanks >= BLANK) glance.gap = true;
    if (endsSentence(code, codes[i + 1] as number) || isTooLong(kind, i - middle)) {
      const end = Math.min(i + 1, length);
      if (mayHold(first | second | given)) glance.pairs.push({ start, middle, end, first, second });
      start = middle;
      middle = end;
      first = second;
      second = 0;
    }
  }
}

const isLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122;

/** The slashes of a URL, digits after a dot, or the beginning of `0x`. */
function isAddressSign(codes: Uint16Array, at: number, code: number): boolean {
  const before = at > 0 ? codes[at - 1] : 0;
  return code === 47 ? before === 58 : before === 46 || (code === 48 && codes[at + 1] === 120);
}

/** At the end of a line, and at a full stop that a blank or a closing mark follows. */
function endsSentence(code: number, next: number): boolean {
  if (code === 10 || code === 0x3002 || code === 0xff01 || code === 0xff1f) return true;
  if (code !== 46 && code !== 33 && code !== 63) return false;
  return next <= 32 || next === 34 || next === 39 || next === 41 || next === 93;
}

const isTooLong = (kind: number, length: number) => length > LONGEST_SENTENCE && kind === KIND.blank;

/** Of a character beyond ASCII. Punctuation, arrows, signs and emoji tell nothing. */
function kindOf(code: number, before: number): number {
  if (code === 0xad || code === 0x180e || code === 0xfeff || code === 0xdb40) return KIND.control;
  if (code >= 0x200b && code <= 0x206f && !(code >= 0x2010 && code <= 0x2029) && !(code >= 0x2030 && code <= 0x205f))
    return KIND.control;
  if (code >= 0xfe00 && code <= 0xfe0f) return before >= 0xfe00 && before <= 0xfe0f ? KIND.control : KIND.other;
  const isSign = code < 0xc0 || (code >= 0x2000 && code < 0x2c00) || (code >= 0xd800 && code <= 0xdfff);
  return isSign ? KIND.other : KIND.foreign;
}
