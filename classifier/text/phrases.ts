import { Scanner } from './scanner.ts';

/** A list of fixed phrases in lower case, searched without case and in one pass. Letters beyond ASCII are not allowed. */
export class Phrases {
  readonly #scanner: Scanner;
  readonly #readTo: number;

  constructor(phrases: readonly string[], readTo = 3000) {
    this.#scanner = new Scanner(phrases);
    this.#readTo = readTo;
  }

  /** Where the first of them stands in the beginning of a text. */
  find(text: string): { start: number; end: number } | undefined {
    let found: { start: number; end: number } | undefined;
    this.#scanner.scan(text, Math.min(text.length, this.#readTo), (phrase, end) => {
      found = { start: end - (this.#scanner.phrases[phrase] as string).length, end };
      return true;
    });
    return found;
  }
}
