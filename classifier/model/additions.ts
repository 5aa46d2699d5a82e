import { EFFECTS, QUALIFIERS } from '../../data/schema/index.ts';
import type { Fact } from '../signals/signal.ts';
import type { Estimate } from './model.ts';

/** How likely a label must be by the words before it is added to what the rules found (measured: train.ts --measure). */
const SURE = 0.6;

/** What makes a tool milder is not believed on words alone. */
const MILDER = new Set<string>(['session-only', 'reduces-access']);
const ADDED = [...EFFECTS, ...QUALIFIERS].filter((label) => !MILDER.has(label));

/** Effects and qualifiers that the words speak for, each with the words. The category stays that of the rules. */
export function additions(estimate: Estimate, sure = SURE): Fact[] {
  return ADDED.flatMap((label) => {
    if (estimate.probability(label) <= sure) return [];
    const place = estimate.reason(label);
    return place === undefined ? [] : [{ ...place, supports: label }];
  });
}
