import type { NameWord } from '../text/names.ts';
import type { Token } from '../text/tokens.ts';
import { numberOfNoun, REMEMBERED, type Word } from '../text/word.ts';

/** So many words of a description are its beginning. */
const BEGINNING = 120;

/** The nouns that were ever asked for, of which there are few, have numbers from one on; nought stands for the others. */
const asked = new Uint16Array(REMEMBERED);
let askedFor = 0;

/** The words of a name and of a description's beginning, in the singular. */
export class Vocabulary {
  readonly #name: readonly NameWord[];
  readonly #tokens: readonly Token[];
  /** One bit for each noun that was asked for of any vocabulary, up to that number. */
  #bits: number[] = [];
  #upTo = 0;

  constructor(name: readonly NameWord[], tokens: readonly Token[]) {
    this.#name = name;
    this.#tokens = tokens;
  }

  has(noun: string): boolean {
    const number = askedNumber(noun);
    return number < 0 ? this.#some((word) => word.noun === noun) : this.#holds(number);
  }

  /** Whether it holds one of a list that is asked for again and again. */
  hasAny(nouns: ReadonlySet<string>): boolean {
    const numbers = numbersOf(nouns);
    for (let i = 0; i < numbers.length; i++) {
      const number = numbers[i] as number;
      if (number < 0 ? this.#some((word) => nouns.has(word.noun)) : this.#holds(number)) return true;
    }
    return false;
  }

  #holds(number: number): boolean {
    if (number > this.#upTo) this.#mark();
    return ((this.#bits[number >> 5] as number) & (1 << (number & 31))) !== 0;
  }

  #mark(): void {
    this.#upTo = askedFor;
    const bits: number[] = [];
    for (let i = 0; i <= askedFor >> 5; i++) bits.push(0);
    this.#some(({ nounNumber }) => {
      const number = nounNumber < 0 ? 0 : (asked[nounNumber] as number);
      bits[number >> 5]! |= 1 << (number & 31);
      return false;
    });
    this.#bits = bits;
  }

  #some(holds: (word: Word) => boolean): boolean {
    const tokens = this.#tokens;
    for (let i = 0; i < tokens.length && i < BEGINNING; i++) if (holds((tokens[i] as Token).word)) return true;
    return this.#name.some(({ word }) => holds(word));
  }
}

/** The number of a noun that is asked for; -1 where it is not remembered. */
function askedNumber(noun: string): number {
  const number = numberOfNoun(noun);
  return number < 0 ? -1 : (asked[number] ||= ++askedFor);
}

const numbers = new WeakMap<ReadonlySet<string>, readonly number[]>();

/** Those of a list of nouns, looked up once. */
function numbersOf(nouns: ReadonlySet<string>): readonly number[] {
  let known = numbers.get(nouns);
  if (known === undefined) numbers.set(nouns, (known = [...nouns].map(askedNumber)));
  return known;
}
