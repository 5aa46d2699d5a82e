import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { readSource, surveySource } from '../../crawler/sources/index.ts';
import { IndexEntry } from '../../data/schema/index.ts';

const OFFICIAL = 'io.modelcontextprotocol.registry/official';
const politeness = { pauseMs: 0, tries: 4, backoffMs: 5, timeoutMs: 2_000, bytes: 1024 * 1024 };
const today = '2026-11-21';

interface Stored {
  name: string;
  status: 'active' | 'deprecated' | 'deleted';
  updatedAt: string;
  [member: string]: unknown;
}

const stored = (n: number): Stored => ({
  name: `io.github.someone/server-${n}`,
  status: n % 50 === 7 ? 'deleted' : n % 50 === 8 ? 'deprecated' : 'active',
  updatedAt: `2026-11-${String((n % 20) + 1).padStart(2, '0')}T00:00:00Z`,
  packages: [{ registryType: 'npm', identifier: `server-${n}`, version: '1.0.0', transport: { type: 'stdio' } }],
});
const catalogue = Array.from({ length: 250 }, (_, n) => stored(n));

/** A registry as API v0.1 describes it; `fault` may answer first. */
async function registry(
  servers: Stored[],
  fault: (request: IncomingMessage, response: ServerResponse, nth: number) => boolean = () => false,
): Promise<{ base: string; asked: URL[] }> {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    asked.push(url);
    if (fault(request, response, asked.length)) return;
    if (url.pathname !== '/v0.1/servers') return void response.writeHead(404).end();
    const since = url.searchParams.get('updated_since');
    const limit = Math.min(100, Number(url.searchParams.get('limit') ?? 30));
    const from = Number(Buffer.from(url.searchParams.get('cursor') ?? '', 'base64url').toString() || 0);
    const visible = servers.filter(({ status, updatedAt }) => (since ? updatedAt >= since : status !== 'deleted'));
    const page = visible.slice(from, from + limit);
    const nextCursor = from + limit < visible.length ? Buffer.from(String(from + limit)).toString('base64url') : '';
    const body = {
      servers: page.map(({ status, updatedAt, ...rest }) => ({
        server: { description: 'x', version: '1.0.0', ...rest },
        _meta: {
          [OFFICIAL]: { status, updatedAt, isLatest: true, ...(status === 'active' ? {} : { statusMessage: 'moved' }) },
        },
      })),
      metadata: { nextCursor, count: page.length },
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => void server.close());
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test('a full reading follows the cursors to the end', async () => {
  const { base, asked } = await registry(catalogue);
  const survey = await surveySource(base, { today, politeness });
  assert.equal(survey.entries.length, 245);
  assert.equal(survey.withdrawn.length, 0, 'a full reading does not name deleted servers');
  assert.equal(survey.entries.filter(({ deprecated }) => deprecated === 'deprecated in the registry: moved').length, 5);
  assert.equal(survey.updatedUntil, '2026-11-20T00:00:00Z');
  assert.equal(asked.length, 3);
  assert.deepEqual(IndexEntry.parse(survey.entries[0]), {
    id: 'server-0',
    name: 'server-0',
    registryName: 'io.github.someone/server-0',
    launch: { kind: 'npm', package: 'server-0', version: '1.0.0', args: [], environment: {} },
    source: 'MCP registry',
    added: today,
  });
});

test('an incremental reading asks for what changed, and learns what was deleted', async () => {
  const { base, asked } = await registry(catalogue);
  const survey = await surveySource(`${base}/v0.1`, { today, politeness, updatedSince: '2026-11-08T00:00:00Z' });
  assert.equal(asked[0]?.searchParams.get('updated_since'), '2026-11-08T00:00:00Z');
  assert.equal(
    survey.entries.length + survey.withdrawn.length,
    catalogue.filter(({ updatedAt }) => updatedAt >= '2026-11-08').length,
  );
  assert.match(
    String(survey.withdrawn.find(({ reason }) => reason.startsWith('deleted'))?.reason),
    /deleted in the registry: moved/,
  );
});

const temporary: [title: string, answer: (response: ServerResponse) => void][] = [
  ['429 with Retry-After', (response) => void response.writeHead(429, { 'retry-after': '0' }).end()],
  ['503', (response) => void response.writeHead(503).end('later')],
  ['a cut connection', (response) => void response.socket?.destroy()],
  ['half an answer', (response) => void response.writeHead(200).end('{"servers": [')],
];
for (const [title, answer] of temporary)
  test(`${title} on every other request is tried again`, async () => {
    const { base } = await registry(catalogue, (_, response, nth) =>
      nth % 2 === 1 ? (answer(response), true) : false,
    );
    assert.equal((await readSource(base, { today, politeness })).length, 245);
  });

const final: [title: string, answer: (response: ServerResponse) => void, message: RegExp][] = [
  ['404', (response) => void response.writeHead(404).end(), /answered 404\. Check the address/],
  ['503 for ever', (response) => void response.writeHead(503).end(), /answered 503 \(4 tries\)/],
  ['an answer of 2 MB', (response) => void response.writeHead(200).end('x'.repeat(2 * 1024 * 1024)), /more than 1 MiB/],
  ['another API', (response) => void response.writeHead(200).end('{"objects":[]}'), /no list of servers/],
];
for (const [title, answer, message] of final)
  test(`${title} is one clear error`, async () => {
    const { base } = await registry([], (_, response) => (answer(response), true));
    await assert.rejects(readSource(base, { today, politeness }), message);
  });

test('a cursor that leads back ends the reading', async () => {
  const { base, asked } = await registry([], (_, response) => {
    response.end(JSON.stringify({ servers: [], metadata: { nextCursor: 'same' } }));
    return true;
  });
  assert.deepEqual(await readSource(base, { today, politeness }), []);
  assert.equal(asked.length, 2);
});

const launches: [title: string, server: object, launch: object | undefined][] = [
  [
    'arguments and variables become placeholders',
    {
      packages: [
        {
          registryType: 'npm',
          identifier: '@a/b',
          version: '2.0.0',
          packageArguments: [
            { type: 'positional', value: 'serve' },
            { type: 'named', name: '--root', isRequired: true, format: 'filepath' },
            { type: 'named', name: '--verbose' },
          ],
          environmentVariables: [
            { name: 'API_KEY', isRequired: true, isSecret: true },
            { name: 'LOG_LEVEL' },
            { name: 'BAD NAME', isRequired: true },
          ],
        },
      ],
    },
    {
      kind: 'npm',
      package: '@a/b',
      version: '2.0.0',
      args: ['serve', '--root', '{directory}'],
      environment: { API_KEY: 'token' },
    },
  ],
  [
    'npm goes before a remote address',
    {
      remotes: [{ type: 'sse', url: 'https://a.example/sse' }],
      packages: [{ registryType: 'npm', identifier: 'b', version: '1.0.0' }],
    },
    { kind: 'npm', package: 'b', version: '1.0.0', args: [], environment: {} },
  ],
  [
    'streamable HTTP goes before SSE',
    {
      remotes: [
        { type: 'sse', url: 'https://a.example/sse' },
        { type: 'streamable-http', url: 'https://a.example/mcp' },
      ],
    },
    { kind: 'remote', url: 'https://a.example/mcp', transport: 'streamable-http' },
  ],
  [
    'an address with variables cannot be asked',
    { remotes: [{ type: 'sse', url: 'https://{tenant}.example/sse' }] },
    undefined,
  ],
  [
    'an image',
    { packages: [{ registryType: 'oci', identifier: 'registry.example/a/b:1.2.3' }] },
    { kind: 'oci', package: 'registry.example/a/b:1.2.3', args: [], environment: {} },
  ],
  [
    'a bundle needs its digest',
    { packages: [{ registryType: 'mcpb', identifier: 'https://a.example/b.mcpb' }] },
    undefined,
  ],
  [
    'a bundle',
    { packages: [{ registryType: 'mcpb', identifier: 'https://a.example/b.mcpb', fileSha256: 'a'.repeat(64) }] },
    { kind: 'mcpb', url: 'https://a.example/b.mcpb', sha256: 'a'.repeat(64) },
  ],
  [
    'a package that is no stdio server',
    { packages: [{ registryType: 'npm', identifier: 'b', transport: { type: 'streamable-http', url: 'http://x' } }] },
    undefined,
  ],
  ['nothing', {}, undefined],
  ['nonsense', { packages: 'x', remotes: [null, 3] }, undefined],
];
for (const [title, server, launch] of launches)
  test(`server.json: ${title}`, async () => {
    const { base } = await registry([
      { name: 'a.b/c', status: 'active', updatedAt: '2026-11-01T00:00:00Z', ...server },
    ]);
    const { entries, skipped } = await surveySource(base, { today, politeness });
    assert.deepEqual(entries[0]?.launch, launch);
    assert.equal(skipped.length, launch ? 0 : 1);
    if (entries[0]) IndexEntry.parse(entries[0]);
  });
