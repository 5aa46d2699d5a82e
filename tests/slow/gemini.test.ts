import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { effective, POSTURES, render, replay, type Call, type Policy } from '../../classifier/policy/index.ts';
import { policyAndCalls } from '../policy/support/arbitrary.ts';
import { cataloguePolicies } from '../policy/support/catalogue.ts';
import { installedPackage } from './packages.ts';

interface Loaded {
  rules: object[];
  errors: { severity?: string; message: string }[];
}
interface Engine {
  check(call: { name: string; args: unknown }, server: string): Promise<{ decision: 'allow' | 'deny' | 'ask_user' }>;
}

const VERSION = '0.61.0';
const core = installedPackage('@google/gemini-cli-core', VERSION, ['--omit=optional']);
const module = <T>(name: string): Promise<T> =>
  import(pathToFileURL(join(core, 'dist/src/policy', name)).href) as Promise<T>;
const { loadPoliciesFromToml } = await module<{
  loadPoliciesFromToml(paths: string[], tier: () => number): Promise<Loaded>;
}>('toml-loader.js');
const { PolicyEngine } = await module<{ PolicyEngine: new (options: { rules: object[] }) => Engine }>(
  'policy-engine.js',
);

// The engine tells every step.
console.debug = () => {};
console.log = () => {};

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-gemini-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const USER_TIER = 4;

async function decisions(policy: Policy, calls: readonly Call[]): Promise<string[]> {
  const file = join(folder, 'toolrisk.toml');
  writeFileSync(file, render(policy, 'gemini', 'server').text);
  const { rules, errors } = await loadPoliciesFromToml([file], () => USER_TIER);
  assert.deepEqual(
    errors.filter(({ severity }) => severity !== 'warning'),
    [],
  );
  const engine = new PolicyEngine({ rules });
  const found = calls.map(({ server, tool, args }) => engine.check({ name: `mcp_${server}_${tool}`, args }, server));
  return (await Promise.all(found)).map(({ decision }) => (decision === 'ask_user' ? 'ask' : decision));
}

test(`the policy engine of Gemini CLI ${VERSION} decides every call as the effective policy says`, async () => {
  await fc.assert(
    fc.asyncProperty(policyAndCalls, async ({ policy, calls }) => {
      const expected = replay(effective(policy, 'gemini'), calls).map(({ decision }) => decision);
      assert.deepEqual(await decisions(policy, calls), expected);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});

for (const posture of POSTURES)
  test(`Gemini CLI ${VERSION} decides every tool of the catalogue as the effective policy says: ${posture}`, async () => {
    for (const policy of cataloguePolicies(posture)) {
      const meant = effective(policy, 'gemini');
      const calls = meant.servers.flatMap(({ key, tools }) =>
        [...tools.map(({ tool }) => tool), 'an-unlisted-tool'].map((tool) => ({ server: key, tool, args: {} })),
      );
      if (calls.length === 0) continue;
      const expected = replay(meant, calls).map(({ decision }) => decision);
      assert.deepEqual(await decisions(policy, calls), expected, policy.servers[0]?.key);
    }
  });
