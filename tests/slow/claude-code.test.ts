import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { effective, evaluate, POSTURES, render, stackPolicy, type Policy } from '../../classifier/policy/index.ts';
import { cataloguePolicies } from '../policy/support/catalogue.ts';
import { NAMES } from '../policy/support/samples.ts';
import { homeWith, isolated, runSession, type Offered } from './claude-code-session.ts';
import { installedPackage } from './packages.ts';

const VERSION = '2.1.330';
const binary = join(installedPackage(`@anthropic-ai/claude-code-linux-${process.arch}`, VERSION), 'claude');

/** The schema of its settings, which the program itself gives to a model that is to change them. */
async function settingsSchema(): Promise<{ properties: { permissions: { properties: object } } }> {
  const { requests } = await runSession(binary, '{}', [], '/update-config');
  const [, schema] = /## Full Settings JSON Schema\n\n```json\n(.*?)\n```/s.exec(told(requests)) ?? [];
  assert.ok(schema, 'the program did not give its schema');
  return JSON.parse(schema) as { properties: { permissions: { properties: object } } };
}

/** All texts of the messages. */
const told = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value !== null && typeof value === 'object'
      ? Object.values(value).map(told).join('\n')
      : '';

const schema = await settingsSchema();
const isSettings = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

for (const posture of POSTURES)
  test(`the policy of the whole catalogue is of the schema that Claude Code ${VERSION} prints: ${posture}`, () => {
    const text = render(stackPolicy(cataloguePolicies(posture), posture), 'claude-code', 'stack').text;
    const settings = JSON.parse(text) as { permissions: object };
    assert.ok(isSettings(settings), JSON.stringify(isSettings.errors));
    const known = Object.keys(schema.properties.permissions.properties);
    for (const member of Object.keys(settings.permissions)) assert.ok(known.includes(member), member);
  });

/** What `claude doctor` says against these user settings. */
function faults(settings: string): string {
  const home = homeWith(settings);
  after(() => rmSync(home, { recursive: true, force: true }));
  const said = execFileSync(binary, ['doctor'], { cwd: join(home, 'project'), env: isolated(home), encoding: 'utf8' });
  return /^Invalid settings\n(.*?)(?:\n\n|$)/ms.exec(said)?.[1] ?? '';
}

const one = '"mcp__github__get_repo"';
const broken: [settings: string, complaint: RegExp][] = [
  [`{ "permissions": { "allow": ${one} } }`, /permissions\.allow: Expected array/],
  ['{ "permissions": { "defaultMode": "never" } }', /permissions\.defaultMode: Invalid value/],
  [`{ "permissions": { "deny": ["mcp__github__get_repo(owner:x)"] } }`, /permissions\.deny/],
  [`{ "permissions": { "deny": [${one} }`, /settings\.json/],
];

test(`Claude Code ${VERSION} finds no fault in the policy of the whole catalogue, and finds those that there are`, () => {
  const posture = 'recommended';
  assert.equal(faults(render(stackPolicy(cataloguePolicies(posture), posture), 'claude-code', 'stack').text), '');
  for (const [settings, complaint] of broken) assert.match(faults(settings), complaint, settings);
});

/** Lets a model call every tool, and one that is not listed, and compares what the program does with the evaluator. */
async function agrees(policy: Policy): Promise<void> {
  const meant = effective(policy, 'claude-code');
  const tools = policy.servers.flatMap(({ key, tools: own }): Offered[] =>
    [...own.map(({ tool }) => tool), 'an-unlisted-tool'].map((tool) => ({ server: key, tool })),
  );
  const { decisions } = await runSession(binary, render(policy, 'claude-code', 'stack').text, tools);
  tools.forEach((call, index) =>
    assert.equal(decisions[index], evaluate(meant, call).decision, `${call.server} ${call.tool}`),
  );
}

/** Stacks of so many tools at most: the program takes long over more. */
function* stacks(policies: readonly Policy[], most: number): Generator<Policy> {
  let servers: Policy['servers'] = [];
  for (const {
    servers: [server],
    posture,
  } of policies) {
    if (server === undefined) continue;
    const count = [...servers, server].reduce((sum, { tools }) => sum + tools.length, 0);
    if (count > most && servers.length > 0) {
      yield { posture, servers };
      servers = [];
    }
    servers = [...servers, server];
  }
  if (servers.length > 0) yield { posture: policies[0]!.posture, servers };
}

for (const [offset, posture] of POSTURES.entries())
  test(`Claude Code ${VERSION} lets pass, asks about and hides tools of the catalogue as it was meant: ${posture}`, async () => {
    const some = cataloguePolicies(posture).filter((_, index) => index % 12 === offset);
    for (const policy of stacks(some, 300)) await agrees(policy);
  });

/** Names that are not what the program calls them, each in a server of its own: some are the same to it. */
const odd = [...new Set([...NAMES, '\ufb01le', '\uff21b', 'a\u200bb', 'e\u0301', 'x\ue000y'])].filter(
  (name) => name.length <= 100,
);
const keys = ['my server', 'a.b', 'a__b', 'x_', "it's", '-', 'claude.ai foo'];

for (const decision of ['allow', 'ask', 'deny', 'hide'] as const)
  test(`Claude Code ${VERSION} treats odd names as it was meant: ${decision}`, () => {
    const tool = (name: string) => ({ tool: name, decision, limits: [], conditions: [], reasons: [] });
    const server = (key: string, names: readonly string[]) => ({
      key,
      tools: names.map(tool),
      unlisted: 'deny' as const,
    });
    const servers = [
      ...odd.filter((name) => name !== '\ud800').map((name, index) => server(`s${index}`, [name])),
      ...keys.map((key) => server(key, ['get_repo'])),
    ];
    return agrees({ posture: 'recommended', servers });
  });

test(`Claude Code ${VERSION} treats tools that it knows by one name by the stricter decision`, async () => {
  const tools = [
    { tool: 'a.b', decision: 'ask' as const, limits: [], conditions: [], reasons: [] },
    { tool: 'a_b', decision: 'allow' as const, limits: [], conditions: [], reasons: [] },
  ];
  const text = render(
    { posture: 'recommended', servers: [{ key: 'x', tools, unlisted: 'deny' }] },
    'claude-code',
    'server',
  ).text;
  const { decisions } = await runSession(
    binary,
    text,
    tools.map(({ tool }) => ({ server: 'x', tool })),
  );
  assert.ok(!decisions.includes('allow'), decisions.join());
});
