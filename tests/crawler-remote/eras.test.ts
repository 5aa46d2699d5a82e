import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { crawlRemote } from '../../crawler/remote/index.ts';
import { Snapshot } from '../../data/schema/index.ts';
import { json, legacy, readRpc, remoteEntry, serve, TOOLS } from './servers.ts';

const options = { today: '2026-11-21', allowLoopback: true };
const crawl = (url: string, transport?: 'sse') => crawlRemote(remoteEntry(url, transport), options);
const names = (snapshot: Snapshot) => snapshot.tools.map(({ name }) => name);

test('the stateless revision: discover, then the list, with its headers', async () => {
  const seen: unknown[] = [];
  const url = await serve(async (request, response) => {
    const { id, method, params } = await readRpc(request);
    seen.push([
      method,
      request.headers['mcp-method'],
      request.headers['mcp-protocol-version'],
      Object.keys(Object(params?._meta)).length,
    ]);
    const result =
      method === 'server/discover'
        ? {
            resultType: 'complete',
            supportedVersions: ['2026-07-28'],
            capabilities: { tools: {} },
            instructions: 'Be kind.',
            _meta: { 'io.modelcontextprotocol/serverInfo': { name: 'modern' } },
          }
        : { resultType: 'complete', tools: TOOLS };
    json(response, 200, { jsonrpc: '2.0', id, result });
  });
  const snapshot = Snapshot.parse(await crawl(url));
  assert.deepEqual(snapshot.tools, TOOLS);
  assert.deepEqual(seen, [
    ['server/discover', 'server/discover', '2026-07-28', 3],
    ['tools/list', 'tools/list', '2026-07-28', 3],
  ]);
  assert.equal(snapshot.provenance?.tier, 'remote');
  assert.equal(snapshot.provenance?.protocolVersion, '2026-07-28');
  assert.equal(snapshot.provenance?.instructions, 'Be kind.');
});

test('the initialize era: 400 to discover, then a session, pages and an event stream', async () => {
  const sessions: unknown[] = [];
  let ended = false;
  const url = await serve(async (request, response) => {
    if (request.method === 'DELETE') {
      ended = true;
      return void response.writeHead(200).end();
    }
    const { id, method, params } = await readRpc(request);
    if (method === 'server/discover') return void response.writeHead(400).end('Bad Request: no valid session');
    if (method === 'initialize')
      return json(
        response,
        200,
        { jsonrpc: '2.0', id, result: { protocolVersion: '2025-11-25', serverInfo: { name: 'x' } } },
        { 'mcp-session-id': 's1' },
      );
    sessions.push(request.headers['mcp-session-id']);
    if (id === undefined) return void response.writeHead(202).end();
    const tools = params?.cursor === 'next' ? [TOOLS[1]] : [TOOLS[0]];
    const answer = { jsonrpc: '2.0', id, result: { tools, ...(params?.cursor ? {} : { nextCursor: 'next' }) } };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\nevent: message\ndata: {"jsonrpc":"2.0","method":"notifications/message"}\n\n');
    response.end(`data: ${JSON.stringify(answer)}\r\n\r\n`);
  });
  const snapshot = Snapshot.parse(await crawl(url));
  assert.deepEqual(names(snapshot), ['add', 'drop']);
  assert.deepEqual(sessions, ['s1', 's1', 's1']);
  assert.ok(ended);
});

const sse = () => {
  let stream: ServerResponse | undefined;
  return serve(async (request, response) => {
    if (request.method === 'GET') {
      stream = response;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      return void response.write('event: endpoint\ndata: /messages?s=1\n\n');
    }
    const { id, method } = await readRpc(request);
    if (request.url === '/') return void response.writeHead(405).end();
    response.writeHead(202).end();
    if (id === undefined) return;
    const result = method === 'initialize' ? { protocolVersion: '2024-11-05' } : { tools: TOOLS };
    stream?.write(`event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', id, result })}\n\n`);
  });
};

test('HTTP+SSE, asked for', async () => assert.deepEqual(names(await crawl(await sse(), 'sse')), ['add', 'drop']));
test('HTTP+SSE, found after 405', async () => {
  const snapshot = await crawl(await sse());
  assert.deepEqual(names(snapshot), ['add', 'drop']);
  assert.equal(snapshot.provenance?.protocolVersion, '2024-11-05');
});

test('one bad tool is flagged, the others stay', async () => {
  const tools = [...TOOLS, { name: 'odd', inputSchema: { properties: {} } }];
  const snapshot = await crawl(
    await serve(legacy((response, { id }) => json(response, 200, { id, result: { tools } }))),
  );
  assert.equal(snapshot.tools.length, 3);
  assert.deepEqual(
    snapshot.flags.map(({ code, tool }) => [code, tool]),
    [['invalid-definition', 'odd']],
  );
});

test('401: the resource, its issuers and scopes are facts', async () => {
  let origin = '';
  origin = await serve((request, response) => {
    if (request.url === '/mcp')
      return void response
        .writeHead(401, {
          'www-authenticate': `Bearer error="invalid_token", resource_metadata="${origin}/meta", scope="a b"`,
        })
        .end();
    if (request.url === '/meta')
      return json(response, 200, {
        resource: `${origin}/mcp`,
        authorization_servers: [`${origin}/tenant`],
        scopes_supported: ['b', 'c'],
      });
    if (request.url === '/.well-known/openid-configuration/tenant')
      return json(response, 200, { issuer: `${origin}/tenant`, scopes_supported: ['openid'] });
    response.writeHead(404).end();
  });
  const snapshot = Snapshot.parse(await crawl(`${origin}/mcp`));
  assert.equal(snapshot.failure?.reason, 'unauthorized');
  assert.deepEqual(snapshot.authorization, {
    resource: `${origin}/mcp`,
    issuers: [`${origin}/tenant`],
    scopes: ['a', 'b', 'c'],
  });
});

test('401 of an older server: metadata beside it, its issuer must be itself', async () => {
  let origin = '';
  origin = await serve((request, response) => {
    if (request.url === '/.well-known/oauth-authorization-server')
      return json(response, 200, { issuer: origin, scopes_supported: ['x'] });
    response.writeHead(request.url === '/mcp' ? 401 : 404).end();
  });
  assert.deepEqual((await crawl(`${origin}/mcp`)).authorization, { issuers: [origin], scopes: ['x'] });
});
