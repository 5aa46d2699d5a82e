import { riskRule } from '../../classifier/risk.ts';
import type { Category, Effect, Evidence, Flag, RawTool, Risk, Role, ToolVerdict } from '../../data/schema/index.ts';
import { DATA_FOLDER, digest, openStore, type Store } from '../../data/store/index.ts';

const DAY = '2026-11-20';

interface Given {
  tool: RawTool;
  category: Category;
  effects?: Effect[];
  evidence?: Evidence[];
  roles?: [string, Role][];
  rest?: Partial<ToolVerdict>;
}

/** Descriptions that try to be more than text. */
export const HOSTILE: Record<string, string> = {
  script: 'Reads a note.<script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">',
  closing: 'Closes early </script></style></textarea><script>document.title="owned"</script>',
  markdown:
    '# Not a heading\n\n[click](javascript:alert(1)) ![x](https://example.com/x.png) **bold** `code`\n\n| a | b |',
  entities:
    'Returns &lt;b&gt; and &amp;amp; and %3Cscript%3E and {{ page.title }} and ${process.env.HOME} and <%= 1 %>',
  bidi: 'Reads a file named \u202Egpj.exe\u202C and returns it.\u200B\u2066 hidden \u2069',
  escaped: 'Execute a query.\\n\\nArguments:\\n- sql: the statement\\n- limit: the number of rows',
  empty: '',
};

/** Writes a small catalogue of every kind of record, odd and hostile ones included, with verdicts made by hand. */
export function writeFixture(folder: string): Store {
  const store = openStore(folder);
  for (const attack of openStore(DATA_FOLDER).attacks.records()) store.attacks.write(attack.slug, attack);
  server(store, 'example-github', 'GitHub', githubTools());
  server(store, 'example-files', 'Files MCP Server', fileTools());
  server(store, 'example-hostile', 'Hostile <b>&amp; "odd"', hostileTools());
  server(store, 'example-many', 'Many tools', manyTools());
  server(store, 'example-single', 'Single', [simple('get_time', 'Returns the current time.', 'Read')]);
  failing(store, 'example-failing', 'Needs a key', 'needs-credentials');
  failing(store, 'example-unlisted', 'Not listed yet', undefined);
  return store;
}

function githubTools(): Given[] {
  return [
    {
      tool: {
        name: 'create_issue',
        title: 'Create an issue',
        description:
          'Create a new issue in a GitHub repository.\nThe issue is visible to everyone who can see the repository.',
        inputSchema: {
          type: 'object',
          required: ['owner', 'repo', 'title'],
          properties: {
            owner: { type: 'string', description: 'Owner of the repository' },
            repo: { type: 'string', description: 'Name of the repository' },
            title: { type: 'string', maxLength: 256 },
            labels: { type: 'array', items: { type: 'string' } },
          },
        },
        annotations: { readOnlyHint: true, destructiveHint: false },
      },
      category: 'Write',
      evidence: [{ signal: 'creates', pointer: '/description', quote: 'Create a new issue', supports: 'Write' }],
      roles: [['/inputSchema/properties/owner', 'id']],
      rest: { contradictions: [{ annotation: 'readOnlyHint', declared: true, assessed: false }] },
    },
    {
      tool: {
        name: 'delete_repository',
        description: 'Delete a repository and everything in it. This cannot be undone.',
        inputSchema: {
          type: 'object',
          required: ['owner', 'repo'],
          properties: { owner: { type: 'string' }, repo: { type: 'string' } },
        },
      },
      category: 'Write',
      effects: ['destructive', 'bulk'],
      evidence: [
        { signal: 'deletes', pointer: '/description', quote: 'Delete a repository', supports: 'destructive' },
        { signal: 'whole-container', pointer: '/description', quote: 'everything in it', supports: 'bulk' },
        { signal: 'deletes', pointer: '/name', quote: 'delete', supports: 'destructive' },
      ],
    },
    {
      tool: {
        name: 'list_issues',
        description: 'List the issues of a repository.',
        inputSchema: {
          type: 'object',
          properties: { repo: { type: 'string' }, limit: { type: 'integer', maximum: 100, default: 30 } },
        },
      },
      category: 'Read',
      effects: ['reads-private', 'reads-untrusted'],
      roles: [['/inputSchema/properties/limit', 'limit']],
    },
    {
      tool: {
        name: 'manage_project',
        description: 'Create, update or delete a project item.',
        inputSchema: {
          type: 'object',
          required: ['method'],
          properties: { method: { type: 'string', enum: ['get', 'add', 'delete'] }, item: { type: 'string' } },
        },
      },
      category: 'Write',
      effects: ['destructive'],
      roles: [['/inputSchema/properties/method', 'action']],
      rest: {
        actions: [
          {
            pointer: '/inputSchema/properties/method',
            value: 'get',
            category: 'Read',
            effects: [],
            qualifiers: [],
            risk: 'low',
          },
          {
            pointer: '/inputSchema/properties/method',
            value: 'add',
            category: 'Write',
            effects: [],
            qualifiers: [],
            risk: 'medium',
          },
          {
            pointer: '/inputSchema/properties/method',
            value: 'delete',
            category: 'Write',
            effects: ['destructive'],
            qualifiers: [],
            risk: 'high',
          },
        ],
      },
    },
    {
      tool: {
        name: 'notify',
        description: 'Posts a JSON body to a webhook URL.',
        inputSchema: {
          type: 'object',
          properties: { url: { type: 'string', format: 'uri' }, body: { type: 'object' } },
        },
      },
      category: 'Execute',
      effects: ['open-egress'],
      roles: [['/inputSchema/properties/url', 'url']],
      rest: { qualifiers: ['egress-content'] },
    },
  ];
}

