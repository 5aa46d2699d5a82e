import type { Attempt } from '../data/schema/index.ts';
import type { Failure } from './classify-failure.ts';
import type { Listing } from './client/listing.ts';
import { isFinal, nextPlan } from './ladder/ladder.ts';
import { type FailedTry, furthestTry, type LadderState, type LaunchPlan } from './ladder/plan.ts';
import type { LaunchOutcome } from './launch.ts';
import type { Limits } from './limits.ts';

export type Climb = { attempts: Attempt[] } & ({ plan: LaunchPlan; listing: Listing } | { failure: Failure });

/** How long all tries of a server may last together, in terms of what one may: 14 s. */
const PATIENCE = 1.4;
/** A try that could last less than this part of that is not begun. */
const SHORTEST = 0.2;

/**
 * Climbs the ladder until a server lists, the reason is final, or the tries or the patience are used up: what is silent
 * in one try is given one shorter one, and not six. `launch` is told for how many milliseconds it may try.
 */
export async function climb(
  known: Omit<LadderState, 'failed'>,
  { tries, tryMs }: Pick<Limits, 'tries' | 'tryMs'>,
  launch: (plan: LaunchPlan, tryMs: number) => Promise<LaunchOutcome>,
): Promise<Climb> {
  const attempts: Attempt[] = [];
  const failed: FailedTry[] = [];
  const end = Date.now() + tryMs * PATIENCE;
  while (attempts.length < tries) {
    const left = end - Date.now();
    if (left < tryMs * SHORTEST) break;
    const plan = nextPlan({ ...known, failed });
    if (!plan) break;
    const outcome = await launch(plan, Math.min(tryMs, left));
    if ('listing' in outcome) {
      attempts.push({ step: plan.step, outcome: 'listed' });
      return { attempts, plan, listing: outcome.listing };
    }
    const { reason, detail } = outcome.failure;
    attempts.push({ step: plan.step, outcome: reason, ...(detail === '' ? {} : { detail }) });
    failed.push({ plan, reason, detail, words: outcome.words });
    if (isFinal(reason)) break;
  }
  // what happens under the shim is made up in part, so it explains nothing
  const telling = furthestTry({ ...known, failed: failed.filter(({ plan }) => plan.step !== 'shim') });
  return { attempts, failure: telling ?? { reason: 'crashed', detail: 'nothing could be tried' } };
}
