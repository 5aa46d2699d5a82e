import type { NameWord } from '../text/names.ts';
import type { Token } from '../text/tokens.ts';
import { numberOfNoun, REMEMBERED, type Word } from '../text/word.ts';

/** So many words of a description are its beginning. */
const BEGINNING = 120;

/** For each noun, the number of the vocabulary that was last found to hold it: to fill a set would cost more. */
const heldBy = new Uint32Array(REMEMBERED);
let vocabularies = 0;
/** The vocabulary whose nouns are marked. */
let marked: Vocabulary | undefined;

/** The words of a name and of a description's beginning, in the singular. */
export class Vocabulary {
  readonly #name: readonly NameWord[];
  readonly #tokens: readonly Token[];

  constructor(name: readonly NameWord[], tokens: readonly Token[]) {
    this.#name = name;
    this.#tokens = tokens;
  }

  has(noun: string): boolean {
    const number = numberOfNoun(noun);
    if (number < 0) return this.#some((word) => word.noun === noun);
    if (marked !== this) this.#mark();
    return heldBy[number] === vocabularies;
  }

  /** Whether it holds one of a list that is asked for again and again. */
  hasAny(nouns: ReadonlySet<string>): boolean {
    const numbers = numbersOf(nouns);
    if (numbers.includes(-1)) return this.#some(({ noun }) => nouns.has(noun));
    if (marked !== this) this.#mark();
    return numbers.some((number) => heldBy[number] === vocabularies);
  }

  #mark(): void {
    marked = this;
    vocabularies++;
    this.#some(({ nounNumber }) => {
      if (nounNumber >= 0) heldBy[nounNumber] = vocabularies;
      return false;
    });
  }

  #some(holds: (word: Word) => boolean): boolean {
    const tokens = this.#tokens;
    for (let i = 0; i < tokens.length && i < BEGINNING; i++) if (holds((tokens[i] as Token).word)) return true;
    return this.#name.some(({ word }) => holds(word));
  }
}

const numbers = new WeakMap<ReadonlySet<string>, readonly number[]>();

/** The numbers of a list of nouns, looked up once; -1 among them for what is not remembered. */
function numbersOf(nouns: ReadonlySet<string>): readonly number[] {
  let known = numbers.get(nouns);
  if (known === undefined) numbers.set(nouns, (known = [...nouns].map(numberOfNoun)));
  return known;
}
