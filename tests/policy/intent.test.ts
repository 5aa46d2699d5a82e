import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  evaluate,
  readValues,
  toolIntent,
  type Condition,
  type Policy,
  type Posture,
  type ToolIntent,
  type Values,
} from '../../classifier/policy/index.ts';
import * as patterns from '../../classifier/policy/patterns.ts';
import { decimalUpTo } from '../../classifier/policy/numbers.ts';
import { holds, passes } from '../../classifier/policy/test-value.ts';
import { riskRule } from '../../classifier/risk.ts';
import type {
  Action,
  Category,
  Effect,
  Evidence,
  Parameter,
  Qualifier,
  Role,
  ToolVerdict,
} from '../../data/schema/index.ts';

interface Shape {
  name?: string;
  category: Category;
  effects?: Effect[];
  qualifiers?: Qualifier[];
  /** role, schema, required */
  parameters?: Record<string, { role: Role; schema?: object; required?: boolean; dialect?: string }>;
  evidence?: Evidence[];
  actions?: Action[];
}

/** What a posture recommends for a tool of this shape. */
function intentOf(shape: Shape, posture: Posture, values?: Values): ToolIntent {
  const input = { category: shape.category, effects: shape.effects ?? [], qualifiers: shape.qualifiers ?? [] };
  const rule = riskRule(input);
  const entries = Object.entries(shape.parameters ?? {});
  const parameters = entries.map(([name, { role, dialect }]): Parameter => ({
    pointer: `/inputSchema/properties/${name}`,
    role,
    ...(dialect && { dialect }),
  }));
  const name = shape.name ?? 't';
  const verdict = {
    name,
    ...input,
    risk: rule.risk,
    rule: rule.id,
    parameters,
    actions: shape.actions ?? [],
    evidence: shape.evidence ?? [],
  };
  const properties = Object.fromEntries(entries.map(([name, { schema }]) => [name, schema ?? { type: 'string' }]));
  if (shape.actions) properties['action'] = { type: 'string' };
  const required = entries.filter(([, one]) => one.required).map(([name]) => name);
  const tool = { name, inputSchema: { type: 'object', properties, required } };
  return toolIntent(verdict as unknown as ToolVerdict, tool, posture, values);
}

/** Decides a call of a tool of this shape. */
function decide(shape: Shape, posture: Posture, args: object, values?: Values): string {
  const tools = [intentOf(shape, posture, values)];
  const policy: Policy = { posture, servers: [{ key: 's', tools, unlisted: 'deny' }] };
  const { decision, hidden } = evaluate(policy, { server: 's', tool: tools[0]!.tool, args });
  return hidden ? 'hide' : decision;
}

