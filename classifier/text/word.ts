import type { VerbEntry } from '../lexicon/verbs.ts';
import { singular, verbOf } from './forms.ts';
import { interned } from './interned.ts';
import { hashOn, LONGEST_WORD, numberIn, textIn, thingsOfWords } from './memory.ts';

/** What is known of a word by itself; looked up once and shared. */
export interface Word {
  /** As it is written. */
  raw: string;
  /** Lower case. */
  text: string;
  /** Singular, lower case: the form in which the lexicon lists nouns. */
  noun: string;
  verb: VerbEntry | undefined;
  /** The verb that this noun is where one of its objects is beside it. */
  bound: VerbEntry | undefined;
  /** One of FORM, where there is a verb. */
  form: number;
  /** The sets that it is in, one bit each. */
  sets: number;
  /** Its place while it is remembered, from nought on, so that a list can hold what is known of each; -1 for others. */
  number: number;
  /** Which of the nouns it is that were ever asked for, and how many these were then (definition/vocabulary.ts). */
  asked: number;
  askedAmong: number;
}

/** By their numbers; a word is read when it is first asked for. A definition that is still read may hold one that is forgotten. */
const words = thingsOfWords<Word>((word) => (word.number = -1));

/** What is known of the word that stands there. */
export function wordIn(codes: Uint16Array, start: number, end: number, hash: number): Word {
  const number = numberIn(codes, start, end, hash);
  if (number < 0) return read(textIn(codes, start, end), -1);
  return (words[number] ??= read(interned(textIn(codes, start, end)), number));
}

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

/** A form of a word that is remembered, which often is the one that it comes from. */
const kept = (text: string, from: string, number: number) =>
  text === from ? from : number < 0 ? text : interned(text);

function read(raw: string, number: number): Word {
  const text = kept(raw.toLowerCase(), raw, number);
  const noun = kept(singular(text), text, number);
  const { verb, bound, form } = verbOf(text);
  return { raw, text, noun, verb, bound, form, sets: setsOf.get(text) ?? 0, number, asked: 0, askedAmong: -1 };
}
