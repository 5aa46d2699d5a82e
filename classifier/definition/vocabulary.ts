import type { NameWord } from '../text/names.ts';
import type { Token } from '../text/tokens.ts';
import type { Word } from '../text/word.ts';

/** So many words of a description are its beginning. */
const BEGINNING = 120;

/** The nouns that were ever asked for, all of them of lists of the rules, count from one; nought stands for the others. */
const asked = new Map<string, number>();

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
    return this.#holds(numberOf(noun));
  }

  /** Whether it holds one of a list that is asked for again and again. */
  hasAny(nouns: ReadonlySet<string>): boolean {
    const numbers = numbersOf(nouns);
    for (let i = 0; i < numbers.length; i++) if (this.#holds(numbers[i] as number)) return true;
    return false;
  }

  #holds(number: number): boolean {
    if (number > this.#upTo) this.#mark();
    return ((this.#bits[number >> 5] as number) & (1 << (number & 31))) !== 0;
  }

  #mark(): void {
    this.#upTo = asked.size;
    const bits: number[] = [];
    for (let i = 0; i <= asked.size >> 5; i++) bits.push(0);
    const tokens = this.#tokens;
    for (let i = 0; i < tokens.length && i < BEGINNING; i++) mark(bits, (tokens[i] as Token).word);
    for (let i = 0; i < this.#name.length; i++) mark(bits, (this.#name[i] as NameWord).word);
    this.#bits = bits;
  }
}

function mark(bits: number[], word: Word): void {
  if (word.askedAmong !== asked.size) {
    word.asked = asked.get(word.noun) ?? 0;
    word.askedAmong = asked.size;
  }
  bits[word.asked >> 5]! |= 1 << (word.asked & 31);
}

function numberOf(noun: string): number {
  let number = asked.get(noun);
  if (number === undefined) asked.set(noun, (number = asked.size + 1));
  return number;
}

const numbers = new WeakMap<ReadonlySet<string>, readonly number[]>();

/** Those of a list of nouns, looked up once. */
function numbersOf(nouns: ReadonlySet<string>): readonly number[] {
  let known = numbers.get(nouns);
  if (known === undefined) numbers.set(nouns, (known = [...nouns].map(numberOf)));
  return known;
}
