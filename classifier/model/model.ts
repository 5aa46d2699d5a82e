import { CATEGORIES, type Category, type Effect } from '../../data/schema/index.ts';
import type { Definition, Place } from '../definition/types.ts';
import { eachFeature, type Group, GROUPS, placeOf } from './features.ts';
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
    const { table } = weights;
    this.#each((_group, _word, row) => {
      for (let head = 0; head < scores.length; head++) scores[head]! += table[row + head]!;
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
    let best: { group: number; word: string; weight: number } | undefined;
    const { table } = this.#weights;
    this.#each((group, word, row) => {
      const weight = table[row + at] ?? 0;
      if (word.length > 2 && weight > (best?.weight ?? 0)) best = { group, word, weight };
    });
    return best && placeOf(this.#definition, GROUPS[best.group] as Group, best.word);
  }

  /** Every word with a weight, once for each group, with the place of its row in the table. */
  #each(use: (group: number, word: string, row: number) => void): void {
    const { words, countedBy, heads } = this.#weights;
    const number = ++estimates;
    eachFeature(this.#definition, (group, word) => {
      const known = words.get(word);
      if (known === undefined) return;
      const row = known * GROUPS.length + group;
      if (countedBy[row] === number) return;
      countedBy[row] = number;
      use(group, word, row * heads.length);
    });
  }
}

/** The estimate of a definition by the committed weights. */
export const estimateOf = (definition: Definition): Estimate => definition.once(estimate);

const estimate = (definition: Definition) => new Estimate(definition);
