import type { Token } from '../text/tokens.ts';

/** So many words of a description are its beginning. */
const BEGINNING = 120;

/**
 * The words of a name and of a description's beginning, in the singular. They are looked through when one is asked for:
 * that is seldom, and a set would cost more to make.
 */
export class Vocabulary {
  readonly #name: readonly string[];
  readonly #tokens: readonly Token[];

  constructor(name: readonly string[], tokens: readonly Token[]) {
    this.#name = name;
    this.#tokens = tokens;
  }

  has(word: string): boolean {
    const tokens = this.#tokens;
    for (let i = 0; i < tokens.length && i < BEGINNING; i++) if ((tokens[i] as Token).word.noun === word) return true;
    return this.#name.includes(word);
  }

  hasAny(words: ReadonlySet<string>): boolean {
    const tokens = this.#tokens;
    for (let i = 0; i < tokens.length && i < BEGINNING; i++) if (words.has((tokens[i] as Token).word.noun)) return true;
    return this.#name.some((word) => words.has(word));
  }
}
