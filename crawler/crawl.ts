import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import type { Store } from '../data/store/index.ts';
import type { CrawlContext } from './context.ts';
import { crawlServer } from './crawl-server.ts';
import { isCurrent } from './freshness.ts';
import { sweep } from './install/install.ts';
import { keepEarlierTools } from './snapshot.ts';

export interface CatalogueOptions extends CrawlContext {
  /** Which servers; all of the index when absent. */
  readonly ids?: readonly string[];
  readonly concurrency?: number;
  /** Lists again what is unchanged. */
  readonly force?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (done: Progress) => void;
}

export interface Progress {
  server: string;
  outcome: 'listed' | 'failed' | 'unchanged';
  tools: number;
  done: number;
  total: number;
}

export interface CrawlSummary {
  listed: number;
  failed: number;
  unchanged: number;
  tools: number;
  /** How many failed for each reason. */
  reasons: Record<string, number>;
}

/** Lists many servers, a few at a time. Each snapshot is stored when it is done, so that a later run goes on from there. */
export async function crawlCatalogue(store: Store, options: CatalogueOptions): Promise<CrawlSummary> {
  sweep(options.cache);
  const ids = [...(options.ids ?? store.index.ids())];
  const total = ids.length;
  const summary: CrawlSummary = { listed: 0, failed: 0, unchanged: 0, tools: 0, reasons: {} };
  const report = (server: string, outcome: Progress['outcome'], snapshot: Snapshot) => {
    summary[outcome] += 1;
    summary.tools += snapshot.tools.length;
    if (snapshot.failure)
      summary.reasons[snapshot.failure.reason] = (summary.reasons[snapshot.failure.reason] ?? 0) + 1;
    const done = summary.listed + summary.failed + summary.unchanged;
    options.progress?.({ server, outcome, tools: snapshot.tools.length, done, total });
  };
  const worker = async () => {
    for (let id = ids.shift(); id !== undefined && !options.signal?.aborted; id = ids.shift()) {
      const entry = store.index.read(id);
      if (!entry) throw new Error(`No server ${JSON.stringify(id)} in the index. Remedy: add ${store.index.path(id)}`);
      const before = store.snapshots.read(id);
      if (before && !options.force && isCurrent(before, entry, options.today)) {
        report(id, 'unchanged', before);
        continue;
      }
      const snapshot = await relist(entry, before, options);
      store.snapshots.write(id, snapshot);
      report(id, snapshot.failure ? 'failed' : 'listed', snapshot);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency ?? 2) }, worker));
  return summary;
}

async function relist(entry: IndexEntry, before: Snapshot | undefined, context: CrawlContext): Promise<Snapshot> {
  return keepEarlierTools(before, await crawlServer(entry, context));
}
