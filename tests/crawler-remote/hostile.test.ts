import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { isAllowedAddress } from '../../crawler/remote/address.ts';
import { crawlRemote, type RemoteOptions } from '../../crawler/remote/index.ts';
import { LIMITS } from '../../crawler/limits.ts';
import { Snapshot } from '../../data/schema/index.ts';
import { json, legacy, remoteEntry, serve, TOOLS } from './servers.ts';

const limits = { ...LIMITS, tryMs: 2_000 };
const here: RemoteOptions = { today: '2026-11-21', allowLoopback: true, limits };
const away: RemoteOptions = { today: '2026-11-21', limits };

/** The reason of the failure, or the flags of the listing, of one crawl that must end soon and stay small. */
async function outcome(url: string, options: RemoteOptions = here, transport?: 'sse'): Promise<string> {
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const snapshot = Snapshot.parse(await crawlRemote(remoteEntry(url, transport), options));
  assert.ok(performance.now() - start < 8_000, 'ends soon');
  assert.ok(process.memoryUsage().rss - before < 250 * 1024 * 1024, 'stays small');
  return snapshot.failure?.reason ?? ['listed', ...snapshot.flags.map(({ code }) => code)].join(' ');
}

const addresses: [address: string, allowed: boolean][] = [
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.255.255', false],
  ['192.168.0.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:a00:1', false],
  ['::ffff:8.8.8.8', true],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b::808:808', true],
  ['2002:7f00:1::', false],
  ['fe80::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['not an address', false],
];
for (const [address, allowed] of addresses)
  test(`${address} is ${allowed ? 'allowed' : 'refused'}`, () => assert.equal(isAllowedAddress(address), allowed));
test('loopback is allowed only where asked for', () => {
  assert.ok(isAllowedAddress('127.0.0.1', true) && isAllowedAddress('::1', true));
  assert.ok(!isAllowedAddress('10.0.0.1', true));
});

const inward = [
  'http://127.0.0.1:1/',
  'http://[::1]:1/',
  'http://0x7f.1/',
  'http://2130706433/',
  'http://localhost:1/',
  'http://[::ffff:10.0.0.1]/',
  'http://169.254.169.254/latest/meta-data',
];
for (const url of inward)
  test(`${url} is refused`, async () => assert.equal(await outcome(url, away), 'refused-address'));

test('a name that leads inward is refused, also when only one of its addresses does', async () => {
  const resolve = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.5', family: 4 },
  ];
  assert.equal(await outcome('http://public.example/', { ...away, resolve }), 'refused-address');
});

test('a name that is rebound between requests keeps its first address', async () => {
  const url = new URL(await serve(legacy()));
  let asked = 0;
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '10.0.0.5', family: 4 }];
  assert.equal(await outcome(`http://rebinding.example:${url.port}/`, { ...here, resolve }), 'listed');
  assert.equal(asked, 1);
});

test('a redirect is not followed, wherever it leads', async () => {
  let reached = false;
  const inside = await serve((_, response) => {
    reached = true;
    json(response, 200, {});
  });
  for (const status of [301, 302, 307, 308])
    assert.equal(
      await outcome(
        await serve((_, response) => void response.writeHead(status, { location: `${inside}/secret` }).end()),
      ),
      'unreachable',
    );
  assert.ok(!reached);
});

test('authorization metadata that points inward is not fetched', async () => {
  let reached = false;
  const inside = await serve((_, response) => {
    reached = true;
    json(response, 200, { issuer: 'x' });
  });
  const metadata = inside.replace('127.0.0.1', 'inside.example');
  const url = new URL(
    await serve(
      (_, response) =>
        void response.writeHead(401, { 'www-authenticate': `Bearer resource_metadata="${metadata}/x"` }).end(),
    ),
  );
  const resolve = async (name: string) => [
    { address: name === 'inside.example' ? '10.0.0.5' : '127.0.0.1', family: 4 },
  ];
  assert.equal(await outcome(`http://outside.example:${url.port}/mcp`, { ...here, resolve }), 'unauthorized');
  assert.ok(!reached);
});

