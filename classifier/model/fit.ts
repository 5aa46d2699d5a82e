import { numbersFrom } from './random.ts';

/** A training example: features by number, and for each head what is wanted (undefined: not known). */
export interface Row {
  features: readonly number[];
  wanted: readonly (boolean | undefined)[];
  /** How much it counts beside the others. */
  weight: number;
}

export interface FitOptions {
  features: number;
  heads: number;
  epochs: number;
  rate: number;
  /** Of ridge regression: half of it times the sum of all squared weights is added to the loss. */
  penalty: number;
}

/** The feature that every row has: how common a label is by itself, which nothing should draw towards a half. */
export const BIAS = 0;

/** One logistic regression for each head by adaptive gradient descent; the order of rows is shuffled by a fixed seed. */
export function fit(rows: readonly Row[], { features, heads, epochs, rate, penalty }: FitOptions): Float64Array[] {
  const weights = Array.from({ length: features }, () => new Float64Array(heads));
  const decays = decaysOf(rows, features, penalty);
  const history = Array.from({ length: features }, () => new Float64Array(heads).fill(0.01));
  const errors = new Float64Array(heads);
  const order = rows.map((_, i) => i);
  const next = numbersFrom(1);
  const random = (below: number) => next() % below;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const i of order) {
      const row = rows[i] as Row;
      errors.fill(0);
      for (const feature of row.features) {
        const own = weights[feature] as Float64Array;
        for (let head = 0; head < heads; head++) errors[head]! += own[head]!;
      }
      for (let head = 0; head < heads; head++) {
        const wanted = row.wanted[head];
        errors[head] = wanted === undefined ? 0 : row.weight * (sigmoid(errors[head]!) - (wanted ? 1 : 0));
      }
      for (const feature of row.features) {
        const own = weights[feature] as Float64Array;
        const squares = history[feature] as Float64Array;
        const decay = decays[feature] as number;
        for (let head = 0; head < heads; head++) {
          if (row.wanted[head] === undefined) continue;
          const slope = errors[head]! + decay * own[head]!;
          squares[head]! += slope * slope;
          own[head]! -= (rate * slope) / Math.sqrt(squares[head]!);
        }
      }
    }
  }
  return weights;
}

/** Each feature's share of the penalty in one of its rows, so that a pass over all rows pays it once, however common the feature is. */
function decaysOf(rows: readonly Row[], features: number, penalty: number): Float64Array {
  const counts = new Float64Array(features);
  for (const row of rows) for (const feature of row.features) counts[feature]!++;
  return counts.map((count, feature) => (feature === BIAS || count === 0 ? 0 : penalty / count));
}

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));

/** The reverse; nothing is believed beyond `most`. */
export function logOdds(probability: number, most: number): number {
  const bounded = Math.min(most, Math.max(1 - most, probability));
  return Math.log(bounded / (1 - bounded));
}