const byPath: Evidence[] = [
  { signal: 's', pointer: '/inputSchema/properties/path', quote: 'path', supports: 'reads-secrets' },
];
const byWords: Evidence[] = [{ signal: 's', pointer: '/description', quote: 'environment', supports: 'reads-secrets' }];
const READ_FILE: Shape = {
  category: 'Read',
  effects: ['reads-secrets'],
  parameters: { path: { role: 'path', required: true } },
  evidence: byPath,
};
const READ_ENV: Shape = { ...READ_FILE, evidence: byWords };
const WRITE_FILE: Shape = {
  category: 'Write',
  effects: ['destructive'],
  parameters: { path: { role: 'path', required: true } },
};
const FETCH: Shape = {
  category: 'Read',
  effects: ['open-egress'],
  parameters: { url: { role: 'url', required: true } },
};
const POST: Shape = {
  category: 'Execute',
  effects: ['open-egress'],
  qualifiers: ['egress-content'],
  parameters: { url: { role: 'url', required: true } },
};
const SQL: Shape = {
  category: 'Execute',
  effects: ['runs-code'],
  parameters: { sql: { role: 'query', dialect: 'sql', required: true } },
};
const SQL_AND_CODE: Shape = { ...SQL, parameters: { ...SQL.parameters, script: { role: 'code' } } };
const PAY: Shape = {
  category: 'Execute',
  effects: ['financial'],
  parameters: { amount: { role: 'amount', schema: { type: 'number' } } },
};
const PAY_TEXT: Shape = { ...PAY, parameters: { amount: { role: 'amount', schema: { type: 'string' } } } };
const MANY_SQL: Shape = {
  ...SQL,
  parameters: {
    sql: { role: 'query', dialect: 'sql' },
    statements: { role: 'query', dialect: 'sql', schema: { type: 'array', items: { type: 'string' } } },
  },
};
const PUSH: Shape = {
  category: 'Write',
  parameters: { branch: { role: 'branch', required: true }, force: { role: 'force', schema: { type: 'boolean' } } },
};
const UPDATE_MANY: Shape = {
  category: 'Write',
  effects: ['weakens-protection'],
  parameters: { ids: { role: 'ids', schema: { type: 'array', items: { type: 'string' } } } },
};
const CLICK: Shape = { category: 'Execute', qualifiers: ['user-interface-action'] };
const UNKNOWN: Shape = { category: 'Unclassified' };
const action = (value: string, category: Category, effects: Effect[]): Action => {
  const subject = { category, effects, qualifiers: [] };
  return { pointer: '/inputSchema/properties/action', value, ...subject, risk: riskRule(subject).risk };
};
const MANAGE: Shape = {
  category: 'Write',
  effects: ['destructive', 'bulk'],
  actions: [
    action('list', 'Read', []),
    action('add', 'Write', []),
    action('remove', 'Write', ['destructive']),
    action('purge', 'Write', ['destructive', 'bulk']),
  ],
};
test('of many actions, a condition names those that are fewer', () => {
  const reads = ['a', 'b', 'c', 'd', 'e'].map((value) => action(value, 'Read', []));
  const shape: Shape = { category: 'Execute', actions: [...reads, action('purge', 'Write', ['destructive', 'bulk'])] };
  const [condition] = intentOf(shape, 'permissive').conditions;
  assert.equal(condition?.words, '`action` is one of its 5 known values other than purge');
  const few: Shape = { ...shape, actions: shape.actions!.slice(3) };
  assert.equal(intentOf(few, 'permissive').conditions[0]?.words, '`action` is d or e');
});

const many = Array.from({ length: 21 }, String);

