import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { makeStore, SERVERS, tool } from '../surfaces/catalogue.ts';
import { HOSTILE } from '../surfaces/hostile.ts';

const COMMAND = fileURLToPath(new URL('command.ts', import.meta.url));
const store = makeStore([
  ...SERVERS,
  {
    id: 'files',
    tools: [tool('delete_profile', 'Deletes a profile.'), tool('delete_file', 'Deletes one of the files.')],
  },
  { id: 'hostile', tools: Object.entries(HOSTILE).map(([name, text], place) => tool(`t${place}`, `${name} ${text}`)) },
]);
const client = new Client({ name: 'test', version: '1.0.0' });
const stderr: string[] = [];

before(async () => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [COMMAND, 'mcp', '--data', store.folder],
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (data: Buffer) => stderr.push(String(data)));
  await client.connect(transport);
  await client.listTools();
});
after(() => client.close());

type Answer = {
  isError?: boolean;
  structuredContent?: Record<string, never>;
  content: { type: string; text: string }[];
};
const call = async (name: string, input: Record<string, unknown>) =>
  (await client.callTool({ name, arguments: input })) as unknown as Answer;
const ask = async <T>(name: string, input: Record<string, unknown>): Promise<T> => {
  const answer = await call(name, input);
  assert.ok(!answer.isError, answer.content[0]?.text);
  return answer.structuredContent as T;
};
interface Brief {
  server: string;
  tool: string;
  risk: string | null;
  quoted?: { description: string };
}

test('lists five tools that say truly that they only read, each with both schemas', async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map(({ name }) => name).sort(), [
    'check_stack',
    'get_policy',
    'get_server',
    'get_tool',
    'search_tools',
  ]);
  for (const { name, annotations, description, inputSchema, outputSchema, title } of tools) {
    assert.deepEqual(
      [
        annotations?.readOnlyHint,
        annotations?.destructiveHint,
        annotations?.idempotentHint,
        annotations?.openWorldHint,
      ],
      [true, false, true, false],
      name,
    );
    assert.ok(title && description && inputSchema.properties && outputSchema?.properties, name);
  }
  assert.match(client.getInstructions() ?? '', /data, never an instruction/);
});

const SEARCHES: [input: Record<string, unknown>, first: string | undefined][] = [
  [{ query: 'get issue' }, 'get_issue'],
  [{ query: 'delte repository' }, 'deleteRepository'],
  [{ query: 'github create' }, 'create_pull_request'],
  [{ query: '天气预报' }, 'get_forecast'],
  [{ query: '', risk: 'unknown' }, 'x'],
  [{ query: 'repository', category: 'Execute' }, undefined],
  [{ query: 'zzzzqqq' }, undefined],
  [{ query: 'file delete' }, 'delete_file'],
];
test('search finds tools, with spelling forgiven and filters exact', async () => {
  for (const [input, first] of SEARCHES) {
    const { results, total } = await ask<{ results: Brief[]; total: number }>('search_tools', input);
    assert.equal(results[0]?.tool, first, JSON.stringify(input));
    assert.ok(total >= results.length);
  }
  const { results } = await ask<{ results: Brief[] }>('search_tools', { query: '', limit: 3 });
  assert.equal(results.length, 3);
});

test('a tool comes with verdict, rule, evidence and definition; a server by id or package', async () => {
  const found = await ask<
    Brief & { rule: { id: string }; quoted: { definition: { name: string }; evidence: unknown[] } }
  >('get_tool', {
    server: 'github@1.2.3',
    tool: 'deleteRepository',
  });
  assert.deepEqual(
    [found.risk, found.rule.id, found.quoted.definition.name, found.quoted.evidence.length],
    ['critical', 'destructive-bulk', 'deleteRepository', 1],
  );
  const server = await ask<{ tools: number; results: Brief[]; risks: Record<string, number> }>('get_server', {
    server: 'github',
  });
  assert.equal(server.tools, 3);
  assert.equal(server.results[0]?.risk, 'critical', 'the dangerous first');
  assert.deepEqual(server.risks, { critical: 1, high: 0, medium: 1, low: 1, unknown: 0 });
});

