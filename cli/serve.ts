import type { Command } from 'commander';
import { UsageError } from './errors.ts';

/** `toolrisk serve`: the built site on this machine. */
export function register(program: Command): void {
  program
    .command('serve')
    .description('Serve the built site and print its address')
    .option('--out <folder>', 'the folder of the site', 'dist')
    .option('--port <number>', 'the port; the next free one where it is taken', '4321')
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--base <path>', 'the path below which it was built to be published; that of TOOLRISK_URL when absent')
    .option('--quiet', 'print only the address')
    .action(serve);
}

/** Serves until the process is interrupted; the address is the one line on standard output. */
export async function serve({
  out,
  port,
  host,
  base,
  quiet,
}: {
  out: string;
  port: string;
  host: string;
  base?: string;
  quiet?: boolean;
}): Promise<void> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new UsageError(`--port ${port}: not a port. Give a number from 0 to 65535.`);
  const { existsSync } = await import('node:fs');
  const { join } = await import('node:path');
  if (!existsSync(join(out, 'index.html')))
    throw new Error(`${out}: no site is built there. Run \`toolrisk build --out ${out}\` first.`);
  const { serveSite } = await import('../site/serve.ts');
  const { url, close } = await serveSite({
    folder: out,
    port: number,
    host,
    ...(base !== undefined && { base: base.replace(/^\/*/, '/').replace(/\/+$/, '') }),
  });
  process.stdout.write(`${url}\n`);
  if (!quiet) process.stderr.write('serve     press Ctrl-C to stop\n');
  const stop = () => void close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
