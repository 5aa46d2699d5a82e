// Crawls every server of an index once: `node crawl-once.ts <data> <cache>`. Tests kill it.
import { crawlCatalogue, LIMITS, openSandbox } from '../../crawler/index.ts';
import { openStore } from '../../data/store/index.ts';

const [, , data = '', cache = ''] = process.argv;
const store = openStore(data);
try {
  const summary = await crawlCatalogue(store, {
    cache,
    sandbox: openSandbox(cache),
    limits: { ...LIMITS, tryMs: 8_000, tries: 3 },
    today: '2026-11-21',
    concurrency: 2,
  });
  process.stdout.write(JSON.stringify(summary));
} catch (error) {
  const whole = [...store.snapshots.records()].length;
  process.stderr.write(`${(error as Error).message}\n${whole} whole records\n`);
  process.exitCode = 1;
}
