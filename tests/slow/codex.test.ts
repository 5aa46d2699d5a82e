import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { effective, POSTURES, render, serverPolicy, type Policy } from '../../classifier/policy/index.ts';
import { openStore } from '../../data/store/index.ts';
import fc from 'fast-check';
import { policyAndCalls } from '../policy/support/arbitrary.ts';
import { installedPackage } from './packages.ts';

const VERSION = '0.169.0';
const codex = join(installedPackage('@openai/codex', VERSION), '..', '..', '.bin', 'codex');
const home = mkdtempSync(join(tmpdir(), 'toolrisk-codex-'));
after(() => rmSync(home, { recursive: true, force: true }));

interface Shown {
  enabled_tools: string[] | null;
  disabled_tools: string[] | null;
}

/** What the real binary reads from the text, with the transport that a reader’s own table would have. */
function shown(policy: Policy, key: string): Shown {
  const [first = '', ...rest] = render(policy, 'codex', 'server').text.split('\n');
  writeFileSync(join(home, 'config.toml'), [first, 'url = "https://mcp.example.com/mcp"', ...rest].join('\n'));
  const { stdout, stderr, status } = spawnSync(codex, ['mcp', 'get', key, '--json'], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, CODEX_HOME: home },
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as Shown;
}

function agrees(policy: Policy, key: string): void {
  const tools = effective(policy, 'codex').servers[0]?.tools ?? [];
  const names = (wanted: readonly string[]) =>
    tools.filter(({ decision }) => wanted.includes(decision)).map(({ tool }) => tool);
  const { enabled_tools: enabled, disabled_tools: disabled } = shown(policy, key);
  assert.deepEqual(enabled?.toSorted(), names(['allow', 'ask']).toSorted());
  assert.deepEqual((disabled ?? []).toSorted(), names(['deny', 'hide']).toSorted());
}

test(`Codex ${VERSION} reads generated policies with hostile names as they were meant`, () => {
  for (const { policy } of fc.sample(policyAndCalls, { numRuns: 40, seed: 20261121 })) agrees(policy, 'github');
});

test(`Codex ${VERSION} reads the policies of the catalogue as they were meant`, () => {
  const store = openStore();
  for (const verdict of [...store.verdicts.records()].filter(({ tools }) => tools.length > 0).slice(0, 20)) {
    const tools = store.snapshots.read(verdict.server)?.tools ?? [];
    for (const posture of POSTURES) agrees(serverPolicy(verdict, tools, posture, 'server-key'), 'server-key');
  }
});

test(`Codex ${VERSION} refuses an approval mode that there is not: the file is really read`, () => {
  const text = '[mcp_servers.x]\nurl = "https://mcp.example.com"\ndefault_tools_approval_mode = "never"\n';
  writeFileSync(join(home, 'config.toml'), text);
  const { status } = spawnSync(codex, ['mcp', 'get', 'x', '--json'], {
    env: { PATH: process.env['PATH'], HOME: home, CODEX_HOME: home },
  });
  assert.notEqual(status, 0);
});
