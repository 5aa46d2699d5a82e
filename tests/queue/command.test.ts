import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../data/store/index.ts';

const TOOLRISK = fileURLToPath(new URL('../../cli/toolrisk.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'command-'));
const store = openStore(join(folder, 'data'));
const queue = `pglite:${join(folder, 'queue')}`;

/** A remote server that lists one tool, whatever is asked. */
const server = createServer(async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { id, method } = JSON.parse(Buffer.concat(parts).toString() || '{}') as { id?: number; method?: string };
  const result =
    method === 'tools/list'
      ? { tools: [{ name: 'ping', inputSchema: { type: 'object' } }] }
      : { supportedVersions: ['2026-07-28'] };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, result }));
});
let list = '';
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  list = join(folder, 'list.txt');
  writeFileSync(list, `http://127.0.0.1:${port}/one\nhttp://127.0.0.1:${port}/two # another\n`);
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command line; the server above lives in this process, so this must not block. */
const toolrisk = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    execFile(
      process.execPath,
      [TOOLRISK, ...args],
      { env: { ...process.env, TOOLRISK_CACHE: join(folder, 'cache') } },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    ),
  );
const listings = () =>
  [...store.snapshots.records()].map(({ server: id, tools, failure }) => [
    id.replace(/\d{4,}/, 'port'),
    tools.length,
    failure?.reason,
  ]);

test('a source is queued without waiting, and worked off by a worker', async () => {
  const data = ['--data', store.folder];
  const queued = await toolrisk('crawl', '--source', list, '--queue', queue, '--no-wait', '--json', ...data);
  assert.equal(queued.code, 0, queued.stderr);
  assert.equal((JSON.parse(queued.stdout) as { queued: number }).queued, 2);
  assert.deepEqual(listings(), []);

  const worked = await toolrisk('worker', '--queue', queue, '--until-empty', '--allow-loopback', '--json');
  assert.equal(worked.code, 0, worked.stderr);
  assert.equal(worked.stdout.trim().split('\n').length, 2);
});

test('crawl with an embedded queue collects, then does the work itself; without leave, loopback is refused', async () => {
  const crawled = await toolrisk('crawl', '--all', '--force', '--queue', queue, '--data', store.folder);
  assert.equal(crawled.code, 1);
  assert.match(crawled.stderr, /2 queued, 2 listed, 0 unchanged, 2 failed, 0 waiting/);
  const kept = [1, 'refused-address'];
  assert.deepEqual(
    listings().map(([id]) => id),
    ['127.0.0.1-port-one', '127.0.0.1-port-two'],
  );
  assert.deepEqual(
    listings().map(([, tools, reason]) => [tools, reason]),
    [kept, kept],
    'what was listed before is kept',
  );
});

test('wrong use is told in one line', async () => {
  assert.equal((await toolrisk('worker', '--queue', queue, '--concurrency', '0')).code, 2);
  for (const address of ['redis://x', 'pglite:', 'postgres://', 'nonsense'])
    for (const command of [['worker'], ['crawl', '--all', '--data', store.folder]]) {
      const { code, stderr } = await toolrisk(...command, '--queue', address);
      assert.match(stderr, /^toolrisk: \S+ no queue address\. Write [^\n]+\n$/, address);
      assert.equal(code, 2);
    }
  assert.match(
    (await toolrisk('crawl', '--source', join(folder, 'absent'), '--data', store.folder)).stderr,
    /absent.*Give a file/,
  );
});