const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '), { level: 9 });
const text =
  (body: Buffer | string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(body);
const endless =
  (type: string, piece: string, first = ''): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.write(first);
    const more = () => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
const piece = 'x'.repeat(64 * 1024);

const cases: [title: string, listener: RequestListener, expected: string][] = [
  ['a small body that unpacks to 300 MB', text(bomb, { 'content-encoding': 'gzip' }), 'too-large'],
  ['an encoding that nobody asked for', text('{}', { 'content-encoding': 'zstd' }), 'protocol-error'],
  ['a body that only says that it is gzip', text('{}', { 'content-encoding': 'gzip' }), 'unreachable'],
  ['an endless JSON body', endless('application/json', piece), 'too-large'],
  ['an endless line of an event stream', endless('text/event-stream', piece, 'data: '), 'too-large'],
  [
    'endless events that answer nothing',
    endless('text/event-stream', `data: {"jsonrpc":"2.0","method":"x/${'y'.repeat(50_000)}"}\n\n`),
    'too-large',
  ],
  ['an event of endless lines', endless('text/event-stream', `data: ${'z'.repeat(1_000)}\n`), 'too-large'],
  ['a body that nests a million levels deep', text('['.repeat(1_000_000)), 'too-large'],
  ['a list of three million values', text(`{"id":1,"result":{"tools":[${'[],'.repeat(1_500_000)}0]}}`), 'too-large'],
  [
    'HTML',
    (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
    'protocol-error',
  ],
  ['JSON that is no answer', text('[null, 1, {"id": 99}]'), 'protocol-error'],
  ['an error without members', text('{"id":1,"error":null}'), 'protocol-error'],
  ['500', (_, response) => void response.writeHead(500).end(), 'unreachable'],
  ['silence', () => {}, 'timeout'],
  [
    'a trickle',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    },
    'timeout',
  ],
  ['a connection that is cut', (request) => void request.socket.destroy(), 'unreachable'],
  [
    'a header of 1 MB',
    (_, response) => void response.writeHead(200, { 'x-flood': 'x'.repeat(1024 * 1024) }).end(),
    'too-large',
  ],
  [
    'a flood of 20,000 headers',
    (_, response) => {
      for (let n = 0; n < 20_000; n++) response.setHeader(`x-${n}`, 'y');
      response.end();
    },
    'too-large',
  ],
  [
    'the same cursor for ever',
    legacy((response, { id }) => json(response, 200, { id, result: { tools: [TOOLS[0]], nextCursor: 'same' } })),
    'listed cursor-loop duplicate-name',
  ],
  ['no tools', legacy((response, { id }) => json(response, 200, { id, result: { tools: [] } })), 'no-tools'],
  ['no list', legacy((response, { id }) => json(response, 200, { id, result: {} })), 'protocol-error'],
  [
    'no such method',
    legacy((response, { id }) => json(response, 200, { id, error: { code: -32601, message: 'unknown' } })),
    'no-tools',
  ],
  [
    'a session id with a tab in it',
    legacy((response, { id }) => json(response, 200, { id, result: { tools: TOOLS } }, { 'mcp-session-id': 'a\tb' })),
    'listed',
  ],
];
for (const [title, listener, expected] of cases)
  test(`${title}: ${expected}`, async () => assert.equal(await outcome(await serve(listener)), expected));

test('a new cursor for ever: 64 pages are kept', async () => {
  let page = 0;
  const url = await serve(
    legacy((response, { id }) =>
      json(response, 200, { id, result: { tools: [{ ...TOOLS[0], name: `t${page}` }], nextCursor: String(page++) } }),
    ),
  );
  const snapshot = await crawlRemote(remoteEntry(url), here);
  assert.equal(snapshot.tools.length, 64);
  assert.deepEqual(
    snapshot.flags.map(({ code }) => code),
    ['truncated'],
  );
});

test('pages that are too large together: what came before is kept', async () => {
  let page = 0;
  const url = await serve(
    legacy((response, { id }) =>
      json(response, 200, {
        id,
        result: {
          tools: [{ ...TOOLS[0], name: `t${page}`, description: 'd'.repeat(7 * 1024 * 1024) }],
          nextCursor: String(page++),
        },
      }),
    ),
  );
  const snapshot = await crawlRemote(remoteEntry(url), { ...here, limits: LIMITS });
  assert.equal(snapshot.tools.length, 2);
  assert.deepEqual(
    snapshot.flags.map(({ code }) => code),
    ['too-large'],
  );
});

test('an event stream that sends requests elsewhere is refused', async () => {
  const url = await serve(
    (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .write('event: endpoint\ndata: http://elsewhere.example/x\n\n'),
  );
  assert.equal(await outcome(url, here, 'sse'), 'refused-address');
});

test('bytes that are no HTTP', async () => {
  const server = createTcpServer((socket) => void socket.on('error', () => {}).end('\u0000\u0001 nonsense\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  assert.equal(await outcome(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), 'unreachable');
});

test('nobody there', async () => assert.equal(await outcome('http://127.0.0.1:9/'), 'unreachable'));
