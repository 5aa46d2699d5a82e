import type { Command } from 'commander';
import { UsageError } from './errors.ts';
import { checkQueueAddress } from './queue-address.ts';
import { openSandbox, type SandboxOptions, withSandboxOptions } from './sandbox.ts';

interface Options extends SandboxOptions {
  queue: string;
  concurrency: string;
  keepPackages: string;
  untilEmpty?: boolean;
  allowLoopback?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `toolrisk worker`: takes servers from a queue and lists them, on this machine, until told to stop. */
export function register(program: Command): void {
  const command = program
    .command('worker')
    .description('Take servers from a queue and list them; any number of workers may share one')
    .requiredOption('--queue <address>', 'postgres://user@host/database, or pglite:folder')
    .option('--concurrency <number>', 'how many servers at a time', '2')
    .option('--keep-packages <number>', 'how many installed packages to keep for the next listing', '200')
    .option('--until-empty', 'end when nothing waits any more')
    .option('--allow-loopback', 'also list remote servers of this very machine')
    .option('--json', 'one line of JSON for each server')
    .option('--quiet', 'no notes on standard error')
    .action(worker);
  withSandboxOptions(command);
}

async function worker(options: Options): Promise<void> {
  const concurrency = Number(options.concurrency);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 64)
    throw new UsageError(`--concurrency ${options.concurrency}: give a whole number from 1 to 64`);
  const keep = Number(options.keepPackages);
  if (!Number.isInteger(keep) || keep < 0)
    throw new UsageError(`--keep-packages ${options.keepPackages}: give a whole number`);
  await checkQueueAddress(options.queue);
  const crawler = await import('../crawler/index.ts');
  const { evictPackages, openQueue, touchPackages, withoutPassword } = await import('../crawler/queue/index.ts');
  const note = (text: string) => void (options.quiet || process.stderr.write(`${text}\n`));
  const cache = crawler.cacheFolder();
  const sandbox = await openSandbox(cache, options);
  const queue = await openQueue(options.queue, {
    connections: concurrency,
    onFault: (message) => note(`queue: ${message}`),
  });
  const signal = stopSignal(note);
  note(`worker ${process.pid} takes up to ${concurrency} at a time from ${withoutPassword(options.queue)}`);
  let done = 0;
  try {
    await queue.work({
      concurrency,
      signal,
      untilEmpty: options.untilEmpty,
      crawl: (entry) => {
        touchPackages(cache, entry);
        evictPackages(cache, keep);
        const today = new Date().toISOString().slice(0, 10);
        const context = { cache, sandbox, limits: crawler.LIMITS, today, allowLoopback: options.allowLoopback };
        return crawler.crawlServer(entry, context);
      },
      onListed: ({ server, tools, failure, provenance }) => {
        done += 1;
        const outcome = { server, tools: tools.length, tier: provenance?.tier, failure: failure?.reason };
        process.stdout.write(
          options.json
            ? `${JSON.stringify(outcome)}\n`
            : `${server.padEnd(48)} ${failure?.reason ?? `${tools.length} tools`}\n`,
        );
      },
    });
  } finally {
    await queue.close();
  }
  note(`${done} servers done`);
}

/** The first signal ends the work gracefully, the second at once; servers that were cut off go to other workers. */
function stopSignal(note: (text: string) => void): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      if (stop.signal.aborted) process.exit(130);
      note('finishing the servers at hand; once more to stop at once');
      stop.abort();
    });
  return stop.signal;
}
