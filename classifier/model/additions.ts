import type { Fact } from '../signals/signal.ts';
import { ADDED, type Estimate } from './model.ts';

/** How likely an effect must be by the words before it is added to what the rules found (measured: train.ts --measure). */
const SURE = 0.8;

/** Effects that the words speak for, each with the words. The category stays that of the rules. */
export function additions(estimate: Estimate, sure = SURE): Fact[] {
  const facts: Fact[] = [];
  for (const effect of ADDED) {
    const place = estimate.probability(effect) > sure ? estimate.reason(effect) : undefined;
    if (place !== undefined) facts.push({ ...place, supports: effect });
  }
  return facts;
}
