import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { Placeholder } from '../data/schema/index.ts';
import { fillPlaceholders, PLACEHOLDER_VALUES } from '../crawler/ladder/placeholders.ts';

/** What one would write first: `npm install` into a new folder, then the SDK's client. Returns how many tools it lists. */
export async function plainCrawl(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, Placeholder>>,
  scratch: string,
): Promise<number> {
  const folder = plainInstall(name, scratch);
  const root = join(folder, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const file = typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? '');
  const client = new Client({ name: 'bench', version: '1.0.0' });
  const env = Object.fromEntries(Object.entries(environment).map(([key, kind]) => [key, PLACEHOLDER_VALUES[kind]]));
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(root, file), ...args.map(fillPlaceholders)],
      env: { PATH: process.env.PATH ?? '', HOME: folder, ...env },
      stderr: 'ignore',
    }),
  );
  const { tools } = await client.listTools();
  await client.close();
  return tools.length;
}

/** Installs a package into a new folder of `scratch`, where npm's cache also is, and returns that. */
export function plainInstall(name: string, scratch: string): string {
  const folder = mkdtempSync(join(scratch, 'plain-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const args = ['install', name, '--ignore-scripts', '--no-audit', '--no-fund', '--cache', join(scratch, 'npm')];
  const done = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (done.status === 0) return folder;
  throw new Error(`npm install ${name}: ${done.stderr}`);
}