/** [case, shape, arguments, strict, recommended, permissive] */
const cases: [name: string, shape: Shape, args: object, ...ends: [string, string, string]][] = [
  ['a harmless read', { category: 'Read' }, {}, 'allow', 'allow', 'allow'],
  ['a plain write', { category: 'Write' }, {}, 'ask', 'allow', 'allow'],
  ['not known', UNKNOWN, {}, 'deny', 'ask', 'ask'],
  ['a file of the workspace', READ_FILE, { path: '/workspace/a' }, 'deny', 'allow', 'allow'],
  ['a file outside', READ_FILE, { path: '/etc/shadow' }, 'deny', 'ask', 'ask'],
  ['a path that climbs out', READ_FILE, { path: '/workspace/../etc/shadow' }, 'deny', 'ask', 'ask'],
  ['no path at all', READ_FILE, {}, 'deny', 'ask', 'ask'],
  ['secrets that come by no path', READ_ENV, { path: '/workspace/a' }, 'deny', 'ask', 'ask'],
  ['overwriting in the workspace', WRITE_FILE, { path: '/workspace/a' }, 'deny', 'ask', 'ask'],
  ['overwriting outside', WRITE_FILE, { path: '/etc/passwd' }, 'deny', 'deny', 'ask'],
  ['a listed host', FETCH, { url: 'https://example.com/a' }, 'allow', 'allow', 'allow'],
  ['another public host', FETCH, { url: 'https://acme.org/a' }, 'deny', 'allow', 'allow'],
  ['the cloud’s metadata', FETCH, { url: 'http://169.254.169.254/' }, 'deny', 'deny', 'deny'],
  ['a name of the local network', FETCH, { url: 'http://printer.local/' }, 'deny', 'deny', 'deny'],
  ['a user name that looks like the host', FETCH, { url: 'https://example.com@10.0.0.1/' }, 'deny', 'deny', 'deny'],
  ['content to a listed host', POST, { url: 'https://example.com/a' }, 'deny', 'ask', 'allow'],
  ['content to another host', POST, { url: 'https://acme.org/a' }, 'deny', 'deny', 'ask'],
  ['a statement that reads', SQL, { sql: 'SELECT 1' }, 'hide', 'ask', 'allow'],
  ['a statement that changes', SQL, { sql: 'DROP TABLE t' }, 'hide', 'deny', 'ask'],
  ['two statements', SQL, { sql: 'SELECT 1; DROP TABLE t' }, 'hide', 'deny', 'ask'],
  ['a change hidden in a comment', SQL, { sql: 'SELECT 1 /*!; DROP TABLE t */' }, 'hide', 'deny', 'ask'],
  ['a statement beside free code', SQL_AND_CODE, { sql: 'SELECT 1' }, 'hide', 'ask', 'ask'],
  ['a small payment', PAY, { amount: 10 }, 'hide', 'ask', 'ask'],
  ['a big payment', PAY, { amount: 51 }, 'hide', 'deny', 'ask'],
  ['a payment without an amount', PAY, {}, 'hide', 'deny', 'ask'],
  ['a negative payment', PAY, { amount: -1 }, 'hide', 'deny', 'ask'],
  ['a small payment as text', PAY_TEXT, { amount: '0.05' }, 'hide', 'ask', 'ask'],
  ['the highest payment as text', PAY_TEXT, { amount: '50.00' }, 'hide', 'ask', 'ask'],
  ['a big payment as text', PAY_TEXT, { amount: '50.01' }, 'hide', 'deny', 'ask'],
  ['a big payment in another notation', PAY_TEXT, { amount: '1e9' }, 'hide', 'deny', 'ask'],
  ['statements that read', MANY_SQL, { statements: ['SELECT 1', 'SELECT 2'] }, 'hide', 'ask', 'allow'],
  ['one of many that changes', MANY_SQL, { statements: ['SELECT 1', 'DROP TABLE t'] }, 'hide', 'deny', 'ask'],
  ['a branch of its own', PUSH, { branch: 'feature/a' }, 'ask', 'allow', 'allow'],
  ['the main branch', PUSH, { branch: 'main' }, 'deny', 'ask', 'allow'],
  ['force', PUSH, { branch: 'feature/a', force: true }, 'deny', 'ask', 'allow'],
  ['force as a text', PUSH, { branch: 'feature/a', force: 'false' }, 'deny', 'ask', 'allow'],
  ['a short list', UPDATE_MANY, { ids: ['1'] }, 'deny', 'ask', 'ask'],
  ['a long list', UPDATE_MANY, { ids: many }, 'deny', 'deny', 'ask'],
  ['a click', CLICK, {}, 'deny', 'ask', 'allow'],
  ['the mildest action', MANAGE, { action: 'list' }, 'allow', 'allow', 'allow'],
  ['an action that adds', MANAGE, { action: 'add' }, 'ask', 'allow', 'allow'],
  ['an action that removes', MANAGE, { action: 'remove' }, 'deny', 'ask', 'ask'],
  ['an action that removes all', MANAGE, { action: 'purge' }, 'deny', 'deny', 'ask'],
  ['an action that there is not', MANAGE, { action: 'List' }, 'deny', 'deny', 'ask'],
];

for (const [name, shape, args, ...ends] of cases)
  test(`intent: ${name}`, () => {
    const found = (['strict', 'recommended', 'permissive'] as const).map((posture) => decide(shape, posture, args));
    assert.deepEqual(found, ends);
  });

test('the reader’s own values take the place of the defaults', () => {
  const values = readValues({
    workspace: '/home/me/app/',
    hosts: 'API.acme.io, *.acme.dev',
    branches: 'dev',
    ceiling: '5',
    items: '2',
  });
  assert.deepEqual(values, {
    workspace: '/home/me/app',
    hosts: ['api.acme.io', '*.acme.dev'],
    branches: ['dev'],
    ceiling: 5,
    items: 2,
  });
  assert.equal(decide(READ_FILE, 'recommended', { path: '/home/me/app/x' }, values), 'allow');
  assert.equal(decide(READ_FILE, 'recommended', { path: '/workspace/x' }, values), 'ask');
  assert.equal(decide(FETCH, 'strict', { url: 'https://a.acme.dev/' }, values), 'allow');
  assert.equal(decide(FETCH, 'strict', { url: 'https://example.com/' }, values), 'deny');
});

