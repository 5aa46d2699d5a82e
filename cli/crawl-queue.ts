import type { CrawlContext } from '../crawler/index.ts';
import type { Store } from '../data/store/index.ts';

export interface QueueOptions {
  ids: readonly string[];
  force?: boolean | undefined;
  /** Only put servers into the queue. */
  wait: boolean;
  concurrency: number;
  /** What a crawl here needs; asked for only where this process has to crawl itself. */
  context(): Promise<CrawlContext>;
  progress(server: string): void;
  note(text: string): void;
}

/**
 * `toolrisk crawl --queue`: on PostgreSQL the crawls are done by workers elsewhere, on an embedded queue by this process.
 * Returns how many servers failed.
 */
export async function crawlThroughQueue(store: Store, address: string, options: QueueOptions) {
  const { crawlOverQueue, openQueue } = await import('../crawler/queue/index.ts');
  const { crawlServer } = await import('../crawler/index.ts');
  const embedded = address.startsWith('pglite:');
  const context = embedded && options.wait ? await options.context() : undefined;
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      options.note('stopping; what is queued stays queued');
      stop.abort();
    });
  const queue = await openQueue(address, {
    connections: options.concurrency,
    onFault: (text) => options.note(`queue: ${text}`),
  });
  try {
    return await crawlOverQueue(queue, store, {
      ids: options.ids,
      force: options.force,
      today: new Date().toISOString().slice(0, 10),
      wait: options.wait,
      signal: stop.signal,
      progress: ({ server }) => options.progress(server),
      here: context && { concurrency: options.concurrency, crawl: (entry) => crawlServer(entry, context) },
    });
  } finally {
    await queue.close();
  }
}
