import type { IndexEntry, Snapshot } from '../../data/schema/index.ts';
import { makeSnapshot } from '../../crawler/snapshot.ts';

export const TODAY = '2026-11-21';

/** As quick as pg-boss allows. */
export const PACE_OF_TESTS = { heartbeatSeconds: 10, retries: 2, retryDelaySeconds: 1, expireSeconds: 60 };

export const entry = (id: string): IndexEntry => ({
  id,
  name: id,
  launch: { kind: 'npm', package: id, args: [], environment: {} },
  source: 'test',
  added: TODAY,
});

/** What a crawl of an entry would list; the description holds what a database may find hard to keep. */
export function listed(server: IndexEntry, tools = 2): Snapshot {
  return makeSnapshot(server, {
    provenance: { tier: 'live', step: 'bare', args: [], environment: {}, sandbox: 'bubblewrap', listedOn: TODAY },
    attempts: [{ step: 'bare', outcome: 'listed' }],
    tools: Array.from({ length: tools }, (_, n) => ({
      name: `${server.id}-${n}`,
      description: 'NUL \u0000, lone \ud800, 🚢',
      b: 1,
      a: { z: 1, a: 2 },
    })),
  });
}
