import { codesOf, LONGEST } from '../text/codes.ts';
import { hashOn, wordIn, type Word } from '../text/word.ts';

/** Two sentences that follow each other, from `start` to `middle` and from there to `end`. */
export interface Suspect {
  start: number;
  middle: number;
  end: number;
}

/** How much a word makes one suspect that a text steers, and from where on two sentences are looked at. */
export interface Suspicion {
  of(word: Word): number;
  enough: number;
}

/** Sentences of more words are cut. */
const MOST_WORDS = 70;

const WORD = Uint8Array.from({ length: 128 }, (_, code) => Number(/\w/u.test(String.fromCharCode(code))));

/** Sentences, each with the one before it, whose words alone make a closer look worth while; and how many there are in all. */
export function suspectsIn(text: string, suspicion: Suspicion): { suspects: Suspect[]; sentences: number } {
  const { codes, length } = codesOf(text, LONGEST);
  const suspects: Suspect[] = [];
  let sentences = 0;
  let start = 0;
  let middle = 0;
  let words = 0;
  let before = 0;
  let suspected = 0;
  // As if a line ended with the text: no character past its end is looked at.
  codes[length] = 10;
  for (let i = 0; i <= length; i++) {
    let code = codes[i] as number;
    if (code === 32) continue;
    if (code < 128 ? WORD[code] === 1 : isForeign(code)) {
      const from = i;
      let hash = 0;
      do {
        hash = hashOn(hash, code);
        code = codes[++i] as number;
      } while ((code < 128 ? WORD[code] === 1 : isForeign(code)) || joins(codes, i, code));
      suspected += suspicion.of(wordIn(codes, from, i, hash));
      words++;
    }
    if (words > 0 && (words >= MOST_WORDS || i === length || endsSentence(code, codes[i + 1] as number))) {
      const end = Math.min(i + 1, length);
      sentences++;
      if (suspected >= suspicion.enough || before + suspected >= suspicion.enough)
        suspects.push({ start, middle, end });
      start = middle;
      middle = end;
      before = suspected;
      suspected = 0;
      words = 0;
    }
  }
  return { suspects, sentences };
}

/** An apostrophe, a dot or an at sign inside of a word, an address or a file's name. */
function joins(codes: Uint16Array, i: number, code: number): boolean {
  if (code !== 46 && code !== 39 && code !== 64 && code !== 0x2019) return false;
  const next = codes[i + 1] as number;
  return next < 128 ? WORD[next] === 1 && !(code === 46 && next >= 65 && next <= 90) : isForeign(next);
}

/** At the end of a line, and at a full stop that a blank or a closing mark follows. */
function endsSentence(code: number, next: number): boolean {
  if (code === 10 || code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b) return true;
  if (code !== 46 && code !== 33 && code !== 63 && code !== 59) return false;
  return next <= 32 || next === 34 || next === 39 || next === 41 || next === 93 || next === 42;
}

/** Letters beyond ASCII. */
function isForeign(code: number): boolean {
  if (code < 0x2000) return code >= 0xc0;
  return (code >= 0x2c00 && code < 0x3000) || (code >= 0x3040 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00);
}
