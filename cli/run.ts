import type { Command } from 'commander';

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
  if (offline) tell('not run (--offline): the committed listings are used');
  else {
    const { crawlShowcase } = await import('./run-showcase.ts');
    await crawlShowcase(openStore(), { quiet, tell });
  }
  const { classifyStored } = await import('./classify.ts');
  await classifyStored({ quiet });
  const { build } = await import('./build.ts');
  await build({ out, quiet });
  if (!serving) return;
  const { serve } = await import('./serve.ts');
  await serve({ out, port, host: '127.0.0.1', quiet });
}
