import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../data/store/index.ts';
import { server } from '../site/fixture.ts';

const TOOLRISK = fileURLToPath(new URL('../../cli/toolrisk.ts', import.meta.url));
const data = mkdtempSync(join(tmpdir(), 'toolrisk-values-'));
after(() => rmSync(data, { recursive: true }));
const schema = { type: 'object', properties: { path: { type: 'string' } } };
server(openStore(data), 'files', 'Files', [
  {
    tool: { name: 'read_file', description: 'Read a file.', inputSchema: schema },
    category: 'Read',
    effects: ['reads-secrets'],
    evidence: [
      { signal: 'reads-secrets', pointer: '/inputSchema/properties/path', quote: 'path', supports: 'reads-secrets' },
    ],
    roles: [['/inputSchema/properties/path', 'path']],
  },
]);

const policy = (...options: string[]) =>
  spawnSync(
    process.execPath,
    [TOOLRISK, 'policy', 'files/read_file', '--target', 'opa', '--data', data, '--quiet', ...options],
    { encoding: 'utf8' },
  );

test('policy: a value by name is the value of its own option', () => {
  const { status, stdout, stderr } = policy('--value', 'workspace=/srv/x=y', '--value', 'ceiling=9');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /\/srv\/x=y/);
  assert.equal(stdout, policy('--workspace', '/srv/x=y', '--ceiling', '9').stdout);
});

const NAMES = /Choose one of workspace, hosts, branches, ceiling, items, as in --value workspace=\/srv\/x\./;
const REFUSED: [options: string[], said: RegExp][] = [
  [['--value', 'folder=/srv'], NAMES],
  [['--value', 'workspace'], NAMES],
  [['--value', 'constructor=1'], NAMES],
  [['--value', 'workspace=srv'], /Workspace: "srv" is not an absolute path/],
  [['--value', 'hosts=example.com,10.0.0.1'], /"10\.0\.0\.1" is not a public host name/],
  [['--value', 'items=1', '--value', 'items=2'], /items is given more than once/],
  [['--workspace', '/a', '--value', 'workspace=/b'], /workspace is given more than once/],
];
for (const [options, said] of REFUSED)
  test(`policy: refused: ${options.join(' ')}`, () => {
    const { status, stdout, stderr } = policy(...options);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, said);
  });