/** [shape, posture, the values that its policy is made from] */
const madeFrom: [name: string, shape: Shape, posture: Posture, values: string[]][] = [
  ['a file', READ_FILE, 'recommended', ['workspace']],
  ['any public address', FETCH, 'recommended', ['hosts']],
  ['listed hosts', FETCH, 'strict', ['hosts']],
  ['a payment', PAY, 'recommended', ['ceiling']],
  ['branches and force', PUSH, 'recommended', ['branches']],
  ['a list', UPDATE_MANY, 'recommended', ['items']],
  ['a plain write', { category: 'Write' }, 'recommended', []],
];

for (const [name, shape, posture, values] of madeFrom)
  test(`the reader can give the values of: ${name}`, () => {
    const placeholders = intentOf(shape, posture).conditions.flatMap(({ placeholder }) => placeholder ?? []);
    assert.deepEqual([...new Set(placeholders)], values);
  });

test('where any public host will do, the reader adds one with an unusual ending, and the sentence says so', () => {
  const values = readValues({ hosts: 'example.com, docs.acme.museum' });
  const call = { url: 'https://docs.acme.museum/a' };
  assert.equal(decide(FETCH, 'recommended', call), 'deny');
  assert.equal(decide(FETCH, 'recommended', call, values), 'allow');
  assert.deepEqual(
    intentOf(FETCH, 'recommended', values).conditions.map(({ words }) => words),
    ['`url` is a URL on a host with a usual public ending, or docs.acme.museum'],
  );
});

const said = (name: string, role: Role, description: string, type = 'string'): Shape['parameters'] => ({
  [name]: { role, schema: { type, description } },
});
const changing = (name: string, parameters: Shape['parameters'], effects: Effect[] = []): Shape => ({
  name,
  category: 'Write',
  effects,
  ...(parameters && { parameters }),
});

/** [what the argument really is, shape, the conditions that the recommended posture puts on it] */
const meant: [name: string, shape: Shape, kinds: string[]][] = [
  ['a branch to push to', changing('push_files', said('branch', 'branch', '')), ['branches']],
  ['a git reference', changing('create_commit_status', said('ref', 'branch', 'Branch or tag name')), ['branches']],
  ['an element of a page', changing('browser_click', said('ref', 'branch', 'Element reference from the page')), []],
  ['a picture in a design', changing('download_images', said('imageRef', 'branch', 'The fill of the node')), []],
  ['the branch to start from', changing('create_branch', said('ref', 'branch', 'Source branch/commit')), []],
  ['the target of a merge request', changing('create_merge_request', said('target_branch', 'branch', '')), []],
  ['the name of the main branch', changing('patch_project', said('mainBranch', 'branch', '')), []],
  ['a file', changing('save', said('filePath', 'path', 'Where to save')), ['workspace']],
  [
    'a file that a server on HTTP reads',
    changing('apply', said('file', 'path', 'Read by it, not by an HTTP client')),
    ['workspace'],
  ],
  [
    'a node of a scene',
    changing('move', said('targetPath', 'path', 'Parent instance path (default: game.Workspace)')),
    [],
  ],
  ['a page of a wiki', changing('update_page', said('pagePath', 'path', 'Path of the wiki page')), []],
  [
    'the file of a page',
    changing('update_page', said('pagePath', 'path', 'Path to the file of the page')),
    ['workspace'],
  ],
  ['a title of a folder', changing('create_doc', said('folder', 'path', 'The title of the folder')), []],
  ['a file or its content', changing('import', said('file', 'path', 'Base64 content or a path')), ['workspace']],
  ['content', changing('import', said('file', 'path', 'Base64-encoded content')), []],
  ['money by reference', changing('pay', said('amount', 'amount', '', 'reference'), ['financial']), []],
  ['patterns of URLs', changing('crawl', said('paths', 'path', 'Regex patterns of URLs')), []],
  ['money', changing('pay', said('amount', 'amount', '', 'number'), ['financial']), ['ceiling']],
  ['a helping of food', changing('add_meal', said('amount', 'amount', 'In grams', 'number')), []],
  ['folders that are made', changing('create_directory', said('recursive', 'force', '', 'boolean')), []],
  ['folders that go', changing('remove', said('recursive', 'force', '', 'boolean'), ['destructive']), ['flag']],
];

