import type { Place } from '../definition/types.ts';
import type { Fact } from '../signals/signal.ts';
import { ADDED, type Estimate } from './model.ts';

/** How likely an effect must be by the words before it is added to what the rules found (measured: train.ts --measure). */
const SURE = 0.8;

/**
 * Effects that the words speak for, each with the words, or with the clause that says what is returned, which reads better than
 * the single words that weighed most. The category stays that of the rules.
 */
export function additions(
  estimate: Estimate,
  { sure = SURE, clause }: { sure?: number; clause?: Place | undefined } = {},
): Fact[] {
  const facts: Fact[] = [];
  for (const effect of ADDED) {
    const place = estimate.probability(effect) > sure ? (clause ?? estimate.reason(effect)) : undefined;
    if (place !== undefined) facts.push({ pointer: place.pointer, quote: place.quote, supports: effect });
  }
  return facts;
}
