import type { Snapshot } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { storeSnapshot } from '../crawl.ts';
import { keepEarlierTools, keepEarlierWording, makeSnapshot } from '../snapshot.ts';
import type { CrawlQueue } from './queue.ts';

export interface Collected {
  listed: number;
  failed: number;
  tools: number;
}

const BATCH = 50;

/**
 * Writes what the workers listed into the catalogue, and the dead letters as failures. A listing is marked as collected
 * after its record is whole on disk, so that a collection that is killed is simply done again.
 */
export async function collect(
  queue: CrawlQueue,
  store: Store,
  today: string,
  onCollected?: (snapshot: Snapshot) => void,
): Promise<Collected> {
  const total: Collected = { listed: 0, failed: 0, tools: 0 };
  const keep = (now: Snapshot) => {
    const entry = store.index.read(now.server);
    if (!entry) return; // taken out of the index while it was crawled
    const offline = now.failure?.reason === 'unreachable' && entry.launch.kind !== 'remote';
    if (offline) return void (total.failed += 1); // the registry was away: that says nothing about the server
    const before = store.snapshots.read(now.server);
    const snapshot = keepEarlierTools(before, keepEarlierWording(before, now), today);
    storeSnapshot(store, entry, before, snapshot, today);
    total[now.failure ? 'failed' : 'listed'] += 1;
    total.tools += now.tools.length;
    onCollected?.(snapshot);
  };
  for (let open = await queue.listings.open(BATCH); open.length > 0; open = await queue.listings.open(BATCH)) {
    for (const { snapshot } of open) keep(snapshot);
    await queue.listings.collected(open.map(({ job }) => job));
  }
  const letters = await queue.deadLetters();
  for (const { entry, reason, tries } of letters) {
    const detail = `${tries} crawls ended without a result; the last one: ${reason}`;
    keep(makeSnapshot(entry, {}, { reason: 'crashed', detail, on: today }));
  }
  await queue.bury(letters);
  return total;
}
