import { Scanner } from '../text/scanner.ts';
import type { Concept } from './rules.ts';
import { bitOf } from './rules.ts';

/** A concept's bit and where its words begin. */
export interface Hit {
  concepts: number;
  at: number;
}

/** The phrases of some concepts, found in one pass. */
export class Phrases {
  readonly #scanner: Scanner;
  readonly #concepts: readonly number[];
  readonly #whole: readonly boolean[];

  constructor(concepts: readonly (readonly [name: string, phrases: readonly string[]])[]) {
    this.#scanner = new Scanner(concepts.flatMap(([, phrases]) => phrases.map((phrase) => phrase.replace(/\|$/u, ''))));
    this.#concepts = concepts.flatMap(([name, phrases]) => phrases.map(() => bitOf(name as Concept)));
    this.#whole = concepts.flatMap(([, phrases]) => phrases.map((phrase) => phrase.endsWith('|')));
  }

  in(text: string): Hit[] {
    const hits: Hit[] = [];
    this.#scanner.scan(text, text.length, (phrase, end) => {
      const at = end - (this.#scanner.phrases[phrase] as string).length;
      if (isLetter(text, at) && isLetter(text, at - 1)) return false;
      if (this.#whole[phrase] && isLetter(text, end) && isLetter(text, end - 1)) return false;
      hits.push({ concepts: this.#concepts[phrase] as number, at });
      return false;
    });
    return hits;
  }
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
