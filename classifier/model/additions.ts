import type { Effect } from '../../data/schema/index.ts';
import type { Fact } from '../signals/signal.ts';
import type { Estimate } from './model.ts';

/** How likely a label must be by the words before it is added to what the rules found (measured: train.ts --measure). */
const SURE = 0.6;

/**
 * Only what a tool returns is believed on words alone. On tools of servers that the training did not hold, every other
 * addition raised more risks wrongly than rightly.
 */
const ADDED = ['reads-private', 'reads-untrusted'] as const satisfies readonly Effect[];

/** Effects that the words speak for, each with the words. The category stays that of the rules. */
export function additions(estimate: Estimate, sure = SURE): Fact[] {
  return ADDED.flatMap((label) => {
    if (estimate.probability(label) <= sure) return [];
    const place = estimate.reason(label);
    return place === undefined ? [] : [{ ...place, supports: label }];
  });
}
