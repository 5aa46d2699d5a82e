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
export const REMEMBERED = 60_000;
const LONGEST_WORD = 60;

/** By their numbers; a word is read when it is first asked for. */
const words: (Word | undefined)[] = [];
let count = 0;

/** The letters of all remembered words, one word after the other, and where each begins. */
const letters = new Uint16Array(1 << 20);
const begins = new Uint32Array(REMEMBERED + 1);

/** Numbers of words, one up, each in one of a few slots after that of its hash, so that a lookup never searches for long. */
const slots = new Uint16Array(1 << 18);
const TRIED_SLOTS = 8;

/** The hash of a word, one character further. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/**
 * The number of the word that stands between two places of a text, by the hash of its characters; -1 where it is not remembered.
 * A known word is neither cut out nor read.
 */
export function numberIn(codes: Uint16Array, start: number, end: number, hash: number): number {
  const first = (hash ^ (hash >>> 15)) & (slots.length - 1);
  for (let tried = 0; tried < TRIED_SLOTS; tried++) {
    const slot = first ^ tried;
    const number = (slots[slot] as number) - 1;
    if (number < 0) return keep(codes, start, end, slot);
    if (standsAt(codes, start, end, number)) return number;
  }
  return -1;
}

function keep(codes: Uint16Array, start: number, end: number, slot: number): number {
  const from = begins[count] as number;
  if (count === REMEMBERED || end - start > LONGEST_WORD || from + end - start > letters.length) return -1;
  for (let i = start; i < end; i++) letters[from + i - start] = codes[i] as number;
  begins[++count] = from + end - start;
  words.push(undefined);
  slots[slot] = count;
  return count - 1;
}

function standsAt(codes: Uint16Array, start: number, end: number, number: number): boolean {
  let at = begins[number] as number;
  if ((begins[number + 1] as number) - at !== end - start) return false;
  for (let i = start; i < end; i++) if (codes[i] !== letters[at++]) return false;
  return true;
}

/** What is known of the word that stands there. */
export function wordIn(codes: Uint16Array, start: number, end: number, hash: number): Word {
  const number = numberIn(codes, start, end, hash);
  if (number < 0) return read(textIn(codes, start, end), -1);
  return words[number] ?? (words[number] = read(interned(textIn(codes, start, end)), number));
}

/** The same without what is known of it. */
export const textIn = (codes: Uint16Array, start: number, end: number): string =>
  String.fromCharCode(...codes.subarray(start, Math.min(end, start + LONGEST_WORD)));

const one = new Uint16Array(LONGEST_WORD + 1);

/** Everything about a word that does not depend on where it stands. */
export function wordOf(raw: string): Word {
  const length = Math.min(raw.length, one.length);
  let hash = 0;
  for (let i = 0; i < length; i++) hash = hashOn(hash, (one[i] = raw.charCodeAt(i)));
  return wordIn(one, 0, length, hash);
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
    for (const word of words) if (word !== undefined) word.sets = setsOf.get(word.text) ?? 0;
  }

  has(word: Word | undefined): boolean {
    return word !== undefined && (word.sets & this.#bit) !== 0;
  }
}

function read(raw: string, number: number): Word {
  const kept = (text: string) => (number < 0 ? text : interned(text));
  const text = kept(raw.toLowerCase());
  const noun = kept(singular(text));
  const { verb, bound, form } = verbOf(text);
  return { raw, text, noun, nounNumber: numberOfNoun(noun), verb, bound, form, sets: setsOf.get(text) ?? 0, number };
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
