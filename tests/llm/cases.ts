import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { riskRule } from '../../classifier/risk.ts';
import type { Answer } from '../../classifier/llm/answer.ts';
import type { Clock } from '../../classifier/llm/clock.ts';
import { classifyWithLlm, type LlmItem, type LlmOptions, type LlmResult } from '../../classifier/llm/index.ts';
import type { Flag, RawTool, ToolVerdict } from '../../data/schema/index.ts';
import { digest, type Store } from '../../data/store/index.ts';
import { type Asked, type BatchFaults, type LlmServer, type Reaction, startServer } from './server.ts';

export const TOOLS = {
  read: { name: 'get_issue', description: 'Returns one public issue of a tracker.' },
  destroy: {
    name: 'purge_bucket',
    description: 'Deletes a bucket with all of its objects.',
    inputSchema: { type: 'object', properties: { bucket: { type: 'string', description: 'Name of the bucket' } } },
  },
  run: {
    name: 'run_command',
    description: 'Runs a shell command and returns its output.',
    inputSchema: { type: 'object', properties: { command: { type: 'string' } } },
  },
  act: {
    name: 'manage_page',
    description: 'Works on a page of the wiki: get returns it, delete removes it.',
    inputSchema: { type: 'object', properties: { action: { type: 'string', enum: ['get', 'delete'] } } },
  },
} as const satisfies Record<string, RawTool>;

const none = { actions: [], effects: [], qualifiers: [], unclassified: null, confidence: 0.9 };

/** What an honest model answers about these tools. */
export const ANSWERS: Record<keyof typeof TOOLS, Answer> = {
  read: { ...none, category: 'Read', evidence: [{ pointer: '/description', quote: 'Returns one', supports: 'Read' }] },
  destroy: {
    ...none,
    category: 'Write',
    effects: ['bulk', 'destructive'],
    evidence: [
      { pointer: '/description', quote: 'Deletes a bucket', supports: 'Write' },
      { pointer: '/description', quote: 'Deletes a bucket', supports: 'destructive' },
      { pointer: '/description', quote: 'with all of its objects', supports: 'bulk' },
    ],
  },
  run: {
    ...none,
    category: 'Execute',
    effects: ['runs-code'],
    evidence: [
      { pointer: '/description', quote: 'Runs a shell command', supports: 'Execute' },
      { pointer: '/inputSchema/properties/command', quote: 'command', supports: 'runs-code' },
    ],
  },
  act: {
    ...none,
    category: 'Write',
    effects: ['destructive'],
    actions: [
      {
        pointer: '/inputSchema/properties/action',
        value: 'get',
        category: 'Read',
        effects: [],
        qualifiers: [],
      },
      {
        pointer: '/inputSchema/properties/action',
        value: 'delete',
        category: 'Write',
        effects: ['destructive'],
        qualifiers: [],
      },
    ],
    evidence: [
      { pointer: '/description', quote: 'delete removes it', supports: 'Write' },
      { pointer: '/inputSchema/properties/action/enum/1', quote: 'delete', supports: 'destructive' },
    ],
  },
};

/** The definition that a request asks about: what stands between its last two boundary lines. */
export function toolIn({ body }: Asked): RawTool {
  const text = body.messages.find(({ role }) => role === 'user')?.content ?? '';
  const [, , shown = '{}'] = text.split(/^BOUNDARY [0-9a-f]{32}$/m);
  return JSON.parse(shown) as RawTool;
}

/** A model that answers honestly. */
export function honest(asked: Asked): Reaction {
  const { name } = toolIn(asked);
  const key = (Object.keys(TOOLS) as (keyof typeof TOOLS)[]).find((candidate) => TOOLS[candidate].name === name);
  const numbered = /^get_\d+$/.test(name);
  return { say: key === undefined && !numbered ? 'I know nothing of it' : ANSWERS[key ?? 'read'] };
}

/** As many different Read tools as asked for. */
export function manyTools(count: number): RawTool[] {
  return Array.from({ length: count }, (_, index) => ({ ...TOOLS.read, name: `get_${index}` }));
}

export function items(...tools: RawTool[]): LlmItem[] {
  return tools.map((tool) => ({ tool, context: { server: 'wiki', description: 'A wiki', siblings: tools } }));
}

/** A verdict as the rules engine would give it; what it says does not matter to most tests. */
export function rulesVerdict(
  tool: RawTool,
  labels: Partial<Pick<ToolVerdict, 'category' | 'effects' | 'qualifiers' | 'evidence' | 'actions'>> = {},
  flags: Flag[] = [],
): ToolVerdict {
  const judged = { category: 'Read' as const, effects: [], qualifiers: [], ...labels };
  const rule = riskRule(judged);
  return {
    name: tool.name,
    definitionDigest: digest(tool),
    ...judged,
    risk: rule.risk,
    rule: rule.id,
    confidence: 0.8,
    evidence: labels.evidence ?? [],
    parameters: [],
    actions: labels.actions ?? [],
    contradictions: [],
    flags,
  };
}

/** Time that passes only by sleeping. */
export class FakeClock implements Clock {
  readonly slept: number[] = [];
  private time = Date.parse('2026-11-21T00:00:00Z');
  now = () => this.time;
  random = () => 0.5;
  sleep = (milliseconds: number) => {
    this.slept.push(milliseconds);
    this.time += milliseconds;
    return Promise.resolve();
  };
}

export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'toolrisk-llm-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A live listing of these tools, as the crawler would have stored it. */
export function storeListing(store: Store, server: string, tools: readonly RawTool[]): void {
  store.snapshots.write(server, {
    schemaVersion: 1,
    crawler: '1',
    server,
    entryDigest: digest(1),
    provenance: {
      tier: 'live',
      step: 'bare',
      args: [],
      environment: {},
      sandbox: 'none',
      listedOn: '2026-11-20',
    },
    attempts: [],
    flags: [],
    tools: [...tools],
    digest: digest(tools),
  });
}

export async function serve(
  t: TestContext,
  react: (asked: Asked) => Reaction | Promise<Reaction>,
  faults: BatchFaults = {},
): Promise<LlmServer> {
  const server = await startServer(react, faults);
  t.after(() => server.close());
  return server;
}

export function optionsFor(t: TestContext, server: { url: string }, more: Partial<LlmOptions> = {}): LlmOptions {
  return {
    model: 'test-model',
    baseUrl: server.url,
    cache: folder(t),
    clock: new FakeClock(),
    rules: ({ tool }) => rulesVerdict(tool),
    ...more,
  };
}

export async function classify(tools: readonly RawTool[], options: LlmOptions): Promise<LlmResult<LlmItem>[]> {
  const results: LlmResult<LlmItem>[] = [];
  for await (const result of classifyWithLlm(items(...tools), options)) results.push(result);
  return results;
}