for (const [name, shape, kinds] of meant)
  test(`conditions suppose no more than the argument is: ${name}`, () =>
    assert.deepEqual(
      intentOf(shape, 'recommended').conditions.map(({ kind }) => kind),
      kinds,
    ));

test('a tool that is there to change tables is asked about, not held to statements that read', () => {
  const create = { ...SQL, name: 'create_table' };
  assert.equal(decide(create, 'recommended', { sql: 'CREATE TABLE t (a int)' }), 'ask');
  assert.equal(decide({ ...SQL, name: 'execute_sql' }, 'recommended', { sql: 'CREATE TABLE t (a int)' }), 'deny');
});

const refusedValues: [field: string, typed: Record<string, string>][] = [
  ['Workspace', { workspace: 'app' }],
  ['Workspace', { workspace: '/a/../b' }],
  ['Workspace', { workspace: '/a"b' }],
  ['Allowed hosts', { hosts: 'https://example.com' }],
  ['Allowed hosts', { hosts: 'localhost' }],
  ['Allowed hosts', { hosts: '10.0.0.1' }],
  ['Allowed hosts', { hosts: 'db.internal' }],
  ['Highest amount', { ceiling: 'lots' }],
  ['Highest amount', { ceiling: '-1' }],
  ['Longest list', { items: '' }],
];

for (const [field, typed] of refusedValues)
  test(`refused value: ${JSON.stringify(typed)}`, () =>
    assert.throws(
      () => readValues(typed),
      (error: Error) => error.message.startsWith(`${field}: `) && error.message.endsWith('.'),
    ));

test('wildcards say exactly what patterns say', () => {
  const wild = (glob: string) => new RegExp(`^${glob.split('*').map(patterns.escapePattern).join('[^]*')}$`);
  const all = [
    patterns.insideFolder('/workspace', true),
    patterns.insideFolder('/workspace', false),
    patterns.insideFolder('/', false),
    patterns.relativePath(),
    patterns.urlOnHosts(['example.com', 'api.acme.io']),
    patterns.hostOnList(['example.com']),
    patterns.names(['feature/*', 'dev', 'a*b*c']),
  ];
  const words = [
    '/workspace',
    '/',
    '.',
    '..',
    'a',
    'a.b',
    '...',
    '~',
    '"',
    '\\',
    '\n',
    'https://',
    'example.com',
    '?',
    '#',
    'feature',
    'dev',
    ':80',
    '%2e',
    'c',
  ];
  for (const test of all) {
    assert.ok(test.globs);
    for (const x of words)
      for (const y of words)
        for (const z of ['', ...words]) {
          const value = x + y + z;
          const like = test.globs.some(
            (glob) => wild(glob.like).test(value) && !glob.unlike.some((no) => wild(no).test(value)),
          );
          assert.equal(like, passes(test, value), JSON.stringify([value, test.pattern]));
        }
  }
});

test('an element of a list that lacks the argument does not excuse the others', () => {
  const condition: Condition = {
    kind: 'hosts',
    argument: ['items', null, 'url'],
    test: { op: 'one-of', values: ['good'] },
    absent: 'pass',
    otherwise: 'deny',
    words: '',
    reason: '',
  };
  const ends: [items: unknown[], holds: boolean][] = [
    [[{ url: 'good' }, {}], true],
    [[{ url: 'evil' }, {}], false],
    [[{}, { url: 'evil' }], false],
    [[], true],
  ];
  for (const [items, expected] of ends) assert.equal(holds(condition, { items }), expected, JSON.stringify(items));
  assert.equal(holds({ ...condition, absent: 'fail' }, { items: [{ url: 'good' }, {}] }), false);
});

test('decimals up to a number are those that are no more', () => {
  const number = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Number(value.toFixed(3)));
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 4 }), (most, value, places) => {
      const text = value.toFixed(places);
      assert.equal(passes(decimalUpTo(most), text), Number(text) <= most);
      assert.ok(passes(decimalUpTo(most), String(most)));
    }),
    { numRuns: 2000, seed: 1 },
  );
  for (const text of ['', '-1', '1e0', '+1', '.5', '1.', ' 1', '1,0', '0x1', '1\n'])
    assert.ok(!passes(decimalUpTo(50), text), JSON.stringify(text));
});