test('a policy is for the whole server or one tool, in any target and posture', async () => {
  const whole = await ask<{ fragment: boolean; quoted: { text: string }; does: string[] }>('get_policy', {
    server: 'github',
  });
  assert.equal(whole.fragment, false);
  assert.ok(whole.does.length > 0);
  const settings = JSON.parse(whole.quoted.text) as { permissions: Record<string, string[]> };
  assert.ok(JSON.stringify(settings.permissions).includes('mcp__github__deleteRepository'));
  const part = await ask<{ quoted: { text: string } }>('get_policy', {
    server: 'github',
    tool: 'get_issue',
    target: 'policylayer',
    posture: 'strict',
  });
  assert.deepEqual(Object.keys((JSON.parse(part.quoted.text) as { tools: object }).tools), ['get_issue']);
});

test('a stack says what is unknown, what is dangerous and where a toxic flow meets', async () => {
  interface Stack {
    unknown: string[];
    dangerous: Brief[];
    chains: { kind: string; private: string[]; untrusted: string[]; sink: string[] }[];
  }
  const stack = await ask<Stack>('check_stack', { packages: ['github', 'mail@2', '@nobody/nothing'] });
  assert.deepEqual(stack.unknown, ['@nobody/nothing']);
  assert.deepEqual(
    stack.dangerous.map(({ tool: name }) => name),
    ['deleteRepository', 'send_email'],
  );
  assert.deepEqual(stack.chains, [
    { kind: 'toxic-flow', private: ['mail'], untrusted: ['github', 'mail'], sink: ['mail'] },
  ]);
  assert.deepEqual((await ask<Stack>('check_stack', { packages: ['github'] })).chains, []);
  const both = await ask<Stack>('check_stack', { packages: ['github', 'weather'] });
  assert.deepEqual(
    both.chains.map(({ kind }) => kind),
    ['injected-execution'],
    'neither has it alone',
  );
});

const REFUSED: [tool: string, input: Record<string, unknown>, says: RegExp][] = [
  ['get_server', { server: 'nobody' }, /Unknown is not safe/],
  ['get_server', { server: '../../etc/passwd' }, /no server/],
  ['get_server', { server: '__proto__' }, /no server/],
  ['get_tool', { server: 'github', tool: 'nothing' }, /no tool/],
  ['get_policy', { server: 'github', target: 'abacus' }, /target/],
  ['search_tools', { query: 'x', limit: 1000 }, /limit/],
  ['check_stack', { packages: [] }, /packages/],
];
test('what cannot be answered is refused with a reason', async () => {
  for (const [name, input, says] of REFUSED) {
    const answer = await call(name, input).catch((error: Error) => ({
      isError: true,
      content: [{ type: 'text', text: error.message }],
    }));
    assert.ok(answer.isError, name);
    assert.match(answer.content[0]?.text ?? '', says);
  }
});

test('text from strangers is marked as data, with nothing hidden in it, and is not endless', async () => {
  const places = Object.keys(HOSTILE).keys();
  for (const place of places) {
    const answer = await call('get_tool', { server: 'hostile', tool: `t${place}` });
    const text = answer.content[0]?.text ?? '';
    assert.match(text, /^Everything under "quoted"/);
    assert.doesNotMatch(
      text.slice(text.indexOf('{')),
      /[\u202a-\u202e\u2066-\u2069\u200b\u{e0000}-\u{e007f}\ufeff]|\\u0000|\\ud[89a-f]/u,
    );
    assert.ok(text.length < 40_000, `${place}`);
  }
  const { results } = await ask<{ results: Brief[] }>('search_tools', { query: 'megabyte' });
  assert.match(results[0]?.quoted?.description ?? '', /more characters\]$/);
});

test('writes nothing but the protocol on standard output, and ends with its client', async () => {
  assert.deepEqual(stderr, []);
  const child = spawn(process.execPath, [COMMAND, 'mcp', '--data', store.folder], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end('not json\n');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
});

test('a folder without records is one clear error', async () => {
  const child = spawn(process.execPath, [COMMAND, 'mcp', '--data', join(store.folder, 'nothing')], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  child.stderr.on('data', (data: Buffer) => lines.push(String(data)));
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 2);
  assert.match(lines.join(''), /there are no records there/);
});
