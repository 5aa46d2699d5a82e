import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { Placeholder } from '../data/schema/index.ts';
import { fillPlaceholders, PLACEHOLDER_VALUES } from '../crawler/ladder/placeholders.ts';

/** What one would write first: `npm install` into an empty folder, then the SDK's client. */
export async function plainCrawl(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, Placeholder>>,
  cache: string,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-plain-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const install = ['install', name, '--ignore-scripts', '--no-audit', '--no-fund', '--cache', cache];
    const done = spawnSync('npm', install, { cwd: folder, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`npm install ${name}: ${done.stderr}`);
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
