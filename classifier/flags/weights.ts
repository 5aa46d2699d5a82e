import { readFileSync } from 'node:fs';
import { Clues } from './clues.ts';
import { FeatureTable } from './feature-table.ts';
import { ALONE, eachFeature, JOINTS, partsOf } from './features.ts';
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
  /** Of the feature in each place of the table its weight in hundredths, and the number of the sum that counted it last: it counts once. */
  readonly #weights: Int32Array;
  readonly #countedBy: Uint32Array;
  #sums = 0;
  /** What a word and its classes weigh is what makes it suspect. */
  readonly clues = new Clues((word) => {
    const parts = tokensOf(word).flatMap(({ form, classes }) => [form, ...classes]);
    return parts.reduce((sum, part) => sum + this.#alone(part), 0);
  });

  constructor({ bias, threshold, enough, features }: WeightsFile) {
    this.bias = bias;
    this.threshold = threshold;
    this.enough = enough;
    const list = Object.entries(features);
    this.#table = new FeatureTable(list.length);
    this.#weights = new Int32Array(this.#table.size);
    this.#countedBy = new Uint32Array(this.#table.size);
    for (const [feature, weight] of list) {
      const { first, joint, second } = partsOf(feature);
      this.#weights[this.#table.add(beginOf(partOf(first), joint), partOf(second).number)] = hundredths(weight);
    }
  }

  /** Logarithm of the odds that a sentence steers, and that it does together with the one before it. */
  odds(sentence: readonly Token[], before: readonly Token[] = []): { alone: number; together: number } {
    const sum = ++this.#sums;
    let odds = hundredths(this.bias);
    const see = (first: Part, joint: number, second: Part) => {
      const at = this.#table.find(beginOf(first, joint), second.number);
      if (at < 0 || this.#countedBy[at] === sum) return;
      this.#countedBy[at] = sum;
      odds += this.#weights[at] as number;
    };
    eachFeature(sentence, see);
    const alone = odds;
    eachFeature(before, see);
    return { alone: alone / 100, together: odds / 100 };
  }

  #alone(part: Part): number {
    const at = this.#table.find(beginOf(part, ALONE), part.number);
    return at < 0 ? 0 : (this.#weights[at] as number);
  }
}

const hundredths = (weight: number) => Math.round(100 * weight);
const beginOf = ({ number }: Part, joint: number) => number * JOINTS.length + joint;

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= new Weights(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}
