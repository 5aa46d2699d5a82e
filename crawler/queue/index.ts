import { openDatabase } from './database.ts';
import { CrawlQueue, PACE, type QueuePace } from './queue.ts';

export { collect, type Collected } from './collect.ts';
export { crawlOverQueue, type OverQueueOptions, type OverQueueSummary } from './crawl-over-queue.ts';
export { evictPackages, touchPackages } from './evict.ts';
export { queueAddressFault, withoutPassword } from './database.ts';
export { CrawlQueue, PACE, type DeadLetter, type QueueCounts, type QueuePace, type WorkOptions } from './queue.ts';

export interface QueueOptions {
  /** How many jobs this process works on at once. */
  connections?: number;
  pace?: QueuePace;
  onFault?: (message: string) => void;
}

/** Opens the queue at `postgres://…` (any number of processes) or `pglite:<folder>` (one process). */
export async function openQueue(address: string, { pace = PACE, ...options }: QueueOptions = {}): Promise<CrawlQueue> {
  const database = await openDatabase(address, options);
  try {
    return await CrawlQueue.open(database, pace);
  } catch (error) {
    await database.close().catch(() => {});
    throw error;
  }
}
