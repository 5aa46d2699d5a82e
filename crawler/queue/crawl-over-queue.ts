import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexEntry, Snapshot } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { isCurrent } from '../freshness.ts';
import { collect, type Collected } from './collect.ts';
import type { CrawlQueue } from './queue.ts';

export interface OverQueueOptions {
  ids?: readonly string[] | undefined;
  /** Lists again what is unchanged. */
  force?: boolean | undefined;
  today: string;
  /** Also work here: always for an embedded queue, which no other process can open. */
  here?: { crawl(entry: IndexEntry, signal: AbortSignal): Promise<Snapshot>; concurrency: number } | undefined;
  /** Only put the servers into the queue; a later run collects. */
  wait?: boolean | undefined;
  signal?: AbortSignal | undefined;
  progress?: ((done: { server: string; snapshot: Snapshot }) => void) | undefined;
}

export interface OverQueueSummary extends Collected {
  queued: number;
  unchanged: number;
  waiting: number;
}

/**
 * `toolrisk crawl --queue`: puts the servers that are due into the queue, and writes what comes back into the catalogue
 * until nothing waits any more. Stopped at any moment, the next run collects the rest.
 */
export async function crawlOverQueue(
  queue: CrawlQueue,
  store: Store,
  options: OverQueueOptions,
): Promise<OverQueueSummary> {
  const { today, signal } = options;
  const total: Collected = { listed: 0, failed: 0, tools: 0 };
  const gather = async () => {
    const some = await collect(queue, store, today, (snapshot) =>
      options.progress?.({ server: snapshot.server, snapshot }),
    );
    for (const member of ['listed', 'failed', 'tools'] as const) total[member] += some[member];
  };
  await gather(); // what earlier workers listed is not due again
  const ids = options.ids ?? store.index.ids();
  const due = ids.flatMap((id) => {
    const entry = store.index.read(id);
    if (!entry) throw new Error(`No server ${JSON.stringify(id)} in the index. Remedy: add ${store.index.path(id)}`);
    const before = store.snapshots.read(id);
    return before && !options.force && isCurrent(before, entry, today) ? [] : [entry];
  });
  const queued = await queue.enqueue(due);
  if (options.wait !== false) {
    let working = options.here !== undefined;
    const work =
      options.here && queue.work({ ...options.here, signal, untilEmpty: true }).finally(() => (working = false));
    for (let open = true; open && !signal?.aborted;) {
      await sleep(1_000, undefined, { signal }).catch(() => {});
      await gather();
      const { waiting, active, dead, uncollected } = await queue.counts();
      open = working || waiting + active + dead + uncollected > 0;
    }
    await work;
  }
  await gather();
  const { waiting, active } = await queue.counts();
  return { ...total, queued, unchanged: ids.length - due.length, waiting: waiting + active };
}
