import type { Command } from 'commander';
import type { CrawlSummary } from '../crawler/index.ts';
import type { Store } from '../data/store/index.ts';
import { UsageError } from './errors.ts';
import { stage } from './progress.ts';
import { checkQueueAddress } from './queue-address.ts';
import { openSandbox, type SandboxOptions, withSandboxOptions } from './sandbox.ts';
import { openRecords } from './records.ts';

export interface CrawlOptions extends SandboxOptions {
  all?: boolean;
  showcase?: boolean;
  source?: string[];
  updatedSince?: string;
  queue?: string;
  wait?: boolean;
  allowLoopback?: boolean;
  concurrency: string;
  offline?: boolean;
  force?: boolean;
  /** Set by `run` alone, which lists the showcase servers in a reader's checkout. */
  keepDay?: boolean;
  report?: boolean;
  timeout: string;
  data?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `toolrisk crawl`: lists servers in the sandbox and stores what they list. */
export function register(program: Command): void {
  const command = program
    .command('crawl')
    .description('List servers in the sandbox and store what they list')
    .argument('[servers...]', 'ids of the index, or npm packages, which are added to it')
    .option('--all', 'every server of the index')
    .option('--showcase', 'the servers that the index marks for showing')
    .option(
      '--source <source...>',
      'take servers into the index and list them: the address of an MCP registry, npm:name, or a file: names, or a client’s configuration',
    )
    .option('--updated-since <time>', 'of a registry, only what changed since then (RFC 3339, or: last)')
    .option('--queue <address>', 'let workers list: postgres://user@host/database, or pglite:folder')
    .option('--no-wait', 'with --queue: only put the servers into the queue')
    .option('--allow-loopback', 'also list remote servers of this very machine')
    .option('--concurrency <number>', 'how many at a time', '2')
    .option('--timeout <seconds>', 'for one try to start and list a server', '10')
    .option('--force', 'list again what is unchanged')
    .option('--offline', 'ask no registry; list again what is installed')
    .option(
      '--report',
      'print what the stored listings cover, and why the others fail; crawl nothing unless servers are named',
    )
    .option('--data <folder>', 'where the records are')
    .option('--json', 'results as JSON')
    .option('--quiet', 'no progress')
    .action(crawl);
  withSandboxOptions(command);
}

async function crawl(servers: string[], options: CrawlOptions): Promise<void> {
  const { openStore, DATA_FOLDER } = await import('../data/store/index.ts');
  const store = openStore(options.data ?? DATA_FOLDER);
  const named = servers.length > 0 || options.all === true || options.showcase === true || options.source !== undefined;
  if (!named && !options.report)
    throw new UsageError(
      'Nothing to crawl. Name servers or npm packages, or add --all, --showcase, --source or --report',
    );
  if (named && !(await crawlNamed(store, servers, options))) process.exitCode = 1;
  if (options.report) await report(named ? store : await openRecords(options.data), options.json === true);
}

/**
 * Lists servers with a progress bar and stores what they list. Returns whether each could be listed. Throws
 * NoSandboxError where no sandbox can start.
 */
export async function crawlNamed(store: Store, servers: readonly string[], options: CrawlOptions): Promise<boolean> {
  const concurrency = wholeNumber('--concurrency', options.concurrency, 64);
  const tryMs = wholeNumber('--timeout', options.timeout, 600) * 1000;
  const { updatedSince } = options;
  if (updatedSince !== undefined && updatedSince !== 'last' && !TIME.test(updatedSince))
    throw new UsageError(`--updated-since ${updatedSince}: give a time like 2026-11-21T00:00:00Z, or last`);
  if (options.queue !== undefined) await checkQueueAddress(options.queue);
  const crawler = await import('../crawler/index.ts');
  const { prepareEntries } = await import('../crawler/named-entries.ts');
  const today = new Date().toISOString().slice(0, 10);
  const cache = crawler.cacheFolder();
  const note = (text: string) => void (options.quiet || process.stderr.write(`${text}\n`));
  const prepare = async () => {
    const sandbox = await openSandbox(cache, options);
    return { cache, sandbox, limits: { ...crawler.LIMITS, tryMs }, today, allowLoopback: options.allowLoopback };
  };
  const context = options.queue === undefined ? await prepare() : undefined; // first, so that nothing is written where nothing can start
  const taken: string[] = [];
  for (const spec of options.source ?? []) {
    const { takeIn } = await import('./crawl-source.ts');
    taken.push(...(await takeIn(store, spec, { today, updatedSince, cache, note })));
  }
  const { ids: chosen, settle } = prepareEntries(store, servers, {
    all: options.all,
    showcase: options.showcase,
    today,
  });
  const ids = [...new Set([...chosen, ...taken])];
  if (context === undefined) {
    const { crawlThroughQueue } = await import('./crawl-queue.ts');
    const bar = stage('crawl', { quiet: options.quiet === true });
    bar.total(ids.length);
    const summary = await crawlThroughQueue(store, options.queue ?? '', {
      ids,
      concurrency,
      note,
      force: options.force,
      wait: options.wait !== false,
      context: prepare,
      progress: (server) => bar.step(server),
    });
    const { queued, unchanged, listed, failed, waiting } = summary;
    bar.done(`${queued} queued, ${listed} listed, ${unchanged} unchanged, ${failed} failed, ${waiting} waiting`);
    if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
    return failed === 0;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const bar = stage('crawl', { quiet: options.quiet === true });
  bar.total(ids.length);
  const summary = await crawler.crawlCatalogue(store, {
    ...context,
    ids,
    concurrency,
    force: options.force,
    keepDay: options.keepDay,
    offline: options.offline,
    progress: ({ server }) => bar.step(server),
  });
  const unknown = settle();
  const { listed, failed, unchanged, skipped } = summary.servers;
  bar.done(`${listed} listed, ${unchanged} unchanged, ${failed} failed, ${skipped} skipped`);
  if (!options.report) print({ ...summary, unknown }, options.json === true);
  return failed === 0 && unknown.length === 0 && (skipped === 0 || options.offline === true);
}

function print(summary: CrawlSummary & { unknown: readonly string[] }, json: boolean): void {
  if (json) return void process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  const { servers } = summary;
  const total = Object.values(servers).reduce((sum, number) => sum + number, 0);
  const lines = [
    `${total} server${total === 1 ? '' : 's'}, ${summary.tools.toLocaleString('en')} tool${summary.tools === 1 ? '' : 's'}`,
  ];
  const reasons = Object.entries(summary.reasons).sort(([, one], [, other]) => other - one);
  for (const [reason, number] of reasons) lines.push(`${reason.padEnd(18)}${String(number).padStart(5)}`);
  if (summary.skipped) lines.push(`${servers.skipped} skipped: ${summary.skipped}`);
  for (const name of summary.unknown) lines.push(`${name}: the registry does not have it, so it is not in the index`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function report(store: Store, json: boolean): Promise<void> {
  const { coverageOf } = await import('../data/store/index.ts');
  const { describeCoverage } = await import('../crawler/report.ts');
  const coverage = coverageOf(store.snapshots.records(), store.index.ids().length);
  process.stdout.write(json ? `${JSON.stringify(coverage, null, 2)}\n` : `${describeCoverage(coverage)}\n`);
}

/** RFC 3339, as the registry API takes it. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new UsageError(`${option} ${text}: give a whole number from 1 to ${most}`);
  return number;
}
