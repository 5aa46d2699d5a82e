import { CATEGORIES, type Category, type Effect } from '../../data/schema/index.ts';
import type { Definition, Place } from '../definition/types.ts';
import { eachFeature, type Group, GROUPS, placeOf } from './features.ts';
import { sigmoid } from './fit.ts';
import { committedWeights, rowOf, type Weights } from './weights.ts';

/**
 * Only what a tool returns is believed on words alone. On tools of servers that the training did not hold, every other
 * addition raised more risks wrongly than rightly.
 */
export const ADDED = ['reads-private', 'reads-untrusted'] as const satisfies readonly Effect[];

/** What the model has a regression for. */
export const HEADS = [...CATEGORIES.filter((category) => category !== 'Unclassified'), ...ADDED];
type Head = (typeof HEADS)[number];

/** How likely each label is, by the words of the definition alone. */
export class Estimate {
  readonly #definition: Definition;
  readonly #weights: Weights;
  readonly #rows: readonly number[];
  readonly #scores: readonly number[];

  constructor(definition: Definition, weights: Weights = committedWeights()) {
    this.#definition = definition;
    this.#weights = weights;
    this.#rows = rowsOf(definition, weights);
    const scores = weights.bias.slice();
    const { table } = weights;
    for (const row of this.#rows) for (let head = 0; head < scores.length; head++) scores[head]! += table[row + head]!;
    this.#scores = scores;
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
    const { table } = this.#weights;
    for (const row of this.#rows) {
      const weight = table[row + at] ?? 0;
      if (weight <= (best?.weight ?? 0)) continue;
      const feature = featureAt(this.#weights, row);
      if (feature.word.length > 2) best = { ...feature, weight };
    }
    return best && placeOf(this.#definition, best.group, best.word);
  }
}

let estimates = 0;

/** Where the rows of a definition's words begin in the table of weights: each word once for each group. */
function rowsOf(definition: Definition, weights: Weights): number[] {
  const { countedBy, heads } = weights;
  const rows: number[] = [];
  const number = ++estimates;
  eachFeature(definition, (group, word) => {
    const row = rowOf(weights, group, word);
    if (row < 0 || countedBy[row] === number) return;
    countedBy[row] = number;
    rows.push(row * heads.length);
  });
  return rows;
}

/** Of which word in which group such a row is. */
function featureAt({ words, heads }: Weights, start: number): { group: Group; word: string } {
  const row = start / heads.length;
  return { group: GROUPS[row % GROUPS.length] as Group, word: words[Math.floor(row / GROUPS.length)] as string };
}

/** The estimate of a definition by the committed weights. */
export const estimateOf = ({ whole }: Definition): Estimate => whole.once(estimate);

const estimate = (definition: Definition) => new Estimate(definition);
