import { readFileSync } from 'node:fs';
import { REMEMBERED, type Word } from '../text/word.ts';
import { eachFeature, JOINTS, partsOf } from './features.ts';
import { type Part, partOf } from './parts.ts';
import type { Suspicion } from './scan.ts';
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

const UNKNOWN = -1e9;

export class Weights implements Suspicion {
  readonly bias: number;
  readonly threshold: number;
  readonly enough: number;
  /** The features by the number of their first part and by what stands between, and by that of the second. */
  readonly #features: (Map<number, number> | undefined)[] = [];
  /** Of each feature its weight, and the number of the sum that counted it last, so that it counts once. */
  readonly #weights: Float64Array;
  readonly #countedBy: Uint32Array;
  #sums = 0;
  readonly #words = new Float64Array(REMEMBERED).fill(UNKNOWN);

  constructor({ bias, threshold, enough, features }: WeightsFile) {
    this.bias = bias;
    this.threshold = threshold;
    this.enough = enough;
    this.#weights = Float64Array.from(Object.values(features));
    this.#countedBy = new Uint32Array(this.#weights.length);
    for (const [number, feature] of Object.keys(features).entries()) {
      const { first, joint, second } = partsOf(feature);
      const at = partOf(first).number * JOINTS.length + joint;
      (this.#features[at] ??= new Map()).set(partOf(second).number, number);
    }
  }

  /** What a word and its classes weigh. */
  of(word: Word): number {
    const known = word.number < 0 ? UNKNOWN : (this.#words[word.number] as number);
    if (known !== UNKNOWN) return known;
    let sum = 0;
    for (const { form, classes } of tokensOf(word)) for (const part of [form, ...classes]) sum += this.#alone(part);
    if (word.number >= 0) this.#words[word.number] = sum;
    return sum;
  }

  /** Logarithm of the odds that a text of these sentences steers. */
  sum(...sentences: readonly (readonly Token[])[]): number {
    const countedBy = this.#countedBy;
    const number = ++this.#sums;
    let sum = this.bias;
    const see = (first: Part, joint: number, second: Part) => {
      const feature = this.#find(first, joint, second);
      if (feature === undefined || countedBy[feature] === number) return;
      countedBy[feature] = number;
      sum += this.#weights[feature] as number;
    };
    for (const sentence of sentences) eachFeature(sentence, see);
    return sum;
  }

  #alone(part: Part): number {
    const feature = this.#find(part, 0, part);
    return feature === undefined ? 0 : (this.#weights[feature] as number);
  }

  #find(first: Part, joint: number, second: Part): number | undefined {
    return first.number < 0 ? undefined : this.#features[first.number * JOINTS.length + joint]?.get(second.number);
  }
}

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= new Weights(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}
