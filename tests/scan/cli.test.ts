import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DATA_FOLDER, openStore } from '../../data/store/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function toolrisk(args: string[], input = '', env: NodeJS.ProcessEnv = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'cli/toolrisk.ts'), ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { stdout, stderr, status };
}

/** A server of the catalogue that was listed from an npm package, with its tools. */
const store = openStore(DATA_FOLDER);
const listed = [...store.verdicts.records()].find(
  ({ server, tools }) => tools.length > 3 && store.index.read(server)?.launch.kind === 'npm',
)!;
const entry = store.index.read(listed.server)!;
const npmPackage = entry.launch.kind === 'npm' ? entry.launch.package : '';
const config = JSON.stringify({
  mcpServers: {
    mine: { command: 'npx', args: ['-y', npmPackage, 'sk-secret'] },
    other: { command: 'python', args: ['x.py'] },
  },
});

test('policy: a server, for every target, and as JSON', () => {
  const { stdout, status } = toolrisk(['policy', listed.server, '--target', 'policylayer', '--key', 'mine', '--quiet']);
  assert.equal(status, 0);
  assert.equal((JSON.parse(stdout) as { default: string }).default, 'deny');
  const json = toolrisk(['policy', listed.server, '--target', 'cursor', '--json']);
  const result = JSON.parse(json.stdout) as { files: unknown[]; advisory: boolean; scope: string; sentences: string[] };
  assert.equal(result.files.length, 2);
  assert.equal(result.advisory, true);
  assert.equal(result.scope, 'server');
  assert.ok(result.sentences.length > 0);
});

test('policy: a tool is a part, named by id or by package', () => {
  const tool = listed.tools[0]!.name;
  for (const name of [listed.server, npmPackage]) {
    const { stdout, stderr, status } = toolrisk(['policy', `${name}/${tool}`, '--target', 'claude-code']);
    assert.equal(status, 0, stderr);
    assert.match(stdout, new RegExp(`mcp__${listed.server}__`));
    assert.match(stderr, /This is a part/);
  }
});

test('policy: a configuration becomes one policy under the reader’s own keys', () => {
  const { stdout, stderr, status } = toolrisk(['policy', '-', '--target', 'codex'], config);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^\[mcp_servers\.mine\]$/m);
  assert.match(stderr, /the catalogue does not know "other"; the policy leaves it out/);
});

const wrong: [args: string[], status: number, message: RegExp][] = [
  [['policy', 'no-such-server'], 2, /no-such-server: neither a server of the catalogue nor a file\. /],
  [['policy', `${listed.server}/no-such-tool`], 2, /lists no tool "no-such-tool"\. It has /],
  [['policy', listed.server, '--target', 'x'], 2, /x: no such target\. Choose one of /],
  [['policy', listed.server, '--posture', 'x'], 2, /x: no such posture\. Choose one of strict, /],
  [
    ['policy', listed.server, '--workspace', 'relative'],
    2,
    /Workspace: "relative" is not an absolute path\. Write it as in /,
  ],
  [['policy', listed.server, '--hosts', 'localhost'], 2, /not a public host name/],
  [['policy', '../../etc/passwd.json'], 2, /neither a server/],
  [['scan', '/no/such/file.json'], 2, /there is no such file/],
  [['scan', '/tmp'], 2, /this is a folder/],
  [['scan', '-', '--fail-on', 'x'], 2, /no such risk\. Choose one of low, /],
  [['scan', '-', '--json', '--sarif'], 2, /exclude each other/],
  [['scan'], 2, /missing required argument/],
];

for (const [args, status, message] of wrong)
  test(`refused: toolrisk ${args.join(' ')}`, () => {
    const result = toolrisk(args, config);
    assert.equal(result.status, status, result.stderr);
    assert.match(result.stderr, message);
    assert.equal(result.stdout, '');
  });

test('scan: bad text names the line and the remedy', () => {
  const { status, stderr } = toolrisk(['scan', '-'], '{\n"mcpServers": {"a" 1}}');
  assert.equal(status, 1);
  assert.match(stderr, /-, line 2: expected “:”, found “1”\. Correct the text there/);
});

test('scan: a file of 50 MB is refused without being read', () => {
  const big = join(folder, 'big.json');
  writeFileSync(big, Buffer.alloc(50_000_000, 32));
  const { status, stderr } = toolrisk(['scan', big]);
  assert.equal(status, 1);
  assert.match(stderr, /50,000,000 bytes; no configuration of a client has more than 2 MB/);
});

test('scan: table, JSON, Markdown and SARIF say the same tools, and no secret', () => {
  for (const form of [[], ['--json'], ['--markdown'], ['--sarif']]) {
    const { stdout, status } = toolrisk(['scan', '-', ...form], config);
    assert.equal(status, 0);
    assert.ok(!stdout.includes('sk-secret'));
    assert.match(stdout, /not known/);
  }
  const report = JSON.parse(toolrisk(['scan', '-', '--json'], config).stdout) as {
    servers: { key: string; tools: unknown[] }[];
  };
  assert.equal(report.servers.find(({ key }) => key === 'mine')?.tools.length, listed.tools.length);
});

test('scan: --fail-on sets the exit code, and what is not known counts as high', () => {
  const only = JSON.stringify({ mcpServers: { other: { command: 'python' } } });
  assert.equal(toolrisk(['scan', '-', '--fail-on', 'high'], only).status, 1);
  assert.equal(toolrisk(['scan', '-', '--fail-on', 'critical'], only).status, 0);
});
