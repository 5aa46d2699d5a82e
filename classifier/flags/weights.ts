import { readFileSync } from 'node:fs';
import { Clues } from './clues.ts';
import { type Feature, FeatureTable } from './feature-table.ts';
import { ALONE, eachFeature, partsOf } from './features.ts';
import { partOf } from './parts.ts';
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

interface Odds {
  odds: number;
  features: number;
}

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

/** What is taken from the score of a text's most suspicious sentence, since one of several may look so by chance. */
export const chancesOf = (sentences: number): number => 1.25 * Math.log(sentences || 1);

/** What many features say together is surer than what a few say strongly. */
export const agreementOf = (features: number): number => 0.7 * Math.log(1 + features);

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
    const parts = tokensOf(word).flatMap(({ form, classes, beginning }) => [
      form,
      ...classes,
      ...(beginning === undefined ? [] : [beginning]),
    ]);
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

  /** The weighed features of a sentence, each as often as it stands there. */
  featuresOf(sentence: readonly Token[]): number[] {
    const features: number[] = [];
    eachFeature(sentence, (first, joint, second) => {
      const feature = this.#table.find(first, joint, second);
      if (feature !== 0) features.push(feature);
    });
    return features;
  }

  /**
   * Logarithm of the odds that a sentence of such features steers, and that it does together with the one before it; and how many
   * features tell so.
   */
  odds(sentence: readonly number[], before: readonly number[] = []): { alone: Odds; together: Odds } {
    const sum = ++this.#sums;
    const alone = this.#add(sentence, sum, { odds: this.bias, features: 0 });
    return { alone, together: this.#add(before, sum, alone) };
  }

  #add(features: readonly number[], sum: number, to: Odds): Odds {
    let added = 0;
    let counted = 0;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i] as number;
      if (this.#countedBy[feature] === sum) continue;
      this.#countedBy[feature] = sum;
      added += this.#weights[feature] as number;
      counted++;
    }
    return { odds: to.odds + added / 100, features: to.features + counted };
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
