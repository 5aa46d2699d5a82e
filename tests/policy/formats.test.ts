import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import {
  describe,
  render,
  serverPolicy,
  stackPolicy,
  TARGETS,
  targetOf,
  toolPolicy,
  type Policy,
  type Rendered,
  type ServerPolicy,
  type ToolIntent,
} from '../../classifier/policy/index.ts';
import { tomlText } from '../../classifier/policy/targets/toml.ts';
import { yamlText } from '../../classifier/policy/targets/yaml.ts';
import { ENGINES } from './engines/index.ts';
import { anyCase, policyAndCalls, policyOf } from './support/arbitrary.ts';
import { NAMES } from './support/samples.ts';

const RUNS = { numRuns: 200, seed: 20261121 };
const IDS =
  'policylayer intercept claude-code codex gemini openai cursor vscode cedar agentgateway envoy docker opa tyk'.split(
    ' ',
  );

test('every target is complete: documentation, steps, proof and an engine', () => {
  assert.deepEqual(TARGETS.map(({ id }) => id).toSorted(), IDS.toSorted());
  for (const target of TARGETS) {
    assert.match(target.documentation.url, /^https:\/\//, target.id);
    assert.match(target.documentation.checked, /^\d{4}-\d{2}-\d{2}$/, target.id);
    assert.ok(target.documentation.version && target.proof && target.name, target.id);
    assert.equal(target.install.length, 3, target.id);
    for (const step of [...target.install, target.proof]) assert.match(step, /^[A-Z].*[.]$/s, `${target.id}: ${step}`);
    assert.ok(target.id === 'opa' || ENGINES.some(({ id }) => id === target.id), `${target.id}: no engine`);
  }
});

test('an unknown target is refused with the list of those there are', () => {
  const policy: Policy = { posture: 'strict', servers: [] };
  assert.throws(() => render(policy, 'nope', 'server'), /nope: no such target\. Choose one of claude-code, /);
});

const INVISIBLE =
  /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[^\P{Cc}\n\t]|\ud800(?![\udc00-\udfff])/u;

for (const target of TARGETS) {
  test(`${target.id}: hostile names of tools and servers stay data`, () => {
    const engine = ENGINES.find(({ id }) => id === target.id);
    const sample = fc.sample(anyCase, { numRuns: 1, seed: 7 })[0]!;
    const pairs = NAMES.flatMap(
      (name) =>
        [
          ['github', name],
          [name, 'get_repo'],
          [name, name],
        ] as const,
    );
    for (const [key, name] of pairs) {
      const verdict = {
        ...sample.verdict,
        name,
        category: 'Read' as const,
        effects: [],
        qualifiers: [],
        risk: 'low' as const,
        actions: [],
        parameters: [],
      };
      const policy = policyOf([{ verdict, tool: { name, inputSchema: {} } }], 'recommended', key);
      const rendered = render(policy, target.id, 'server');
      for (const file of rendered.files) {
        assert.doesNotMatch(file.text, INVISIBLE, JSON.stringify([key, name]));
        assert.match(file.filename, /^[A-Za-z0-9._-]+$/);
      }
      if (rendered.files.length === 0) continue;
      const decide = engine?.load(rendered);
      for (const other of ['evil', 'x', 'other', 'unlisted'])
        assert.notEqual(decide?.({ server: key, tool: other, args: {} }), 'allow', JSON.stringify([key, name]));
    }
  });
}

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

/** Objects member by member, lists one after the other. */
function merge(a: Json | undefined, b: Json): Json {
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (a === undefined || a === null || typeof a !== 'object' || typeof b !== 'object' || b === null) return b;
  const all = new Map(
    [...Object.entries(a), ...Object.entries(b)].map(([key]) => [key, undefined as Json | undefined]),
  );
  for (const key of all.keys()) {
    const [x, y] = [a, b].map((side) =>
      Object.hasOwn(side, key) ? (side as { [key: string]: Json })[key] : undefined,
    );
    all.set(key, y === undefined ? x : merge(x, y));
  }
  const merged = Object.create(null) as { [key: string]: Json };
  for (const [key, value] of all) merged[key] = value as Json;
  return merged;
}

const read = ({ text, language }: Rendered['files'][number]): Json =>
  (language === 'yaml' ? parseYaml(text) : language === 'toml' ? parseToml(text) : JSON.parse(text)) as Json;

/** The tools that the target can tell from those before: a part knows nothing of the others. */
function withOwnAddress({ key, tools }: ServerPolicy, id: string): ToolIntent[] {
  const address = targetOf(id)?.capabilities.address;
  const addresses = tools.map(({ tool }) => address?.(key, tool) ?? tool);
  return tools.filter((_, index) => addresses.indexOf(addresses[index]!) === index);
}

const plain = (value: Json): unknown => JSON.parse(JSON.stringify(value));

for (const id of ['policylayer', 'intercept', 'claude-code', 'codex', 'gemini', 'cursor', 'vscode'])
  test(`${id}: the parts of all tools, merged, are the file of the server`, () => {
    fc.assert(
      fc.property(policyAndCalls, ({ policy }) => {
        const [server] = policy.servers;
        const tools = withOwnAddress(server!, id);
        const empty = render({ ...policy, servers: [{ ...server!, tools: [] }] }, id, 'server');
        const parts = tools.map(({ tool }) => render(toolPolicy(policy, tool), id, 'tool'));
        assert.ok(parts.every(({ fragment }) => fragment));
        const whole = render({ ...policy, servers: [{ ...server!, tools }] }, id, 'server');
        assert.equal(whole.fragment, false);
        whole.files.forEach((file, index) => {
          const merged = [empty, ...parts].map(({ files }) => read(files[index]!)).reduce(merge);
          const sorted = (value: Json) =>
            id === 'gemini'
              ? JSON.stringify((value as { rule: Json[] }).rule.map((r) => JSON.stringify(r)).sort())
              : plain(value);
          assert.deepEqual(sorted(merged), sorted(read(file)));
        });
      }),
      RUNS,
    );
  });

test('a part of the PolicyLayer document is no document: pasted alone it cannot deny all else', () => {
  const [one] = fc.sample(anyCase, { numRuns: 1, seed: 3 });
  const part = JSON.parse(render(policyOf([one!], 'recommended'), 'policylayer', 'tool').text) as object;
  assert.ok(!('version' in part) && !('default' in part));
});

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NAMES)).filter((s) => s.isWellFormed());

