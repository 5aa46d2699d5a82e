import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { crossCheck, listStatically, mismatchFlags } from '../../crawler/static/index.ts';
import { extractTools } from '../../crawler/static/extract.ts';

const root = mkdtempSync(join(tmpdir(), 'static-'));
after(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

/** An unpacked package with these files. */
function folderOf(files: Record<string, string>, manifest: object = {}): string {
  const folder = join(root, String(count++));
  const all = {
    'package.json': JSON.stringify({
      name: 'x',
      main: 'index.js',
      dependencies: { '@modelcontextprotocol/sdk': '1' },
      ...manifest,
    }),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const schema = (properties: object, required?: string[]) => ({
  type: 'object',
  properties,
  ...(required ? { required } : {}),
});

const readings: [title: string, files: Record<string, string>, tools: unknown[]][] = [
  [
    'tool() with a zod shape',
    {
      'index.js': `server.tool('get_user', 'Gets a user.', { id: z.string().describe('The id'), n: z.number().int().optional() }, async () => {});`,
    },
    [
      {
        name: 'get_user',
        description: 'Gets a user.',
        inputSchema: schema({ id: { type: 'string', description: 'The id' }, n: { type: 'integer' } }, ['id']),
      },
    ],
  ],
  [
    'registerTool() with a configuration',
    {
      'index.js': `server.registerTool('drop', { title: 'Drop', description: \`Drops \${'a'} table\`,
        inputSchema: { mode: z.enum(['soft', 'hard']).default('soft') }, annotations: { destructiveHint: true } }, handler);`,
    },
    [
      {
        name: 'drop',
        title: 'Drop',
        description: 'Drops a table',
        inputSchema: schema({ mode: { type: 'string', enum: ['soft', 'hard'], default: 'soft' } }),
        annotations: { destructiveHint: true },
      },
    ],
  ],
  [
    'a list of objects with JSON Schema, constants from another module',
    {
      'index.js': `import { NAMES, text } from './names.js'; import './more.js';
        const tools = [{ name: NAMES.READ, description: text + ' file', inputSchema: { type: 'object', properties: { path: { type: 'string' } } } }];`,
      'names.js': `export const NAMES = Object.freeze({ READ: 'read_file' }); const text = 'Reads a'; export { text };`,
      'more.js': `export const x = 1;`,
    },
    [{ name: 'read_file', description: 'Reads a file', inputSchema: schema({ path: { type: 'string' } }) }],
  ],
  [
    'CommonJS modules and a compiled enum',
    {
      'index.js': `const n_1 = require("./n"); const z_1 = require("zod");
        server.tool(n_1.Names.Echo, n_1.text, { value: z_1.z.string() }, n_1.run);`,
      'n.js': `var Names; (function (Names) { Names["Echo"] = "echo"; })(Names || (exports.Names = Names = {})); exports.text = 'Echoes.';`,
    },
    [{ name: 'echo', description: 'Echoes.', inputSchema: schema({ value: { type: 'string' } }, ['value']) }],
  ],
  [
    'a class with fields, its schema handed to super()',
    {
      'index.js': `class Find extends Base { name = 'find'; description = 'Finds.'; constructor() { super({ inputSchema: z.object({ q: z.string() }) }); } async execute() {} }`,
    },
    [{ name: 'find', description: 'Finds.', inputSchema: schema({ q: { type: 'string' } }, ['q']) }],
  ],
  [
    'a map keyed by the name',
    {
      'index.js': `const all = { list_projects: { description: 'Lists.', inputSchema: z.object({}), handler() {} } };`,
    },
    [{ name: 'list_projects', description: 'Lists.', inputSchema: schema({}) }],
  ],
  [
    'a wrapper that takes the name as its parameter',
    {
      'index.js': `function add(name, description, shape) { server.tool(name, description, shape, async () => {}); }
        add('one', 'First.', { a: z.boolean() });`,
    },
    [{ name: 'one', description: 'First.', inputSchema: schema({ a: { type: 'boolean' } }, ['a']) }],
  ],
  [
    'zod schemas built on one another',
    {
      'index.js': `const base = z.object({ a: z.string(), b: z.array(z.number()).max(3) });
        server.tool('t', 'T.', base.pick({ b: true }).extend({ c: z.union([z.string(), z.null()]).optional() }).shape, () => {});`,
    },
    [
      {
        name: 't',
        description: 'T.',
        inputSchema: schema(
          {
            b: { type: 'array', items: { type: 'number' }, maxItems: 3 },
            c: { anyOf: [{ type: 'string' }, { type: 'null' }] },
          },
          ['b'],
        ),
      },
    ],
  ],
  [
    'records that are no tools',
    {
      'index.js': `const routes = [{ name: 'users', schema: { id: 1 } }, { name: 'x', parameters: ['a'], description: 'API field' }];`,
    },
    [],
  ],
  [
    'a prompt or resource',
    { 'index.js': `server.prompt('review', 'Reviews', () => {}); server.resource('a', 'b://c', () => {});` },
    [],
  ],
  ['a name that is prose', { 'index.js': `server.tool('not a tool name', 'x', {}, () => {});` }, []],
];

for (const [title, files, tools] of readings)
  test(`reads ${title}`, () => assert.deepEqual(extractTools(folderOf(files)).tools, tools));

test('leaves out what is made at run time, and says so', () => {
  const { tools, flags } = extractTools(
    folderOf({ 'index.js': `server.tool('a', describe(), { x: z.string(), y: shapeOf(z) }, () => {});` }),
  );
  assert.deepEqual(tools, [{ name: 'a', inputSchema: schema({ x: { type: 'string' }, y: {} }, ['x']) }]);
  assert.equal(flags[0]?.code, 'static-partial');
  assert.match(String(flags[0]?.detail), /\/description \/inputSchema\/properties\/y/);
});

test('runs nothing', async () => {
  const mark = join(root, 'ran');
  const folder = folderOf({
    'index.js': `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(mark)}, ''); server.tool('a', 'A.', {}, () => {});`,
  });
  assert.deepEqual(
    (await listStatically(folder)).tools.map(({ name }) => name),
    ['a'],
  );
  assert.throws(() => symlinkSync(mark, join(mark, 'x')), 'the mark was never written');
});

const hostile: [title: string, files: () => Record<string, string>][] = [
  [
    'nesting that overflows a stack',
    () => ({ 'index.js': `server.tool('a', 'A.', ${'['.repeat(200_000)}${']'.repeat(200_000)});` }),
  ],
  [
    'a name defined by itself',
    () => ({
      'index.js': `const a = b, b = a + a; server.tool(a, b, a, b); const f = (x) => f(f(x)); server.tool(f('a'), f, f);`,
    }),
  ],
  [
    'doubling text',
    () => ({
      'index.js': `const t0='xxxxxxxxxxxxxxxx';${Array.from({ length: 60 }, (_, i) => `const t${i + 1}=t${i}+t${i};`).join('')}server.tool('a', t60, {}, () => {});`,
    }),
  ],
  [
    '__proto__ as a key',
    () => ({
      'index.js': `const t = { name: 'a', description: 'A.', inputSchema: { type: 'object', properties: { ['__proto__']: { polluted: true } } } };`,
    }),
  ],
  [
    'imports that lead out of the package',
    () => ({
      'index.js': `import x from '../../../../../../etc/hostname'; import './../../0/index.js'; server.tool('a', x, {}, () => {});`,
    }),
  ],
  [
    'imports in a circle',
    () => ({
      'index.js': `export * from './b.js'; import { q } from './b.js'; server.tool('a', q, {}, () => {});`,
      'b.js': `export * from './index.js';`,
    }),
  ],
  ['text that is no JavaScript', () => ({ 'index.js': `inputSchema ${'\u0000'.repeat(100)} server.tool(` })],
];
for (const [title, files] of hostile)
  test(`survives ${title}`, async () => {
    const { tools } = await listStatically(folderOf(files()));
    assert.ok(tools.length <= 1);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

test('a link that leads out of the package is not followed', () => {
  const secret = join(root, 'secret.js');
  writeFileSync(secret, `server.tool('leak', 'Leaks.', {}, () => {});`);
  const folder = folderOf({ 'index.js': `import './link.js';` });
  symlinkSync(secret, join(folder, 'link.js'));
  assert.deepEqual(extractTools(folder).tools, []);
});

test('a missing folder is a flag, not a fault', async () => {
  const { tools, flags } = await listStatically(join(root, 'absent'));
  assert.deepEqual(tools, []);
  assert.match(String(flags[0]?.detail), /could not be read/);
});

test('cross-check names what is only live and what is only in the source', () => {
  const live = [{ name: 'a' }, { name: 'b' }];
  const source = [{ name: 'b' }, { name: 'c' }];
  assert.deepEqual(crossCheck(live, source), { notInSource: ['a'], notLive: ['c'] });
  assert.deepEqual(
    mismatchFlags(live, source).map(({ tool }) => tool),
    ['a', 'c'],
  );
  assert.deepEqual(mismatchFlags(live, []), []);
});
