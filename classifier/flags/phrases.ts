import { CONCEPTS } from './concepts.ts';
import { isLatin } from './letters.ts';
import { bitOf, type Concept, RARE } from './rules.ts';

interface Phrase {
  text: string;
  /** It ends where a word ends. */
  whole: boolean;
  concept: number;
  /** The hash of the word, or of the two, by which it is found, and where in it the last of them begins. */
  hash: number;
  at: number;
}

/** How many of a word's first letters tell it from others. */
export const LETTERS = 5;
const SLOTS = 1 << 16;

/** Phrases by a word of theirs, or by two that follow each other, in the slot of its hash. */
const slots: (Phrase[] | undefined)[] = new Array(SLOTS).fill(undefined);
/** Which slots are taken, so that most words are told from all phrases by one byte: by a rare concept, by another, or both. */
const taken = new Uint8Array(SLOTS);
const BY_RARE = 1;
const BY_OTHER = 2;
/** By the hash of a word, whether it is the second of two by which a phrase of a rare concept is found. */
const seconds = new Uint8Array(SLOTS);
const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/** The hash of a word's first letters, one letter further. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + (code | 32)) | 0;
export const hashOfTwo = (before: number, hash: number) => (Math.imul(before, 0x9e3779b1) + hash) | 0;
const hashOf = (word: string) =>
  [...word.slice(0, LETTERS)].reduce((hash, letter) => hashOn(hash, letter.charCodeAt(0)), 0);

for (const [concept, phrases] of Object.entries(CONCEPTS))
  for (const phrase of phrases) index(phrase.replace(/\|$/u, ''), phrase.endsWith('|'), bitOf(concept as Concept));

function index(text: string, whole: boolean, concept: number): void {
  const words = [...text.matchAll(/[a-z]+/gu)].map(({ 0: word, index: at }) => ({ word, at }));
  // The last word may go on in a text, so that only its first letters are sure.
  const isOpen = /[a-z]$/u.test(text) && !whole;
  if (isOpen && (words.at(-1)?.word.length ?? 0) < LETTERS) words.pop();
  if (words.length === 0) throw new Error(`The phrase “${text}” needs a word that ends; put “|” after it.`);
  const size = (i: number) => (words[i - 1]?.word.length ?? 0) + (words[i]?.word.length ?? 0);
  const i = words.map((_, i) => i).reduce((best, i) => (i > 0 && (best === 0 || size(i) > size(best)) ? i : best), 0);
  const last = hashOf(words[i]?.word as string);
  const hash = i === 0 ? last : hashOfTwo(hashOf(words[i - 1]?.word as string), last);
  const slot = slotOf(hash);
  (slots[slot] ??= []).push({ text, whole, concept, hash, at: words[i]?.at as number });
  taken[slot] = (taken[slot] as number) | ((concept & RARE) === 0 ? BY_OTHER : BY_RARE);
  if (i > 0 && (concept & RARE) !== 0) seconds[slotOf(last)] = 1;
}

/** Whether a phrase of a rare concept may be found by a word, or by two that follow each other, of this hash. */
export const mayBeRare = (hash: number): boolean => ((taken[slotOf(hash)] as number) & BY_RARE) !== 0;

/** Whether one is, which takes longer to tell. */
export const isRare = (hash: number): boolean =>
  mayBeRare(hash) &&
  (slots[slotOf(hash)] as Phrase[]).some((phrase) => phrase.hash === hash && (phrase.concept & RARE) !== 0);

/** Whether a word of this hash may be the second of two by which such a phrase is found. */
export const mayBeSecond = (hash: number): boolean => seconds[slotOf(hash)] === 1;

/** The concepts of the rare phrases that are found by the words between two places; `before` is the hash of the word before them. */
export function conceptsIn(codes: Uint16Array, length: number, from: number, to: number, before: number): number {
  let concepts = 0;
  for (let i = from; i < to; i++) {
    if (!isLatin(codes[i] as number)) continue;
    const start = i;
    let hash = 0;
    for (; i < to && isLatin(codes[i] as number); i++) if (i - start < LETTERS) hash = hashOn(hash, codes[i] as number);
    const two = hashOfTwo(before, hash);
    if (mayBeRare(hash)) concepts |= conceptsOf(hash, codes, length, start);
    if (mayBeRare(two)) concepts |= conceptsOf(two, codes, length, start);
    before = hash;
  }
  return concepts;
}

/** The concepts of all phrases that are found by the words between two places. */
export function allConceptsIn(codes: Uint16Array, length: number, from: number, to: number): number {
  let concepts = 0;
  let before = 0;
  for (let i = from; i < to; i++) {
    if (!isLatin(codes[i] as number)) continue;
    const start = i;
    let hash = 0;
    for (; i < to && isLatin(codes[i] as number); i++) if (i - start < LETTERS) hash = hashOn(hash, codes[i] as number);
    concepts |= conceptsAt(codes, length, start, before, hash);
    before = hash;
  }
  return concepts;
}

/**
 * The concepts of the phrases in a text that are found by the word at `at`, whose hash and whose predecessor's are given, one bit
 * each. `codes` holds the text's characters up to `length`.
 */
export function conceptsAt(codes: Uint16Array, length: number, at: number, before: number, hash: number): number {
  const two = hashOfTwo(before, hash);
  let concepts = 0;
  if (taken[slotOf(hash)] !== 0) concepts = conceptsOf(hash, codes, length, at);
  if (taken[slotOf(two)] !== 0) concepts |= conceptsOf(two, codes, length, at);
  return concepts;
}

function conceptsOf(hash: number, codes: Uint16Array, length: number, at: number): number {
  const phrases = slots[slotOf(hash)] as Phrase[];
  let concepts = 0;
  for (let i = 0; i < phrases.length; i++) {
    const phrase = phrases[i] as Phrase;
    if (phrase.hash === hash && standsAt(phrase, codes, length, at - phrase.at)) concepts |= phrase.concept;
  }
  return concepts;
}

function standsAt({ text, whole }: Phrase, codes: Uint16Array, length: number, start: number): boolean {
  const end = start + text.length;
  if (start < 0 || end > length) return false;
  for (let i = 0; i < text.length; i++) {
    const code = codes[start + i] as number;
    const wanted = text.charCodeAt(i);
    if (code !== wanted && !(wanted === 32 ? isGap(code) : wanted >= 97 && wanted <= 122 && code === wanted - 32))
      return false;
  }
  return !isInWord(codes, length, start) && !(whole && isInWord(codes, length, end));
}

/** Whether a word goes on at this place. */
const isInWord = (codes: Uint16Array, length: number, at: number) =>
  at > 0 && at < length && isLatin(codes[at] as number) && isLatin(codes[at - 1] as number);

/** What stands for a blank in a name or at the end of a line. */
const isGap = (code: number) => code === 95 || code === 45 || code === 10;
