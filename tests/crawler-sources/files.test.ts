import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSource, surveySource } from '../../crawler/sources/index.ts';
import { IndexEntry, type Launch } from '../../data/schema/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sources-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const options = { today: '2026-11-21' };

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const launchesOf = async (spec: string) =>
  (await readSource(spec, options)).map((entry) => IndexEntry.parse(entry).launch);
const npm = (name: string, more: object = {}) => ({ kind: 'npm', package: name, args: [], environment: {}, ...more });

test('names, one to a line', async () => {
  const path = file(
    'list.txt',
    '# servers\nfirst-mcp\n\n@scope/second@1.2.3 # pinned\npypi:third\nhttps://a.example/mcp\nnot a name!\n',
  );
  const { entries, skipped } = await surveySource(path, options);
  assert.deepEqual(
    entries.map(({ launch }) => launch),
    [
      npm('first-mcp'),
      npm('@scope/second', { version: '1.2.3' }),
      { ...npm('third'), kind: 'pypi' },
      { kind: 'remote', url: 'https://a.example/mcp', transport: 'streamable-http' },
    ],
  );
  assert.deepEqual(
    skipped.map(({ name }) => name),
    ['not a name!'],
  );
});

const USELESS: [content: string, why: RegExp][] = [
  ['', /names no server/],
  ['# nothing yet\n\n', /names no server/],
  ['--global\n../../etc\na b\n@x\n', /names no server/],
  ['{}', /names no server/],
  ['{"mcpServers": {}}', /names no server/],
  ['{"mcpServers": {"one": {"disabled": true}}}', /names no server \("one" is neither a command nor an http address\)/],
  ['{"mcpServers": ', /is neither whole JSON nor TOML/],
  ['\u0000\u0001\u0002', /is no text/],
];
for (const [content, why] of USELESS)
  test(`a file of ${JSON.stringify(content)} is refused`, () =>
    assert.rejects(surveySource(file('useless', content), options), (error: Error) => {
      assert.match(error.message, why);
      return /Write one package name/.test(error.message);
    }));

test('JSON: names, records and whole entries', async () => {
  const whole = { id: 'x', name: 'X', launch: npm('x'), source: 'me', added: '2026-01-01' };
  const entries = await readSource(
    file('list.json', { about: 'some', candidates: ['a', { package: 'b', repository: 'owner/b' }, whole] }),
    options,
  );
  assert.deepEqual(
    entries.map(({ id }) => id),
    ['a', 'b', 'x'],
  );
  assert.equal(entries[1]?.repository, 'https://github.com/owner/b');
  assert.deepEqual(entries[2], whole);
});

test('one package', async () => {
  assert.deepEqual(await launchesOf('npm:@a/b@1.0.0'), [npm('@a/b', { version: '1.0.0' })]);
  assert.deepEqual(await launchesOf('oci:registry.example:5000/a/b:1'), [
    { ...npm('registry.example:5000/a/b:1'), kind: 'oci' },
  ]);
  await assert.rejects(readSource('npm:../etc', options), /no package name/);
  await assert.rejects(readSource(join(folder, 'absent.json'), options), /absent\.json.*Give a file/);
});

const commands: [title: string, server: object, launch: object | undefined][] = [
  ['npx', { command: 'npx', args: ['-y', '@a/b@latest', 'serve'] }, npm('@a/b', { args: ['serve'] })],
  ['npx with a pinned version', { command: 'npx', args: ['-y', 'a@1.2.3'] }, npm('a', { version: '1.2.3' })],
  [
    'npx --package',
    { command: 'npx', args: ['-y', '--package', 'a', 'a-mcp', '--stdio'] },
    npm('a', { args: ['--stdio'] }),
  ],
  ['npx on Windows', { command: 'cmd', args: ['/c', 'npx', '-y', 'a'] }, npm('a')],
  ['pnpm dlx', { command: 'pnpm', args: ['dlx', 'a'] }, npm('a')],
  [
    'uvx',
    { command: '/opt/bin/uvx', args: ['--from', 'a-server', 'a', '--x'] },
    { ...npm('a-server', { args: ['--x'] }), kind: 'pypi' },
  ],
  [
    'docker',
    { command: 'docker', args: ['run', '-i', '--rm', '-e', 'TOKEN', 'owner/image:1', 'stdio'] },
    { ...npm('owner/image:1', { args: ['stdio'] }), kind: 'oci' },
  ],
  [
    'a program',
    { command: '/home/me/bin/server', args: ['/home/me/notes'] },
    { kind: 'command', command: 'server', args: ['{directory}'], environment: {} },
  ],
  [
    'names of the environment, never values',
    { command: 'npx', args: ['a'], env: { GITHUB_TOKEN: 'ghp_secret', DATABASE_URL: 'postgres://me:pw@db/x' } },
    npm('a', { environment: { DATABASE_URL: 'postgres-url', GITHUB_TOKEN: 'token' } }),
  ],
  [
    'secrets among the arguments',
    { command: 'npx', args: ['a', '--api-key', 'abc', '--token=xyz', 'postgres://me:pw@db/x', 'sk-123456789012345'] },
    npm('a', { args: ['--api-key', '{token}', '--token={token}', '{postgres-url}', '{token}'] }),
  ],
  [
    'an address, its key left out',
    { url: 'https://me:pw@a.example/mcp?api_key=secret&region=eu' },
    { kind: 'remote', url: 'https://a.example/mcp?region=eu', transport: 'streamable-http' },
  ],
  [
    'an SSE address',
    { url: 'https://a.example/sse' },
    { kind: 'remote', url: 'https://a.example/sse', transport: 'sse' },
  ],
  [
    'a type',
    { type: 'sse', url: 'https://a.example/x' },
    { kind: 'remote', url: 'https://a.example/x', transport: 'sse' },
  ],
];
for (const [title, server, launch] of commands)
  test(`client configuration: ${title}`, async () => {
    const path = file('mcp.json', { mcpServers: { one: server } });
    assert.deepEqual(await launchesOf(path), [launch as Launch]);
    assert.doesNotMatch(JSON.stringify(await readSource(path, options)), /secret|:pw@|ghp_|sk-/);
  });

const notations: [title: string, name: string, text: string][] = [
  [
    'VS Code, with comments',
    'vscode.json',
    '{\n // mine\n "servers": { "a": { "command": "npx", "args": ["-y", "a"], }, }, /* end */\n}',
  ],
  ['VS Code settings', 'settings.json', '{"mcp": {"servers": {"a": {"command": "npx", "args": ["a"]}}}}'],
  ['Codex', 'config.toml', 'model = "x"\n[mcp_servers.a]\ncommand = "npx"\nargs = ["-y", "a"]\n'],
];
for (const [title, name, text] of notations)
  test(`client configuration: ${title}`, async () => assert.deepEqual(await launchesOf(file(name, text)), [npm('a')]));
