import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { answerAsServer, type Rpc } from './fake-mcp-server.ts';
import { answerAsModel, type Block, type ModelRequest } from './fake-model.ts';

/** A tool of one of the servers that the client is connected to. */
export interface Offered {
  server: string;
  tool: string;
}

export type Decision = 'allow' | 'ask' | 'deny';

export interface Session {
  /** For each tool in the order given: its server was called, a person was asked, or neither. */
  decisions: Decision[];
  /** What the client sent to the model. */
  requests: ModelRequest[];
}

/** The environment of a program that has no account, no settings of its own and no way to the internet. */
export const isolated = (home: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: home,
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  NO_PROXY: '127.0.0.1',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
});

/** A home with these user settings. */
export function homeWith(settings: string): string {
  const home = mkdtempSync(join(tmpdir(), 'toolrisk-claude-'));
  mkdirSync(join(home, '.claude'));
  mkdirSync(join(home, 'project'));
  writeFileSync(join(home, '.claude/settings.json'), settings);
  return home;
}

/**
 * Runs the real binary with the settings, against MCP servers with these tools and a model that calls every one of them,
 * both played here. What asks a person is answered with no.
 */
export async function runSession(
  binary: string,
  settings: string,
  tools: readonly Offered[],
  prompt = 'Go.',
): Promise<Session> {
  const keys = [...new Set(tools.map(({ server }) => server))];
  const called = new Set<number>();
  const asked = new Set<number>();
  const requests: ModelRequest[] = [];

  /** The name under which the client offers a tool; where it does not, the name that it would have. */
  const use = ({ server, tool }: Offered, index: number, request: ModelRequest): Block => {
    const offered = request.tools?.find(({ description }) => description === mark(index));
    return { type: 'tool_use', id: `toolu_${index}`, name: offered?.name ?? `mcp__${server}__${tool}`, input: {} };
  };
  const reply = (request: ModelRequest): Block[] => {
    requests.push(request);
    const first = !request.messages.some(({ role }) => role === 'assistant');
    return first && tools.length > 0
      ? tools.map((tool, index) => use(tool, index, request))
      : [{ type: 'text', text: 'Done.' }];
  };
  const listed = (key: string) =>
    tools.flatMap(({ server, tool }, index) => (server === key ? [{ name: tool, index }] : []));

  const host = createServer((request, response) => void answer(request).then((send) => send(response)));
  async function answer(request: IncomingMessage): Promise<(response: import('node:http').ServerResponse) => void> {
    const body = await text(request);
    const [, kind, number] = /^\/(mcp|v1)\/(\w+)/.exec(request.url ?? '') ?? [];
    if (request.method !== 'POST') return (response) => void response.writeHead(405).end();
    if (kind === 'v1') return answerAsModel(JSON.parse(body) as ModelRequest, reply);
    const own = listed(keys[Number(number)] as string);
    return answerAsServer(
      JSON.parse(body) as Rpc,
      own.map(({ name, index }) => ({ name, description: mark(index) })),
      (name) => own.filter((one) => one.name.normalize('NFKC') === name).forEach(({ index }) => called.add(index)),
    );
  }
  host.listen(0, '127.0.0.1');
  await once(host, 'listening');
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  const home = homeWith(settings);
  const servers = keys.map((key, index) => [key, { type: 'http', url: `${url}/mcp/${index}` }] as const);
  writeFileSync(join(home, 'mcp.json'), JSON.stringify({ mcpServers: Object.fromEntries(servers) }));

  const client = spawn(
    binary,
    `-p --verbose --input-format stream-json --output-format stream-json --permission-prompt-tool stdio --strict-mcp-config --mcp-config ${home}/mcp.json`.split(
      ' ',
    ),
    {
      cwd: join(home, 'project'),
      env: { ...isolated(home), ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: 'none', ENABLE_TOOL_SEARCH: 'false' },
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  );
  const tell = (message: object) => void client.stdin.write(`${JSON.stringify(message)}\n`);
  let result = '';
  createInterface(client.stdout).on('line', (line) => {
    const message = JSON.parse(line) as {
      type: string;
      subtype?: string;
      request_id?: string;
      request?: { subtype: string; tool_use_id?: string };
    };
    if (message.request?.subtype === 'can_use_tool') {
      asked.add(Number(message.request.tool_use_id?.replace('toolu_', '')));
      const response = { behavior: 'deny', message: 'No.' };
      tell({
        type: 'control_response',
        response: { subtype: 'success', request_id: message.request_id, response },
      });
    }
    if (message.type === 'result') {
      result = message.subtype ?? '';
      client.stdin.end();
    }
  });
  tell({ type: 'control_request', request_id: 'start', request: { subtype: 'initialize', hooks: {} } });
  tell({ type: 'user', message: { role: 'user', content: prompt } });
  await once(client, 'close');
  host.close();
  rmSync(home, { recursive: true, force: true });
  if (result !== 'success') throw new Error(`Claude Code ended with ${result === '' ? 'no result' : result}.`);
  return {
    requests,
    decisions: tools.map((_, index) => (called.has(index) ? 'allow' : asked.has(index) ? 'ask' : 'deny')),
  };
}

/** A description by which a tool is known again, whatever name the client gives it. */
const mark = (index: number): string => `tool number ${index}`;
