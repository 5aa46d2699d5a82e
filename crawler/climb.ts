import type { Attempt } from '../data/schema/index.ts';
import type { Failure } from './classify-failure.ts';
import type { Listing } from './client/listing.ts';
import { isFinal, nextPlan } from './ladder/ladder.ts';
import { type FailedTry, furthestTry, type LadderState, type LaunchPlan } from './ladder/plan.ts';
import type { LaunchOutcome } from './launch.ts';

export type Climb = { attempts: Attempt[] } & ({ plan: LaunchPlan; listing: Listing } | { failure: Failure });

/** Climbs the ladder until a server lists, the reason is final, or the tries are used up. */
export async function climb(
  known: Omit<LadderState, 'failed'>,
  tries: number,
  launch: (plan: LaunchPlan) => Promise<LaunchOutcome>,
): Promise<Climb> {
  const attempts: Attempt[] = [];
  const failed: FailedTry[] = [];
  while (attempts.length < tries) {
    const plan = nextPlan({ ...known, failed });
    if (!plan) break;
    const outcome = await launch(plan);
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
