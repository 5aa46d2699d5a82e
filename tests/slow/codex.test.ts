import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { effective, evaluate, POSTURES, render, stackPolicy, type Policy } from '../../classifier/policy/index.ts';
import { policyAndCalls } from '../policy/support/arbitrary.ts';
import { cataloguePolicies } from '../policy/support/catalogue.ts';
import { openCodex, type ServerTable } from './codex-server.ts';
import { installedPackage } from './packages.ts';

const VERSION = '0.169.0';
const home = mkdtempSync(join(tmpdir(), 'toolrisk-codex-'));
const codex = await openCodex(join(installedPackage('@openai/codex', VERSION), '..', '..', '.bin', 'codex'), home);
after(() => {
  codex.close();
  rmSync(home, { recursive: true, force: true });
});

/** The text with the transport that a reader’s own tables would have. */
const withTransport = (text: string): string =>
  text.replace(/^\[mcp_servers\.[A-Za-z0-9_-]+\]$/gm, '$&\nurl = "https://mcp.example.com/mcp"');

function decide(table: ServerTable | undefined, tool: string): 'allow' | 'ask' | 'deny' {
  if (!table?.enabled_tools?.includes(tool) || table.disabled_tools?.includes(tool)) return 'deny';
  const own = Object.entries(table.tools ?? {}).find(([name]) => name === tool)?.[1];
  return (own?.approval_mode ?? table.default_tools_approval_mode) === 'approve' ? 'allow' : 'ask';
}

/** Asks about every tool of every server, and about one that is not listed. */
async function agrees(policy: Policy): Promise<void> {
  const found = await codex.read(withTransport(render(policy, 'codex', 'stack').text));
  const meant = effective(policy, 'codex');
  for (const { key, tools } of meant.servers)
    for (const tool of [...tools.map((intent) => intent.tool), 'an-unlisted-tool'])
      assert.equal(decide(found.get(key), tool), evaluate(meant, { server: key, tool }).decision, `${key} ${tool}`);
}

test(`Codex ${VERSION} reads generated policies with hostile names as they were meant`, async () => {
  for (const { policy } of fc.sample(policyAndCalls, { numRuns: 200, seed: 20261121 })) await agrees(policy);
});

for (const posture of POSTURES)
  test(`Codex ${VERSION} reads the policy of the whole catalogue as it was meant: ${posture}`, () =>
    agrees(stackPolicy(cataloguePolicies(posture), posture)));

test(`Codex ${VERSION} refuses a mode and a member that there are not: the text is really read`, async () => {
  const table = '[mcp_servers.x]\nurl = "https://mcp.example.com"\n';
  await assert.rejects(codex.read(`${table}default_tools_approval_mode = "never"\n`));
  await assert.rejects(codex.read(`${table}enabled_tolls = []\n`));
});
