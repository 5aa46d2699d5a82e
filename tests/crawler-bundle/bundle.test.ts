import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';

import { crawlBundle } from '../../crawler/bundle/index.ts';
import { readZip } from '../../crawler/bundle/zip.ts';
import { Snapshot, type IndexEntry } from '../../data/schema/index.ts';
import { type Member, zip } from './zip.ts';

const manifest = {
  name: 'notes',
  version: '1.2.3',
  description: 'Keeps notes.',
  server: { type: 'node', entry_point: 'server/main.js' },
  tools: [
    { name: 'add', description: 'Adds.' },
    { name: 'hidden', description: 'Only named.' },
  ],
};
const source = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'; server.tool('add', 'Adds a note.', { text: z.string() }, async () => {});`;
const good: Member[] = [
  { path: 'manifest.json', content: JSON.stringify(manifest) },
  { path: 'server/main.js', content: source },
  { path: 'node_modules/x/index.js', content: `server.tool('not_mine', 'x', {}, () => {});` },
  { path: 'icon.png', content: 'x', method: 0 },
];

let body: Buffer = Buffer.alloc(0);
const server = createServer((request, response) => {
  if (request.url === '/moved') return void response.writeHead(302, { location: '/bundle' }).end();
  if (request.url === '/inward') return void response.writeHead(302, { location: 'http://10.0.0.1/bundle' }).end();
  if (request.url === '/loop') return void response.writeHead(302, { location: '/loop' }).end();
  response.end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => void server.close());

async function crawl(members: Member[] | Buffer, path = '/bundle', sha256?: string): Promise<Snapshot> {
  body = Buffer.isBuffer(members) ? Buffer.from(members) : zip(members);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const launch = { kind: 'mcpb' as const, url, sha256: sha256 ?? createHash('sha256').update(body).digest('hex') };
  const entry: IndexEntry = { id: 'notes', name: 'notes', launch, source: 'test', added: '2026-11-21' };
  return Snapshot.parse(await crawlBundle(entry, { today: '2026-11-21', allowLoopback: true }));
}

test('a bundle is read, not run: its source, and what only its manifest names', async () => {
  for (const path of ['/bundle', '/moved']) {
    const snapshot = await crawl(good, path);
    assert.deepEqual(snapshot.tools, [
      {
        name: 'add',
        description: 'Adds a note.',
        inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
      },
      { name: 'hidden', description: 'Only named.' },
    ]);
    assert.equal(snapshot.provenance?.tier, 'static');
    assert.equal(snapshot.package?.version, '1.2.3');
    assert.deepEqual(
      snapshot.flags.map(({ code, tool }) => [code, tool]),
      [['static-partial', 'hidden']],
    );
  }
});

test('a bundle that is no Node program: what its manifest names', async () => {
  const python = { ...manifest, server: { type: 'python' } };
  assert.deepEqual(
    (await crawl([{ path: 'manifest.json', content: JSON.stringify(python) }])).tools.map(({ name }) => name),
    ['add', 'hidden'],
  );
});

const hostile: [title: string, run: () => Promise<Snapshot>, reason: string, detail: RegExp][] = [
  ['other bytes than the entry names', () => crawl(good, '/bundle', 'a'.repeat(64)), 'install-failed', /not the one/],
  ['a redirect to a private address', () => crawl(good, '/inward'), 'refused-address', /10\.0\.0\.1/],
  ['redirects without end', () => crawl(good, '/loop'), 'unreachable', /redirects/],
  [
    'a path that leads out',
    () => crawl([...good, { path: '../../evil.js', content: 'x' }]),
    'install-failed',
    /leads out/,
  ],
  ['an absolute path', () => crawl([...good, { path: '/etc/evil.js', content: 'x' }]), 'install-failed', /leads out/],
  [
    'a path with a backslash',
    () => crawl([...good, { path: '..\\evil.js', content: 'x' }]),
    'install-failed',
    /leads out/,
  ],
  [
    'a file that unpacks to more than it says',
    () => crawl([...good, { path: 'a.js', content: Buffer.alloc(9_000_000), size: 10 }]),
    'install-failed',
    /size that it states/,
  ],
  [
    'a file that says it is huge',
    () => crawl([...good, { path: 'a.js', content: 'x', size: 0xfffffff0 }]),
    'install-failed',
    /unpacks to more/,
  ],
  [
    'an unknown way of packing',
    () => crawl([{ path: 'manifest.json', content: 'x', method: 99 }]),
    'install-failed',
    /packed in a way/,
  ],
  ['no archive', () => crawl(Buffer.from('hello, this is no archive at all')), 'install-failed', /no zip/],
  ['an archive cut short', () => crawl(zip(good).subarray(60)), 'install-failed', /damaged/],
  ['no manifest', () => crawl([{ path: 'a.js', content: source }]), 'install-failed', /no manifest/],
  ['no tools', () => crawl([{ path: 'manifest.json', content: '{}' }]), 'no-tools', /neither/],
];
for (const [title, run, reason, detail] of hostile)
  test(`${title}: ${reason}`, async () => {
    const { failure, tools } = await run();
    assert.equal(failure?.reason, reason);
    assert.match(failure.detail, detail);
    assert.deepEqual(tools, []);
  });

test('a path that is a file and a folder at once does no harm', async () => {
  const { tools } = await crawl([
    ...good,
    { path: 'server/main.js/x.js', content: 'x' },
    { path: `${'y'.repeat(400)}.js`, content: 'x' },
  ]);
  assert.equal(tools.length, 2);
});

test('links and unwanted files are left out', () => {
  const files = readZip(
    zip([
      { path: 'a.js', content: '/etc/passwd', mode: 0o120777 },
      { path: 'b.js', content: 'b' },
      { path: 'c.md', content: 'c' },
    ]),
    (path) => path.endsWith('.js'),
    { entries: 10, bytes: 100 },
  );
  assert.deepEqual([...files.keys()], ['b.js']);
});