function fileTools(): Given[] {
  return [
    simple('read_file', 'Read the complete contents of any file.', 'Read', ['reads-secrets']),
    simple('write_file', 'Write a file, replacing what was there.', 'Write', ['destructive']),
    simple('list_files', 'List the files of a folder.', 'Read', ['reads-private']),
    simple('execute_command', 'Run a shell command.', 'Execute', ['runs-code']),
    simple('set_working_folder', 'Set the session’s working folder.', 'Write', ['session-only']),
    simple('get_issue', 'Get one issue.', 'Read'),
    {
      tool: { name: 'do' },
      category: 'Unclassified',
      rest: { unclassified: 'the definition has no description and its name says nothing' },
    },
  ];
}

function hostileTools(): Given[] {
  const named = Object.entries(HOSTILE).map(([name, description]): Given => ({
    tool: {
      name: `${name}_note`,
      description,
      inputSchema: { type: 'object', properties: { '</script><b>x': { type: 'string', description } } },
    },
    category: description === '' ? 'Unclassified' : 'Read',
    rest: description === '' ? { unclassified: 'the definition has no description' } : {},
  }));
  const flag: Flag = { code: 'invisible-characters', pointer: '/description', quote: '\u202Egpj.exe' };
  named[4] = { ...named[4]!, rest: { flags: [flag] } };
  return [
    ...named,
    simple('A/B\\c "quoted" <i>', 'A name that no path could hold.', 'Read'),
    simple('a-b-c-quoted-i', 'The name that the other one becomes.', 'Read'),
    simple('読み取り', 'ノートを読みます。', 'Read'),
    simple('..', 'Dots only.', 'Read'),
    simple('x'.repeat(300), 'A long name.', 'Read', ['reads-private', 'reads-untrusted', 'open-egress']),
    simple('`tick` [link](javascript:alert(1))', 'Markdown in a name.', 'Write'),
    simple('huge', `Begins here. ${'All work and no play. '.repeat(48_000)}Ends here.`, 'Read'),
  ];
}

function manyTools(): Given[] {
  const kinds: [Category, Effect[]][] = [
    ['Read', []],
    ['Write', []],
    ['Execute', ['runs-process']],
    ['Read', ['reads-private']],
    ['Execute', ['sends-message']],
  ];
  return Array.from({ length: 210 }, (_, n) => {
    const [category, effects] = kinds[n % kinds.length]!;
    return simple(`${category.toLowerCase()}_item_${n}`, `Handles item ${n}.`, category, effects);
  });
}

