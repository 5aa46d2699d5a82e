import { CATEGORIES, type Category, type Effect } from '../../data/schema/index.ts';
import type { Definition, Place } from '../definition/types.ts';
import { eachFeature, type Group, placeOf } from './features.ts';
import { sigmoid } from './fit.ts';
import { committedWeights, type Weights } from './weights.ts';

/**
 * Only what a tool returns is believed on words alone. On tools of servers that the training did not hold, every other
 * addition raised more risks wrongly than rightly.
 */
export const ADDED = ['reads-private', 'reads-untrusted'] as const satisfies readonly Effect[];

/** What the model has a regression for. */
export const HEADS = [...CATEGORIES.filter((category) => category !== 'Unclassified'), ...ADDED];
type Head = (typeof HEADS)[number];

let estimates = 0;

/** How likely each label is, by the words of the definition alone. */
export class Estimate {
  readonly #definition: Definition;
  readonly #weights: Weights;
  readonly #scores: Float64Array;

  constructor(definition: Definition, weights: Weights = committedWeights()) {
    this.#definition = definition;
    this.#weights = weights;
    this.#scores = Float64Array.from(weights.bias);
    const scores = this.#scores;
    this.#each((_group, _word, own) => {
      for (let head = 0; head < own.length; head++) scores[head]! += own[head]!;
    });
  }

  /** The share of a category among the three. */
  category(category: Category): number {
    if (category === 'Unclassified') return 0;
    const sum = this.probability('Read') + this.probability('Write') + this.probability('Execute');
    return this.probability(category) / sum;
  }

  probability(head: Head): number {
    return sigmoid(this.#scores[HEADS.indexOf(head)] as number);
  }

  /** The words that speak most for an effect. */
  reason(head: Head): Place | undefined {
    const at = HEADS.indexOf(head);
    let best: { group: Group; word: string; weight: number } | undefined;
    this.#each((group, word, own) => {
      const weight = own[at] ?? 0;
      if (word.length > 2 && weight > (best?.weight ?? 0)) best = { group, word, weight };
    });
    return best && placeOf(this.#definition, best.group, best.word);
  }

  /** Every word with a weight, once for each group. */
  #each(use: (group: Group, word: string, own: Float32Array) => void): void {
    const { words } = this.#weights;
    const number = ++estimates;
    eachFeature(this.#definition, (group, word) => {
      const row = words.get(word)?.[group];
      if (row === undefined || row.countedBy === number) return;
      row.countedBy = number;
      use(group, word, row.own);
    });
  }
}

/** The estimate of a definition by the committed weights. */
export const estimateOf = (definition: Definition): Estimate => definition.once(estimate);

const estimate = (definition: Definition) => new Estimate(definition);
