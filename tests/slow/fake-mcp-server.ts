import type { ServerResponse } from 'node:http';

/** A message of a client to a server. */
export interface Rpc {
  id?: number | string;
  method: string;
  params?: { protocolVersion?: string; name?: string };
}

/** Answers one message as an MCP server over HTTP that has these tools and no session. */
export function answerAsServer(
  { id, method, params }: Rpc,
  tools: readonly { name: string; description: string }[],
  onCall: (tool: string) => void,
): (response: ServerResponse) => void {
  if (id === undefined) return (response) => void response.writeHead(202).end();
  if (method === 'tools/call') onCall(params?.name ?? '');
  const results: Record<string, object> = {
    initialize: {
      protocolVersion: params?.protocolVersion,
      capabilities: { tools: {} },
      serverInfo: { name: 'tests', version: '1' },
    },
    'tools/list': { tools: tools.map((tool) => ({ ...tool, inputSchema: { type: 'object' } })) },
    'tools/call': { content: [{ type: 'text', text: 'Done.' }] },
  };
  const body = JSON.stringify({ jsonrpc: '2.0', id, result: results[method] ?? {} });
  return (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}
