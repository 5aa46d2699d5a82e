import type { Span } from './names.ts';
import { type Token, tokenise } from './tokens.ts';
import { thingsOfWords } from './memory.ts';
import type { Word } from './word.ts';

/** A phrase of a list, and where in it the word stands by which it is found. */
interface Phrase {
  text: string;
  list: number;
  anchor: number;
}

/** A phrase that a word may belong to, and what of the phrase stands before the beginning of that word. */
interface Candidate {
  phrase: Phrase;
  before: number;
}

/** Every list of phrases, in the order in which they were made. */
const lists: Phrases[] = [];
let furthest = 0;
/** Phrases by the first letter of the words by which they are found. */
const byLetter = new Map<string, Phrase[]>();
const NONE: readonly Candidate[] = [];
/** By the numbers of words; what a word may begin is worked out when it is first met. */
const candidates = thingsOfWords<readonly Candidate[]>();

/**
 * A list of fixed phrases in lower case, searched without case in the beginning of a text; letters beyond ASCII are not
 * allowed. A phrase is found where its longest word begins a word of the text or a part of one, `api_key` in `my_api_key`.
 * One pass over the words of a text looks for the phrases of all lists.
 */
export class Phrases {
  readonly phrases: readonly string[];
  readonly readTo: number;
  readonly #number: number;

  constructor(phrases: readonly string[], readTo = 3000) {
    this.phrases = phrases;
    this.readTo = readTo;
    this.#number = lists.push(this) - 1;
    furthest = Math.max(furthest, readTo);
    candidates.fill(undefined);
    for (const text of phrases) keep({ text, list: this.#number, anchor: anchorOf(text) });
  }

  /** Where the first of them stands. */
  find(text: string): Span | undefined {
    return this.among(firstPhrases(text, tokenise(text, this.readTo)));
  }

  /** The same, from a search for all lists. */
  among(found: readonly (Span | undefined)[]): Span | undefined {
    return found[this.#number];
  }
}

/** For each list, where the first of its phrases stands in a text, and of two that begin there the longer one. */
export function firstPhrases(text: string, tokens: readonly Token[]): readonly (Span | undefined)[] {
  const found: (Span | undefined)[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { word, start } = tokens[i] as Token;
    if (start > furthest) break;
    const { number } = word;
    const known = number < 0 ? candidatesOf(word) : (candidates[number] ??= candidatesOf(word));
    for (let k = 0; k < known.length; k++) {
      const { phrase, before } = known[k] as Candidate;
      const from = start - before;
      const end = from + phrase.text.length;
      if (end > (lists[phrase.list] as Phrases).readTo || !standsAt(text, from, phrase.text)) continue;
      const first = found[phrase.list];
      if (first === undefined || from < first.start || (from === first.start && end > first.end))
        found[phrase.list] = { start: from, end };
    }
  }
  return found;
}

function standsAt(text: string, from: number, phrase: string): boolean {
  if (from < 0 || from + phrase.length > text.length) return false;
  for (let i = 0; i < phrase.length; i++) {
    const code = text.charCodeAt(from + i);
    if ((code >= 65 && code <= 90 ? code + 32 : code) !== phrase.charCodeAt(i)) return false;
  }
  return true;
}

function keep(phrase: Phrase): void {
  const letter = phrase.text[phrase.anchor] as string;
  byLetter.set(letter, [...(byLetter.get(letter) ?? []), phrase]);
}

const LETTERS = /[a-z0-9]+/g;

/** Where the longest word begins: few words of a text are that one. */
function anchorOf(phrase: string): number {
  let longest = 0;
  let anchor = -1;
  for (const {
    0: { length },
    index,
  } of phrase.matchAll(LETTERS))
    if (length > longest) [longest, anchor] = [length, index];
  if (anchor < 0) throw new Error(`The phrase “${phrase}” holds no word to find it by.`);
  return anchor;
}

/** The phrases that stand around a word if what is beside it fits. */
function candidatesOf({ text }: Word): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { index } of text.matchAll(LETTERS)) {
    const rest = text.slice(index);
    for (const phrase of byLetter.get(rest[0] as string) ?? []) {
      const wanted = phrase.text.slice(phrase.anchor);
      if (rest.startsWith(wanted) || (wanted.startsWith(rest) && !/\w/.test(wanted[rest.length] as string)))
        found.push({ phrase, before: phrase.anchor - index });
    }
  }
  return found.length === 0 ? NONE : found;
}
