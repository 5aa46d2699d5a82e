import { Scanner } from './scanner.ts';
import type { Span } from './names.ts';

/** Every list of phrases, in the order in which they were made. */
const lists: Phrases[] = [];
let scanner: Scanner | undefined;
/** For each phrase of the scanner, the number of its list. */
let listOf: number[] = [];
let furthest = 0;

/**
 * A list of fixed phrases in lower case, searched without case in the beginning of a text. Letters beyond ASCII are not
 * allowed. One pass over a text looks for the phrases of all lists.
 */
export class Phrases {
  readonly phrases: readonly string[];
  readonly readTo: number;
  readonly #number: number;

  constructor(phrases: readonly string[], readTo = 3000) {
    this.phrases = phrases;
    this.readTo = readTo;
    this.#number = lists.push(this) - 1;
    scanner = undefined;
  }

  /** Where the first of them stands. */
  find(text: string): Span | undefined {
    return this.among(firstPhrases(text));
  }

  /** The same, from a search for all lists. */
  among(found: readonly (Span | undefined)[]): Span | undefined {
    return found[this.#number];
  }
}

/** For each list, where the first of its phrases stands in a text. */
export function firstPhrases(text: string): readonly (Span | undefined)[] {
  const all = (scanner ??= scannerOfAll());
  const found: (Span | undefined)[] = [];
  all.scan(text, furthest, (phrase, end) => {
    const list = listOf[phrase] as number;
    if (found[list] === undefined && end <= (lists[list] as Phrases).readTo)
      found[list] = { start: end - (all.phrases[phrase] as string).length, end };
  });
  return found;
}

function scannerOfAll(): Scanner {
  listOf = lists.flatMap(({ phrases }, number) => phrases.map(() => number));
  furthest = Math.max(...lists.map(({ readTo }) => readTo));
  return new Scanner(lists.flatMap(({ phrases }) => phrases));
}