function simple(name: string, description: string, category: Category, effects: Effect[] = []): Given {
  return { tool: { name, description, inputSchema: { type: 'object', properties: {} } }, category, effects };
}

function verdictOf({ tool, category, effects = [], evidence = [], roles = [], rest = {} }: Given): ToolVerdict {
  const input = { category, effects, qualifiers: rest.qualifiers ?? [] };
  const rule = riskRule(input);
  return {
    name: tool.name,
    definitionDigest: digest(tool),
    ...input,
    risk: rule.risk as Risk | null,
    rule: rule.id,
    confidence: 0.9,
    evidence,
    parameters: roles.map(([pointer, role]) => ({ pointer, role })),
    actions: [],
    contradictions: [],
    flags: [],
    ...rest,
  };
}

function entryOf(store: Store, id: string, name: string): void {
  store.index.write(id, {
    id,
    name,
    repository: `https://github.com/example/${id}`,
    launch: { kind: 'npm', package: `@example/${id}`, args: [], environment: {} },
    source: 'fixture',
    added: DAY,
  });
}

/** Writes one server with its tools; call it again with other tools to change it. */
export function server(store: Store, id: string, name: string, given: readonly Given[]): void {
  entryOf(store, id, name);
  const tools = given.map(({ tool }) => tool);
  store.snapshots.write(id, {
    schemaVersion: 1,
    crawler: '1.0.0',
    server: id,
    package: {
      registry: 'npm',
      name: `@example/${id}`,
      version: '1.2.3',
      description: `What ${name} is for.`,
      license: 'MIT',
      publishedOn: DAY,
    },
    entryDigest: digest(store.index.read(id)),
    provenance: {
      tier: 'live',
      step: 'readme',
      args: [],
      environment: { EXAMPLE_TOKEN: 'token' },
      sandbox: 'bubblewrap',
      listedOn: DAY,
    },
    attempts: [
      { step: 'bare', outcome: 'needs-credentials' },
      { step: 'readme', outcome: 'listed' },
    ],
    flags: [],
    tools,
    digest: digest(tools),
  });
  const verdicts = given.map(verdictOf);
  const names = (effect: Effect) =>
    verdicts.filter(({ effects }) => effects.includes(effect)).map((verdict) => verdict.name);
  const flows =
    names('reads-private').length > 0 && names('reads-untrusted').length > 0 && names('open-egress').length > 0;
  store.verdicts.write(id, {
    schemaVersion: 1,
    server: id,
    snapshotDigest: digest(tools),
    inputDigest: digest(verdicts),
    classifier: { version: '1.0.0', engine: 'deterministic' },
    tools: verdicts,
    chains: flows
      ? [
          {
            kind: 'toxic-flow',
            private: names('reads-private'),
            untrusted: names('reads-untrusted'),
            sink: names('open-egress'),
          },
        ]
      : [],
  });
  if (id === 'example-github')
    store.history.write(id, {
      server: id,
      events: [
        {
          event: 'tool-added',
          date: '2026-10-01',
          tool: 'create_issue',
          definitionDigest: verdicts[0]!.definitionDigest,
        },
        {
          event: 'definition-changed',
          date: DAY,
          tool: 'notify',
          before: digest(1),
          after: digest(2),
          parametersAdded: ['url'],
          parametersRemoved: [],
          descriptionChanged: true,
          sameVersion: true,
        },
        {
          event: 'risk-changed',
          date: DAY,
          tool: 'notify',
          before: 'low',
          after: 'high',
          effectsAdded: ['open-egress'],
        },
      ],
    });
}

function failing(store: Store, id: string, name: string, reason: 'needs-credentials' | undefined): void {
  entryOf(store, id, name);
  if (reason === undefined) return;
  store.snapshots.write(id, {
    schemaVersion: 1,
    crawler: '1.0.0',
    server: id,
    entryDigest: digest(store.index.read(id)),
    attempts: [{ step: 'bare', outcome: reason }],
    flags: [],
    tools: [],
    failure: { reason, detail: 'Error: EXAMPLE_KEY is required', failedOn: DAY },
    digest: digest([]),
  });
}
