import type { Command } from 'commander';
import { openRecords } from './records.ts';

/** `toolrisk build`: the site from the records, or only what changed since the last build. */
export function register(program: Command): void {
  program
    .command('build')
    .description('Build the site from the records; a second build renders only what changed')
    .option('--out <folder>', 'where the site is written', 'dist')
    .option('--data <folder>', 'the folder of the records')
    .option(
      '--url <address>',
      'where it will be published, such as https://host.example/path; TOOLRISK_URL when absent',
    )
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'print nothing, only set the exit code')
    .action(build);
}

export interface BuildOptions {
  out: string;
  data?: string;
  url?: string;
  json?: boolean;
  quiet?: boolean;
}

/** Builds with a progress bar and says what was written. */
export async function build({ out, data, url, json, quiet }: BuildOptions): Promise<void> {
  // The processes that render read it too.
  if (url !== undefined) process.env['TOOLRISK_URL'] = url;
  const [{ buildSite }, { stage }] = await Promise.all([import('../site/build.ts'), import('./progress.ts')]);
  await openRecords(data);
  const progress = stage('build', { quiet: quiet ?? false });
  let counted = 0;
  const result = await buildSite({
    out,
    ...(data !== undefined && { store: data }),
    onProgress: ({ stage: name, done, total }) => {
      if (name !== 'pages') return;
      if (done === 0) progress.total(total);
      for (; counted < done; counted += 1) progress.step(name);
    },
  });
  const { pages, written, deleted, tools, servers } = result;
  progress.done(
    `${pages} pages of ${servers} servers and ${tools} tools: ${written} written, ${deleted} deleted, in ${out}`,
  );
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