test('YAML that is written reads back as it was', () => {
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.boolean(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(text, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      assert.deepEqual(
        plain(parseYaml(yamlText({ value: value as string }), { uniqueKeys: false }) as Json),
        plain({ value } as Json),
      );
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('TOML that is written reads back as it was', () => {
  fc.assert(
    fc.property(text, text, fc.array(text), (key, value, items) => {
      const written = tomlText([{ path: ['a', key], values: { value, items, 'odd key': 1 } }]);
      assert.deepEqual(
        plain(parseToml(written) as Json),
        plain({ a: { [key]: { value, items, 'odd key': 1 } } } as Json),
      );
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('a stack keeps the key of each server, and names without a server of their own get a file each', () => {
  const [one, two] = fc.sample(anyCase, { numRuns: 2, seed: 5 });
  const policy = stackPolicy(
    [policyOf([one!], 'recommended', 'github'), policyOf([two!], 'recommended', 'mail box')],
    'recommended',
  );
  assert.deepEqual(
    policy.servers.map(({ key }) => key),
    ['github', 'mail box'],
  );
  const { files } = render(policy, 'policylayer', 'stack');
  assert.deepEqual(
    files.map(({ filename }) => filename),
    ['policylayer.github.json', 'policylayer.mail-box.json'],
  );
  assert.match(describe(policy, 'stack').join(' '), /`github`: the one tool that it lists is allowed\./);
});

test('a name that is listed twice takes the stricter intent', () => {
  const low = { ...fc.sample(anyCase, { numRuns: 1, seed: 7 })[0]!.verdict, name: 't', actions: [], parameters: [] };
  const verdicts = [
    { ...low, category: 'Read' as const, effects: [], qualifiers: [], risk: 'low' as const },
    {
      ...low,
      category: 'Execute' as const,
      effects: ['runs-code' as const],
      qualifiers: [],
      risk: 'critical' as const,
    },
  ];
  const server = { tools: verdicts, server: 's' } as unknown as Parameters<typeof serverPolicy>[0];
  const policy = serverPolicy(server, [{ name: 't' }, { name: 't' }], 'strict');
  assert.deepEqual(
    policy.servers[0]?.tools.map(({ decision }) => decision),
    ['hide'],
  );
});
