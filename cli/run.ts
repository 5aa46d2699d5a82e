import type { Command } from 'commander';
import type { Store } from '../data/store/index.ts';

interface Options {
  offline?: boolean;
  serve: boolean;
  port: string;
  out: string;
  quiet?: boolean;
}

/** `toolrisk run`, which is what `npm start` does: list, classify, build, serve. */
export function register(program: Command): void {
  program
    .command('run')
    .description('List the showcase servers, classify the catalogue, build the site and serve it')
    .option('--offline', 'use the committed listings, without starting a server')
    .option('--no-serve', 'stop when the site is built')
    .option('--port <number>', 'where to serve; the next free one where it is taken', '4321')
    .option('--out <folder>', 'where the site goes', 'dist')
    .option('--quiet', 'only the address')
    .action(run);
}

async function run({ offline, serve: serving, port, out, quiet = false }: Options): Promise<void> {
  const tell = (line: string) => void (quiet || process.stderr.write(`crawl     ${line}\n`));
  const { openStore } = await import('../data/store/index.ts');
  const store = openStore();
  if (offline) tell('not run (--offline): the committed listings are used');
  else await crawlShowcase(store, quiet, tell);
  const { classifyStored } = await import('./classify.ts');
  await classifyStored({ quiet });
  const { build } = await import('./build.ts');
  await build({ out, quiet });
  if (!serving) return;
  const { serve } = await import('./serve.ts');
  await serve({ out, port, host: '127.0.0.1', quiet });
}

/** Lists the showcase servers again, once a day; where that cannot be done, says why and goes on with what is committed. */
async function crawlShowcase(store: Store, quiet: boolean, tell: (line: string) => void): Promise<void> {
  const [{ ensure }, { crawlNamed }, { cacheFolder, NoSandboxError }, { readText, writeText }] = await Promise.all([
    import('./prerequisites.ts'),
    import('./crawl.ts'),
    import('../crawler/index.ts'),
    import('../data/store/index.ts'),
  ]);
  const marker = `${cacheFolder()}/showcase-listed-on`;
  const today = new Date().toISOString().slice(0, 10);
  if (readText(marker) === today) return tell('the showcase servers were listed today; nothing to do');
  ensure(['bubblewrap'], tell); // where it stays away, another sandbox may be there
  try {
    const all = await crawlNamed(store, [], { showcase: true, force: true, concurrency: '2', timeout: '10', quiet });
    if (all) writeText(marker, today);
    else tell('what could not be listed keeps its committed listing');
  } catch (error) {
    if (!(error instanceof NoSandboxError)) throw error;
    tell(`${error.message} The committed listings are used.`);
  }
}
