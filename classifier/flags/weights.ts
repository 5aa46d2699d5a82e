import { readFileSync } from 'node:fs';
import { REMEMBERED, type Word } from '../text/word.ts';
import type { Suspicion } from './suspects.ts';
import { tokensOf } from './tokens.ts';

/** The file that training writes. Weights are hundredths of the logarithm of odds. */
export interface WeightsFile {
  trainedOn: { steering: number; honest: number; ordinary: number };
  bias: number;
  /** From here on a text steers. */
  threshold: number;
  /** What the words of two sentences must weigh alone before anything else about them is looked at. */
  enough: number;
  features: Record<string, number>;
}

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

const UNKNOWN = -1e9;

export class Weights implements Suspicion {
  readonly bias: number;
  readonly threshold: number;
  readonly enough: number;
  readonly #features: ReadonlyMap<string, number>;
  readonly #words = new Float64Array(REMEMBERED).fill(UNKNOWN);

  constructor({ bias, threshold, enough, features }: WeightsFile) {
    this.bias = bias;
    this.threshold = threshold;
    this.enough = enough;
    this.#features = new Map(Object.entries(features));
  }

  /** What a word and its classes weigh. */
  of(word: Word): number {
    const known = word.number < 0 ? UNKNOWN : (this.#words[word.number] as number);
    if (known !== UNKNOWN) return known;
    let sum = 0;
    for (const { form, classes } of tokensOf(word)) for (const feature of [form, ...classes]) sum += this.get(feature);
    if (word.number >= 0) this.#words[word.number] = sum;
    return sum;
  }

  /** Logarithm of the odds that a text with these features steers. */
  sum(features: Iterable<string>): number {
    let sum = this.bias;
    for (const feature of features) sum += this.get(feature);
    return sum;
  }

  get(feature: string): number {
    return this.#features.get(feature) ?? 0;
  }
}

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= new Weights(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}
