import { readFileSync } from 'node:fs';
import { Clues } from './clues.ts';
import { type Feature, FeatureTable } from './feature-table.ts';
import { ALONE, eachFeature, partsOf } from './features.ts';
import { type Part, partOf } from './parts.ts';
import { type Token, tokensOf } from './tokens.ts';

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

export class Weights {
  readonly bias: number;
  readonly threshold: number;
  readonly enough: number;
  readonly #table: FeatureTable;
  /** Of each feature its weight in hundredths, and the number of the sum that counted it last: it counts once. */
  readonly #weights: Int32Array;
  readonly #countedBy: Uint32Array;
  #sums = 0;
  /** What a word and its classes weigh is what makes it suspect. */
  readonly clues = new Clues((word) => {
    const parts = tokensOf(word).flatMap(({ form, classes }) => [form, ...classes]);
    return parts.reduce((sum, part) => sum + (this.#weights[this.#table.find(part, ALONE, part)] as number), 0);
  });

  constructor({ bias, threshold, enough, features }: WeightsFile) {
    this.bias = bias;
    this.threshold = threshold;
    this.enough = enough;
    const list = Object.entries(features).map(([feature, weight]) => ({ ...read(feature), weight }));
    this.#table = new FeatureTable(list);
    this.#weights = Int32Array.of(0, ...list.map(({ weight }) => hundredths(weight)));
    this.#countedBy = new Uint32Array(this.#weights.length);
  }

  /** Logarithm of the odds that a sentence steers, and that it does together with the one before it. */
  odds(sentence: readonly Token[], before: readonly Token[] = []): { alone: number; together: number } {
    const sum = ++this.#sums;
    let odds = hundredths(this.bias);
    const see = (first: Part, joint: number, second: Part) => {
      const feature = this.#table.find(first, joint, second);
      if (this.#countedBy[feature] === sum) return;
      this.#countedBy[feature] = sum;
      odds += this.#weights[feature] as number;
    };
    eachFeature(sentence, see);
    const alone = odds;
    eachFeature(before, see);
    return { alone: alone / 100, together: odds / 100 };
  }
}

function read(feature: string): Feature {
  const { first, joint, second } = partsOf(feature);
  return { first: partOf(first), joint, second: partOf(second) };
}

const hundredths = (weight: number) => Math.round(100 * weight);

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= new Weights(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}
