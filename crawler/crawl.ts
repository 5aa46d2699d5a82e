import type { FailureReason, IndexEntry, Snapshot } from '../data/schema/index.ts';
import { appendEvents, compareListings, type Store } from '../data/store/index.ts';
import type { CrawlContext } from './context.ts';
import { crawlServer } from './crawl-server.ts';
import { isCurrent } from './freshness.ts';
import { sweep } from './install/install.ts';
import type { PackageFacts } from './install/registry.ts';
import { keepEarlierDay, keepEarlierTools, keepEarlierWording } from './snapshot.ts';

export interface CatalogueOptions extends CrawlContext {
  /** Which servers; all of the index when absent. */
  readonly ids?: readonly string[] | undefined;
  readonly concurrency?: number | undefined;
  /** Lists again what is unchanged. */
  readonly force?: boolean | undefined;
  /** Leaves a snapshot as it is stored where only the day of the listing would change: for a checkout that is only read. */
  readonly keepDay?: boolean | undefined;
  /** Asks no registry: lists the versions that were listed before and are still installed. */
  readonly offline?: boolean | undefined;
  /** No further server is begun once this is aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((done: Progress) => void) | undefined;
}

/** `skipped`: nothing was learnt of the server itself, because this machine could not reach the registry. */
export type Outcome = 'listed' | 'failed' | 'unchanged' | 'skipped';

export interface Progress {
  server: string;
  outcome: Outcome;
  snapshot: Snapshot | undefined;
  done: number;
  total: number;
}

export interface CrawlSummary {
  servers: Record<Outcome, number>;
  /** Tools of all servers that were asked for, earlier listings included. */
  tools: number;
  /** How many servers have a failure, by reason. */
  reasons: Partial<Record<FailureReason, number>>;
  /** Why servers were skipped; the first reason seen. */
  skipped?: string;
}

/**
 * Lists many servers, a few at a time. Each snapshot is stored when it is done, so that a later run goes on from there.
 * A fault of this machine (a full disk, a folder that cannot be written) ends the crawl with one error; what is stored stays.
 */
export async function crawlCatalogue(store: Store, options: CatalogueOptions): Promise<CrawlSummary> {
  sweep(options.cache);
  const ids = [...new Set(options.ids ?? store.index.ids())];
  const total = ids.length;
  const summary: CrawlSummary = {
    servers: { listed: 0, failed: 0, unchanged: 0, skipped: 0 },
    tools: 0,
    reasons: {},
  };
  let done = 0;
  const report = (server: string, outcome: Outcome, snapshot: Snapshot | undefined) => {
    summary.servers[outcome] += 1;
    summary.tools += snapshot?.tools.length ?? 0;
    const reason = snapshot?.failure?.reason;
    if (reason) summary.reasons[reason] = (summary.reasons[reason] ?? 0) + 1;
    done += 1;
    options.progress?.({ server, outcome, snapshot, done, total });
  };
  let fault: unknown;
  const worker = async () => {
    for (let id = ids.shift(); id !== undefined && !options.signal?.aborted && !fault; id = ids.shift())
      try {
        await crawlOne(store, id, options, summary, report);
      } catch (error) {
        fault ??= error;
      }
  };
  await Promise.all(Array.from({ length: Math.max(1, options.concurrency ?? 2) }, worker));
  if (fault) throw machineFault(fault, store.folder);
  return summary;
}

async function crawlOne(
  store: Store,
  id: string,
  options: CatalogueOptions,
  summary: CrawlSummary,
  report: (server: string, outcome: Outcome, snapshot: Snapshot | undefined) => void,
): Promise<void> {
  const entry = store.index.read(id);
  if (!entry) throw new Error(`No server ${JSON.stringify(id)} in the index. Remedy: add ${store.index.path(id)}`);
  const before = store.snapshots.read(id);
  if (before && !options.force && isCurrent(before, entry, options.today)) return report(id, 'unchanged', before);
  const known = options.offline ? knownPackage(before) : undefined;
  if (options.offline && !known) {
    summary.skipped ??= 'without the registry, only what was listed before can be listed again';
    return report(id, 'skipped', before);
  }
  const now = await crawlServer(entry, options, known);
  if (now.failure?.reason === 'unreachable' && entry.launch.kind !== 'remote') {
    summary.skipped ??= now.failure.detail;
    return report(id, 'skipped', before);
  }
  const found = keepEarlierTools(before, keepEarlierWording(before, now), options.today);
  const snapshot = options.keepDay ? keepEarlierDay(before, found) : found;
  storeSnapshot(store, entry, before, snapshot, options.today);
  report(id, snapshot.failure ? 'failed' : 'listed', snapshot);
}

/** History goes first and takes nothing twice, so that a crash between the two writes loses no change. */
export function storeSnapshot(
  store: Store,
  { id }: IndexEntry,
  before: Snapshot | undefined,
  now: Snapshot,
  today: string,
): void {
  if (before && before.tools.length > 0 && now.tools.length > 0) {
    const events = compareListings(before, now, today);
    const earlier = store.history.read(id)?.events ?? [];
    if (events.length > 0) store.history.write(id, { server: id, events: appendEvents(earlier, events) });
  }
  store.snapshots.write(id, now);
}

function knownPackage(before: Snapshot | undefined): PackageFacts | undefined {
  const origin = before?.package;
  if (origin?.registry !== 'npm' || origin.integrity === undefined) return undefined;
  const { name, version, integrity, deprecated } = origin;
  return { name, version, integrity, ...(deprecated === undefined ? {} : { deprecated }) };
}

/** A full disk or a folder that cannot be written, in one line; anything else as it is. */
function machineFault(fault: unknown, folder: string): unknown {
  const { code, syscall, message } = Object(fault) as NodeJS.ErrnoException;
  const cannotStore = ['ENOSPC', 'EROFS', 'EACCES', 'EDQUOT', 'EPERM'].includes(code ?? '');
  // in a folder that cannot be written, Node says of mkdir that the folder is not there
  if (!cannotStore && !(code === 'ENOENT' && syscall === 'mkdir')) return fault;
  return new Error(
    `Cannot store records in ${folder}: ${message}. Everything stored before is whole. Remedy: free or allow space there and run the crawl again; it goes on where it stopped`,
  );
}
