import type { Fact } from '../signals/signal.ts';
import { ADDED, type Estimate } from './model.ts';

/** How likely an effect must be by the words before it is added to what the rules found (measured: train.ts --measure). */
const SURE = 0.8;

/** Effects that the words speak for, each with the words. The category stays that of the rules. */
export function additions(estimate: Estimate, sure = SURE): Fact[] {
  return ADDED.flatMap((effect) => {
    if (estimate.probability(effect) <= sure) return [];
    const place = estimate.reason(effect);
    return place === undefined ? [] : [{ ...place, supports: effect }];
  });
}
