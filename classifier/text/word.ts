import type { VerbEntry } from '../lexicon/verbs.ts';
import { singular, verbOf } from './forms.ts';
import { interned } from './interned.ts';

/** What is known of a word by itself; looked up once and shared. */
export interface Word {
  /** As it is written. */
  raw: string;
  /** Lower case. */
  text: string;
  /** Singular, lower case: the form in which the lexicon lists nouns. */
  noun: string;
  /** The number of that noun, or -1. */
  nounNumber: number;
  verb: VerbEntry | undefined;
  /** The verb that this noun is where one of its objects is beside it. */
  bound: VerbEntry | undefined;
  /** One of FORM, where there is a verb. */
  form: number;
  /** The sets that it is in, one bit each. */
  sets: number;
  /** Counts the words that are remembered from nought, so that an array can hold what is known of each; -1 for others. */
  number: number;
}

/** Words seen are remembered up to this many, so that hostile input cannot fill the memory. */
export const REMEMBERED = 50_000;
const LONGEST_WORD = 60;

const known = new Map<string, Word>();
/** The same by their numbers. */
const words: Word[] = [];

/** Everything about a word that does not depend on where it stands. */
export const wordOf = (raw: string): Word => known.get(raw) ?? remember(raw);

function remember(raw: string): Word {
  const word = read(raw.length > LONGEST_WORD ? raw.slice(0, LONGEST_WORD) : raw);
  if (words.length < REMEMBERED && raw.length <= LONGEST_WORD && keepLetters(word.raw)) {
    word.number = words.length;
    words.push(word);
    known.set(word.raw, word);
  }
  return word;
}

/** The letters of all remembered words, one word after the other, and where each begins. */
const letters = new Uint16Array(1 << 19);
const begins = new Uint32Array(REMEMBERED + 1);

function keepLetters(raw: string): boolean {
  const from = begins[words.length] as number;
  if (from + raw.length > letters.length) return false;
  for (let i = 0; i < raw.length; i++) letters[from + i] = raw.charCodeAt(i);
  begins[words.length + 1] = from + raw.length;
  return true;
}

/** Numbers of words, one up, each in one of a few slots after that of its hash, so that a lookup never searches for long. */
const slots = new Uint16Array(1 << 16);
const TRIED_SLOTS = 4;

/** The hash of a word, one character further. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/**
 * The number of the word that stands between two places of a text, by the hash of its characters; -1 where it is not remembered.
 * A known word is neither cut out nor read.
 */
export function numberIn(codes: Uint16Array, start: number, end: number, hash: number): number {
  const first = (hash ^ (hash >>> 15)) & (slots.length - 1);
  let free = -1;
  for (let tried = 0; tried < TRIED_SLOTS && free < 0; tried++) {
    const number = (slots[first ^ tried] as number) - 1;
    if (number < 0) free = first ^ tried;
    else if (standsAt(codes, start, end, number)) return number;
  }
  if (end - start > LONGEST_WORD) return -1;
  const { number } = wordAt(codes, start, end);
  if (free >= 0 && number >= 0) slots[free] = number + 1;
  return number;
}

/** The word that stands there. */
export function wordIn(codes: Uint16Array, start: number, end: number, hash: number): Word {
  const number = numberIn(codes, start, end, hash);
  return number < 0 ? wordAt(codes, start, end) : (words[number] as Word);
}

/** The same without a hash; for words that are not remembered. */
export const wordAt = (codes: Uint16Array, start: number, end: number): Word =>
  wordOf(String.fromCharCode(...codes.subarray(start, Math.min(end, start + LONGEST_WORD))));

function standsAt(codes: Uint16Array, start: number, end: number, number: number): boolean {
  let at = begins[number] as number;
  if ((begins[number + 1] as number) - at !== end - start) return false;
  for (let i = start; i < end; i++) if (codes[i] !== letters[at++]) return false;
  return true;
}

/** The bits of the sets that hold a word, by its lower case. */
const setsOf = new Map<string, number>();
let sets = 0;

/** Words in lower case that are asked for again and again: every word keeps a bit that tells whether it is one of them. */
export class WordSet {
  readonly #bit: number;

  constructor(list: string) {
    if (sets === 31) throw new Error('There are more sets of words than bits; word.ts must count them in two numbers.');
    this.#bit = 1 << sets++;
    for (const text of list.trim().split(/\s+/)) setsOf.set(text, (setsOf.get(text) ?? 0) | this.#bit);
    for (const word of words) word.sets = setsOf.get(word.text) ?? 0;
  }

  has(word: Word | undefined): boolean {
    return word !== undefined && (word.sets & this.#bit) !== 0;
  }
}

function read(raw: string): Word {
  const text = interned(raw.toLowerCase());
  const noun = interned(singular(text));
  const { verb, bound, form } = verbOf(text);
  return {
    raw: interned(raw), text, noun, nounNumber: numberOfNoun(noun), verb, bound, form, sets: setsOf.get(text) ?? 0, number: -1,
  }; // prettier-ignore
}

const nouns = new Map<string, number>();

/** Counts the nouns of the remembered words from nought; -1 for others. */
export function numberOfNoun(noun: string): number {
  const known = nouns.get(noun);
  if (known !== undefined) return known;
  if (nouns.size === REMEMBERED || noun.length > LONGEST_WORD) return -1;
  nouns.set(noun, nouns.size);
  return nouns.size - 1;
}
