import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from 'pg-boss';
import { IndexEntry, type FailureReason, type Snapshot } from '../../data/schema/index.ts';
import type { Database } from './database.ts';
import { Listings } from './listings.ts';
import { Turnstile } from './turnstile.ts';

const QUEUE = 'crawl';
const DEAD = 'crawl-dead';
const BATCH = 500;

export interface QueuePace {
  /** A worker that has not been heard of for so long is dead, and its servers go to others; at least 10. */
  heartbeatSeconds: number;
  /** How often a server is tried again, after how long; each further wait is twice as long. */
  retries: number;
  retryDelaySeconds: number;
  /** The longest that one crawl may take. */
  expireSeconds: number;
}

export const PACE: QueuePace = { heartbeatSeconds: 30, retries: 3, retryDelaySeconds: 20, expireSeconds: 900 };

/** Reasons that a later try may not find again. */
const PASSING: ReadonlySet<FailureReason> = new Set(['unreachable', 'timeout', 'install-failed']);

export interface WorkOptions {
  crawl(entry: IndexEntry, signal: AbortSignal): Promise<Snapshot>;
  concurrency: number;
  /** When aborted, running crawls are finished and no further one is begun. */
  signal?: AbortSignal | undefined;
  /** Ends when nothing waits and nothing runs any more, on this machine or another. */
  untilEmpty?: boolean | undefined;
  onListed?: ((snapshot: Snapshot) => void) | undefined;
}

export interface DeadLetter {
  job: string;
  entry: IndexEntry;
  reason: string;
  tries: number;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  dead: number;
  uncollected: number;
}

/** Servers waiting to be listed, and what came of it. One crawl per server at a time, on however many machines. */
export class CrawlQueue {
  readonly listings: Listings;
  private readonly database: Database;

  private constructor(database: Database, listings: Listings) {
    this.database = database;
    this.listings = listings;
  }

  static async open(database: Database, pace: QueuePace = PACE): Promise<CrawlQueue> {
    const { boss } = database;
    await boss.createQueue(DEAD, { retentionSeconds: 14 * 86_400 });
    const options = {
      deadLetter: DEAD,
      heartbeatSeconds: pace.heartbeatSeconds,
      retryLimit: pace.retries,
      retryDelay: pace.retryDelaySeconds,
      retryBackoff: true,
      retryDelayMax: 3_600,
      expireInSeconds: pace.expireSeconds,
      retentionSeconds: 14 * 86_400,
      deleteAfterSeconds: 14 * 86_400,
    };
    // `exclusive`: at most one job per server that waits or runs.
    await boss.createQueue(QUEUE, { policy: 'exclusive', ...options });
    await boss.updateQueue(QUEUE, options);
    return new CrawlQueue(database, await Listings.open(database));
  }

  /** Puts servers into the queue; one that waits or runs already is not put there twice. Returns how many are new. */
  async enqueue(entries: Iterable<IndexEntry>): Promise<number> {
    let queued = 0;
    const batch: { data: object; singletonKey: string }[] = [];
    const send = async () => {
      if (batch.length > 0)
        queued += (await this.database.boss.insert(QUEUE, batch.splice(0), { returnId: true }))?.length ?? 0;
    };
    for (const entry of entries) {
      batch.push({ data: { entry }, singletonKey: entry.id });
      if (batch.length >= BATCH) await send();
    }
    await send();
    return queued;
  }

  /** Takes servers and lists them until told to stop. A crawl that throws is tried again later, then a dead letter. */
  async work({ crawl, concurrency, signal, untilEmpty, onListed }: WorkOptions): Promise<void> {
    const worker = `${hostname()}:${process.pid}`;
    const turnstile = new Turnstile();
    const handle = async ([job]: (Job<{ entry: unknown }> & { retryLimit?: number })[]): Promise<object> => {
      if (!job || (await this.listings.has(job.id))) return { listed: 'before' };
      const leave = await turnstile.enter(job.retryCount > 0);
      try {
        const snapshot = await crawl(IndexEntry.parse(job.data.entry), job.signal);
        const { failure } = snapshot;
        if (failure && PASSING.has(failure.reason) && job.retryCount < Math.min(1, job.retryLimit ?? 0))
          throw new Error(`${failure.reason}: ${failure.detail}`);
        if (await this.listings.add(job.id, snapshot, worker)) onListed?.(snapshot);
        return { tools: snapshot.tools.length };
      } finally {
        leave();
      }
    };
    await this.database.boss.work(
      QUEUE,
      { localConcurrency: concurrency, pollingIntervalSeconds: 0.5, includeMetadata: true, batchSize: 1 },
      handle as never,
    );
    while (!signal?.aborted) {
      if (untilEmpty) {
        const { waiting, active } = await this.counts();
        if (waiting + active === 0) break;
      }
      await sleep(500, undefined, { signal }).catch(() => {});
    }
    await this.database.boss.offWork(QUEUE, { wait: true });
  }

  async counts(): Promise<QueueCounts> {
    const rows = await this.database.query(
      `SELECT count(*) FILTER (WHERE name = $1 AND state IN ('created', 'retry'))::int AS waiting,
              count(*) FILTER (WHERE name = $1 AND state = 'active')::int AS active,
              count(*) FILTER (WHERE name = $2 AND state = 'created')::int AS dead,
              (SELECT count(*) FROM toolrisk.listing WHERE collected_at IS NULL)::int AS uncollected
         FROM pgboss.job WHERE name IN ($1, $2)`,
      [QUEUE, DEAD],
    );
    const {
      waiting = 0,
      active = 0,
      dead = 0,
      uncollected = 0,
    } = (rows[0] ?? {}) as Partial<Record<keyof QueueCounts, number>>;
    return { waiting, active, dead, uncollected };
  }

  /** Servers whose every crawl ended without a result, with the reason of the last. */
  async deadLetters(): Promise<DeadLetter[]> {
    const jobs = await this.database.boss.findJobs<{ entry: IndexEntry }>(DEAD, { queued: true });
    return jobs.map(({ id, data, sourceOutput, sourceRetryCount }) => ({
      job: id,
      entry: data.entry,
      reason: reasonOf(sourceOutput),
      tries: (sourceRetryCount ?? 0) + 1,
    }));
  }

  /** Forgets dead letters whose failure is on record. */
  async bury(letters: readonly DeadLetter[]): Promise<void> {
    if (letters.length > 0)
      await this.database.boss.deleteJob(
        DEAD,
        letters.map(({ job }) => job),
      );
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

function reasonOf(output: unknown): string {
  const { message, value } = Object(output) as { message?: unknown; value?: { message?: unknown } };
  return String(message ?? value?.message ?? JSON.stringify(output) ?? 'no reason').slice(0, 200);
}
