import { riskRule } from '../../classifier/risk.ts';
import type { Category, Effect, HistoryEvent, RawTool, ToolVerdict } from '../../data/schema/index.ts';
import { digest, openStore, type Store } from '../../data/store/index.ts';
import { temporaryFolder } from './temporary.ts';

export interface MadeTool {
  raw: RawTool;
  category?: Category;
  effects?: Effect[];
}

export interface MadeServer {
  id: string;
  name?: string;
  description?: string;
  tools: MadeTool[];
  listedOn?: string;
  events?: HistoryEvent[];
}

/** A store in a temporary folder that holds these servers, judged as stated. */
export function makeStore(servers: readonly MadeServer[]): Store {
  const store = openStore(temporaryFolder());
  for (const server of servers) addServer(store, server);
  return store;
}

export function addServer(store: Store, { id, name, description, tools, listedOn, events }: MadeServer): void {
  const entry = {
    id,
    name: name ?? id,
    launch: { kind: 'npm' as const, package: id },
    source: 'test',
    added: '2026-11-01',
  };
  const raw = tools.map((tool) => tool.raw);
  store.index.write(id, entry);
  store.snapshots.write(id, {
    schemaVersion: 1,
    crawler: '1.0.0',
    server: id,
    package: { registry: 'npm', name: id, version: '1.2.3', ...(description !== undefined && { description }) },
    entryDigest: digest(entry),
    provenance: {
      tier: 'live',
      step: 'bare',
      args: [],
      environment: {},
      sandbox: 'bubblewrap',
      listedOn: listedOn ?? '2026-11-20',
    },
    attempts: [{ step: 'bare', outcome: 'listed' }],
    flags: [],
    tools: raw,
    digest: digest(raw),
  });
  store.verdicts.write(id, {
    schemaVersion: 1,
    server: id,
    snapshotDigest: digest(raw),
    inputDigest: digest(raw),
    classifier: { version: '1.0.0', engine: 'rules' },
    tools: tools.map(judge),
    chains: [],
  });
  if (events) store.history.write(id, { server: id, events });
}

function judge({ raw, category = 'Read', effects = [] }: MadeTool): ToolVerdict {
  const rule = riskRule({ category, effects, qualifiers: [] });
  return {
    name: raw.name,
    definitionDigest: digest(raw),
    category,
    effects,
    qualifiers: [],
    risk: rule.risk,
    rule: rule.id,
    confidence: 0.9,
    evidence: category === 'Unclassified' || raw.name === '' ? [] : [evidence(raw, category)],
    parameters: [],
    actions: [],
    ...(category === 'Unclassified' && { unclassified: 'The definition does not say what the tool does.' }),
    contradictions: [],
    flags: [],
  };
}

const evidence = (raw: RawTool, category: Category) => ({
  signal: 'name-verb',
  pointer: '/name',
  quote: raw.name,
  supports: category,
});

/** A tool with a name and a description. */
export const tool = (name: string, description?: string, more: Partial<MadeTool> = {}): MadeTool => ({
  raw: { name, ...(description !== undefined && { description }), inputSchema: { type: 'object', properties: {} } },
  ...more,
});

/** A few servers that look like real ones. */
export const SERVERS: MadeServer[] = [
  {
    id: 'github',
    name: 'GitHub',
    description: 'Repositories, issues and pull requests.',
    tools: [
      tool('get_issue', 'Returns one issue of a repository.', { effects: ['reads-untrusted'] }),
      tool('create_pull_request', 'Opens a pull request in a repository.', { category: 'Write' }),
      tool('deleteRepository', 'Deletes a repository and everything in it.', {
        category: 'Write',
        effects: ['destructive', 'bulk'],
      }),
    ],
    events: [
      { event: 'tool-added', date: '2026-11-10', tool: 'get_issue', definitionDigest: digest('a') },
      {
        event: 'risk-changed',
        date: '2026-11-15',
        tool: 'get_issue',
        before: 'medium',
        after: 'low',
        effectsAdded: [],
      },
    ],
  },
  {
    id: 'mail',
    name: 'Mail',
    tools: [
      tool('send_email', 'Delivers a message to the recipients.', { category: 'Execute', effects: ['sends-message'] }),
      tool('search_messages', 'Finds messages in the mailbox.', { effects: ['reads-private', 'reads-untrusted'] }),
    ],
  },
  {
    id: 'weather',
    name: '天气',
    description: '查询天气预报',
    listedOn: '2026-11-21',
    tools: [
      tool('get_forecast', '查询城市的天气预报'),
      tool('执行命令', '在服务器上执行命令', { category: 'Execute', effects: ['runs-code'] }),
    ],
  },
  { id: 'odd', name: 'Odd', tools: [tool('x', undefined, { category: 'Unclassified' })] },
];
