import { CATEGORIES, type Category, type Effect, type Qualifier } from '../../data/schema/index.ts';
import type { Definition, Place } from '../definition/types.ts';
import { eachDeed, eachFeature, placeOf, placeOfDeed } from './features.ts';
import { sigmoid } from './fit.ts';
import { committedWeights, rowOf, USUAL, type Weights } from './weights.ts';

/**
 * What a tool returns is believed on words alone, whatever the rules found; anything else only as far as caution goes
 * (verdict/caution.ts). On tools of servers that the training did not hold, more raised risks wrongly oftener than rightly.
 */
export const ADDED = ['reads-private', 'reads-untrusted'] as const satisfies readonly Effect[];

/** Labels by which a risk is high or critical. */
export const GRAVE = [
  'destructive',
  'runs-code',
  'financial',
  'sends-message',
  'changes-access',
  'weakens-protection',
  'egress-content',
  'egress-subscription',
  'reads-secrets',
  'reaches-others',
  'changes-production',
  'user-interface-action',
  'raw-api',
] as const satisfies readonly (Effect | Qualifier)[];
export type Grave = (typeof GRAVE)[number];
export const SEVERE = 'severe';

/** What the model has a regression for. */
export const HEADS = [
  ...CATEGORIES.filter((category) => category !== 'Unclassified'),
  ...ADDED,
  SEVERE,
  ...GRAVE,
] as const;
type Head = (typeof HEADS)[number];
if (HEADS.indexOf(SEVERE) !== USUAL - 1) throw new Error('weights.ts counts the heads up to the severe one wrongly.');

/** How likely each label is, by the words of the definition and what they are taken for. */
export class Estimate {
  readonly #definition: Definition;
  readonly #weights: Weights;
  readonly #rows: readonly number[];
  /** Of the usual heads. */
  readonly #scores: readonly number[];

  constructor(definition: Definition, weights: Weights = committedWeights()) {
    this.#definition = definition;
    this.#weights = weights;
    this.#rows = rowsOf(definition, weights);
    this.#scores = usualScores(this.#rows, weights);
  }

  /** The share of a category among the three. */
  category(category: Category): number {
    if (category === 'Unclassified') return 0;
    const sum = this.probability('Read') + this.probability('Write') + this.probability('Execute');
    return this.probability(category) / sum;
  }

  probability(head: Head): number {
    const at = HEADS.indexOf(head);
    if (at < USUAL) return sigmoid(this.#scores[at] as number);
    const { bias, heads, table } = this.#weights;
    let score = bias[at] as number;
    for (const row of this.#rows) score += table[row * heads.length + at] as number;
    return sigmoid(score);
  }

  /** The words that speak most for a label. */
  reason(head: Head): Place | undefined {
    const { heads, table } = this.#weights;
    const at = HEADS.indexOf(head);
    const weightOf = (row: number) => table[row * heads.length + at] as number;
    const nowhere = new Set<number>();
    for (;;) {
      let best = -1;
      for (const row of this.#rows)
        if (weightOf(row) > (best < 0 ? 0 : weightOf(best)) && !nowhere.has(row)) best = row;
      const place = best < 0 ? undefined : placeAt(this.#definition, this.#weights, best);
      if (best < 0 || place !== undefined) return place;
      nowhere.add(best);
    }
  }
}

let estimates = 0;

/** The rows of a definition's words and deeds in the table of weights: each word once for each group. */
function rowsOf(definition: Definition, weights: Weights): number[] {
  const { countedBy, deeds } = weights;
  const rows: number[] = [];
  const number = ++estimates;
  eachFeature(definition, (group, word) => {
    const row = rowOf(weights, group, word);
    if (row < 0 || countedBy[row] === number) return;
    countedBy[row] = number;
    rows.push(row);
  });
  eachDeed(definition, (sense, noun) => {
    const row = deeds.get(sense)?.get(noun);
    if (row === undefined || countedBy[row] === number) return;
    countedBy[row] = number;
    rows.push(row);
  });
  return rows;
}

function usualScores(rows: readonly number[], { bias, usual }: Weights): readonly number[] {
  const scores = bias.slice(0, USUAL);
  for (let i = 0; i < rows.length; i++) {
    const at = (rows[i] as number) * USUAL;
    for (let head = 0; head < USUAL; head++) scores[head] = (scores[head] as number) + (usual[at + head] as number);
  }
  return scores;
}

/** Where the word or deed of such a row is said; words of one or two letters tell nobody anything. */
function placeAt(definition: Definition, { features }: Weights, row: number): Place | undefined {
  const { group, word } = features[row] as Weights['features'][number];
  if (group === undefined) return placeOfDeed(definition, word);
  return word.length > 2 ? placeOf(definition, group, word) : undefined;
}

/** The estimate of a definition by the committed weights. */
export const estimateOf = ({ whole }: Definition): Estimate => whole.once(estimate);

const estimate = (definition: Definition) => new Estimate(definition);
