import type { Snapshot } from '../data/schema/index.ts';
import type { Failure } from './classify-failure.ts';
import { climb } from './climb.ts';
import type { Listing } from './client/listing.ts';
import type { CrawlContext } from './context.ts';
import type { LadderState } from './ladder/plan.ts';
import { launch, type Start } from './launch.ts';
import type { Found } from './snapshot.ts';

type Confined = NonNullable<Snapshot['provenance']>['sandbox'];

/** Climbs the ladder with a way to start a server. Fills in attempts and provenance; gives the listing, or why there is none. */
export async function listLive(
  start: Start,
  known: Omit<LadderState, 'failed'>,
  sandbox: Confined,
  { limits, today }: Pick<CrawlContext, 'limits' | 'today'>,
  found: Found,
): Promise<{ listing: Listing } | { failure: Failure }> {
  const result = await climb(known, limits, (plan, tryMs) => launch(start, plan, { ...limits, tryMs }));
  found.attempts = result.attempts;
  if ('failure' in result) return result;
  const { listing, plan } = result;
  const { protocolVersion, serverInfo, instructions } = listing;
  found.provenance = {
    tier: 'live',
    step: plan.step,
    args: [...plan.args],
    environment: { ...plan.environment },
    ...(protocolVersion === undefined ? {} : { protocolVersion }),
    ...(serverInfo === undefined ? {} : { serverInfo }),
    ...(instructions === undefined ? {} : { instructions }),
    sandbox,
    listedOn: today,
  };
  found.flags = listing.flags;
  found.tools = listing.tools;
  return { listing };
}
