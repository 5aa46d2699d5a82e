import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import type { IndexEntry } from '../../data/schema/index.ts';

/** A real HTTP server on loopback for one test file's duration; returns its origin. */
export async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface Rpc {
  id?: number;
  method: string;
  params?: Record<string, unknown>;
}

export async function readRpc(request: IncomingMessage): Promise<Rpc> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString() || '{}') as Rpc;
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export const TOOLS = [
  { name: 'add', description: 'Adds.', inputSchema: { type: 'object', properties: { a: { type: 'number' } } } },
  { name: 'drop', inputSchema: { type: 'object' }, annotations: { destructiveHint: true } },
];

/** A server of the initialize era that lists TOOLS, or whatever a case puts in the way of `tools/list`. */
export const legacy =
  (
    onList: (response: ServerResponse, rpc: Rpc) => void = (response, { id }) =>
      json(response, 200, { jsonrpc: '2.0', id, result: { tools: TOOLS } }),
  ): RequestListener =>
  async (request, response) => {
    if (request.method !== 'POST') return void response.writeHead(405).end();
    const rpc = await readRpc(request);
    const { id, method } = rpc;
    if (method === 'initialize')
      return json(response, 200, {
        jsonrpc: '2.0',
        id,
        result: { protocolVersion: '2025-06-18', capabilities: {}, serverInfo: { name: 'legacy', version: '1' } },
      });
    if (method === 'server/discover')
      return json(response, 400, { jsonrpc: '2.0', id: null, error: { code: -32600, message: 'no session' } });
    if (id === undefined) return void response.writeHead(202).end();
    onList(response, rpc);
  };

export function remoteEntry(url: string, transport: 'streamable-http' | 'sse' = 'streamable-http'): IndexEntry {
  return { id: 'case', name: 'case', launch: { kind: 'remote', url, transport }, source: 'test', added: '2026-11-21' };
}
