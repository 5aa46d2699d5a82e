import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyOfLaunch, keyOfStart, parseClientConfig, type Start } from '../../classifier/stack/index.ts';

const only = (entry: object): Start | undefined =>
  parseClientConfig(JSON.stringify({ mcpServers: { x: entry } })).servers[0]?.start;

const npm = (name: string, version?: string): Start => ({ kind: 'npm', package: name, ...(version && { version }) });
const pypi = (name: string, version?: string): Start => ({ kind: 'pypi', package: name, ...(version && { version }) });

const starts: [command: string, start: Start][] = [
  ['npx -y @modelcontextprotocol/server-filesystem /home/me', npm('@modelcontextprotocol/server-filesystem')],
  ['npx @scope/pkg@1.2.3 --token secret', npm('@scope/pkg', '1.2.3')],
  ['npx --yes --package=@a/b b-server', npm('@a/b')],
  ['npx -p @a/b@latest b-server', npm('@a/b', 'latest')],
  ['/usr/local/bin/npx -y pkg', npm('pkg')],
  ['C:\\node\\npx.cmd -y pkg', npm('pkg')],
  ['cmd /c npx -y pkg', npm('pkg')],
  ['env TOKEN=x npx -y pkg', npm('pkg')],
  ['bunx pkg', npm('pkg')],
  ['bun x pkg@2', npm('pkg', '2')],
  ['pnpm dlx pkg', npm('pkg')],
  ['yarn dlx pkg', npm('pkg')],
  ['npm exec -- pkg', npm('pkg')],
  ['deno run -A npm:@a/b@1', npm('@a/b', '1')],
  ['node /opt/node_modules/@a/b/dist/index.js', npm('@a/b')],
  [
    'npx -y mcp-remote https://mcp.example.com/sse?key=s --header A:s',
    { kind: 'remote', host: 'mcp.example.com', path: '/sse' },
  ],
  ['uvx mcp-server-git --repository /x', pypi('mcp-server-git')],
  ['uvx mcp-server-git@1.0', pypi('mcp-server-git', '1.0')],
  ['uvx --from mcp-server-git==1.0 git-server', pypi('mcp-server-git', '1.0')],
  ['uvx --python 3.12 pkg[all]', pypi('pkg')],
  ['uv tool run pkg', pypi('pkg')],
  ['pipx run pkg', pypi('pkg')],
  [
    'docker run -i --rm -e TOKEN ghcr.io/github/github-mcp-server',
    { kind: 'oci', image: 'ghcr.io/github/github-mcp-server' },
  ],
  ['docker run -i --rm -v /a:/b --env=K=v mcp/git:1.2 serve', { kind: 'oci', image: 'mcp/git', tag: '1.2' }],
  ['podman run registry.local:5000/a/b@sha256:00', { kind: 'oci', image: 'registry.local:5000/a/b' }],
  ['uv --directory /x run server.py', { kind: 'command', command: 'uv' }],
  ['python -m my_server', { kind: 'command', command: 'python' }],
  ['/opt/my/Server.exe --key s', { kind: 'command', command: 'server' }],
  ['npx', { kind: 'command', command: 'npx' }],
  ['npx -y git+https://github.com/a/b', { kind: 'command', command: 'npx' }],
];

for (const [line, start] of starts)
  test(`start: ${line}`, () => {
    const [command, ...args] = line.split(' ');
    assert.deepEqual(only({ command, args }), start);
  });

const lines: [entry: object, start: Start][] = [
  [{ command: 'bash', args: ['-lc', "exec npx -y 'pkg'"] }, npm('pkg')],
  [{ command: 'sh', args: ['-c', 'TOKEN=secret npx pkg'] }, npm('pkg')],
  [{ command: 'npx -y pkg --key secret' }, npm('pkg')],
  [{ command: 'TOKEN=secret npx pkg' }, npm('pkg')],
  [{ command: 'C:\\Program Files\\nodejs\\npx.cmd', args: ['pkg'] }, npm('pkg')],
];

for (const [entry, start] of lines)
  test(`start: the line ${JSON.stringify(entry)}`, () => assert.deepEqual(only(entry), start));

const shapes: [name: string, text: string, keys: string[]][] = [
  ['Claude Desktop', '{"mcpServers":{"a":{"command":"npx","args":["p"]},"b":{"url":"https://x.io/mcp"}}}', ['a', 'b']],
  ['VS Code file', '{"inputs":[],"servers":{"a":{"type":"http","url":"https://x.io"}}}', ['a']],
  ['VS Code settings', '{"editor.x":1,"mcp":{"servers":{"a":{"command":"uvx","args":["p"]}}}}', ['a']],
  ['Zed', '{"context_servers":{"a":{"command":{"path":"npx","args":["p"]}}}}', ['a']],
  ['opencode', '{"mcp":{"a":{"type":"local","command":["npx","-y","p"]}}}', ['a']],
  ['Windsurf', '{"mcpServers":{"a":{"serverUrl":"https://x.io/sse"}}}', ['a']],
  [
    'comments and trailing commas',
    '// mine\n{\n  /* all */ "mcpServers": {\n    "a": {"command": "npx", "args": ["p",],},\n  },\n}',
    ['a'],
  ],
  [
    'Codex',
    '[mcp_servers.a]\ncommand = "npx"\nargs = ["p"]\n\n[mcp_servers."b c"]\nurl = "https://x.io"\n',
    ['a', 'b c'],
  ],
  [
    'hostile keys',
    '{"mcpServers":{"__proto__":{"command":"npx","args":["p"]},"constructor":{"url":"https://x.io"}}}',
    ['__proto__', 'constructor'],
  ],
];

for (const [name, text, keys] of shapes)
  test(`configuration: ${name}`, () => {
    const { servers, problems } = parseClientConfig(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      servers.map(({ key }) => key),
      keys,
    );
  });

const faults: [name: string, text: string, line: number, problem: RegExp, servers: number][] = [
  ['empty', '  \n', 1, /empty/, 0],
  ['prose', 'hello there', 1, /./, 0],
  ['unclosed', '{\n  "mcpServers": {\n', 3, /expected .*found the end/, 0],
  ['a missing comma', '{"mcpServers": {\n"a": {"command": "x"}\n"b": {}}}', 3, /expected “,” or “}”/, 0],
  ['a text', '"x"', 1, /not an object/, 0],
  ['a list', '[1, {"a": 2}]', 1, /not an object/, 0],
  ['a TOML table without servers', '[a]', 1, /no servers/, 0],
  ['no servers', '{"theme":"dark"}', 1, /no servers/, 0],
  ['an entry that is a text', '{"mcpServers":{\n"a":"npx"}}', 2, /"a" is not an object/, 0],
  ['an entry that says nothing', '{"mcpServers":{\n"a":{}}}', 2, /neither a command nor a URL/, 0],
  ['a URL that is none', '{"mcpServers":{"a":{"url":"mcp.example.com"}}}', 1, /URL of "a"/, 0],
  [
    'a key twice',
    '{"mcpServers":{\n"a":{"command":"npx","args":["p"]},\n"a":{"url":"https://x.io"}}}',
    3,
    /twice, first on line 2/,
    1,
  ],
  [
    'the servers twice',
    '{"mcpServers":{},\n"mcpServers":{"b":{"url":"https://x.io"}}}',
    2,
    /"mcpServers" is there twice/,
    1,
  ],
  ['a member of a server twice', '{"mcpServers":{"a":{"url":"https://x.io",\n"url":"https://y.io"}}}', 2, /"url"/, 1],
  ['TOML with a fault', '[mcp_servers.a]\ncommand = npx\n', 2, /./, 0],
  [
    'TOML with a table twice',
    '[mcp_servers.a]\nurl = "https://x.io"\n[mcp_servers.a]\nurl = "https://y.io"\n',
    3,
    /./,
    0,
  ],
  ['deep nesting', `${'['.repeat(100_000)}`, 1, /./, 0],
  ['deep nesting in an object', `{"a":${'['.repeat(100_000)}`, 1, /nested deeper/, 0],
  ['50 MB', `{"mcpServers":${' '.repeat(50_000_000)}{}}`, 1, /longer than 2 MB/, 0],
];

for (const [name, text, line, problem, count] of faults)
  test(`fault: ${name}`, () => {
    const config = parseClientConfig(text);
    assert.equal(config.problems.length, 1);
    assert.equal(config.problems[0]?.line, line, JSON.stringify(config.problems));
    assert.match(config.problems[0]?.problem ?? '', problem);
    assert.match(config.problems[0]?.remedy ?? '', /\.$/);
    assert.equal(config.servers.length, count);
  });

test('line numbers of servers, in JSON and TOML', () => {
  const json = parseClientConfig(
    '{\n"mcpServers": {\n"a": {"command": "npx", "args": ["p"]},\n\n"b": {"url": "https://x.io"}}}',
  );
  assert.deepEqual(
    json.servers.map(({ line }) => line),
    [3, 5],
  );
  const toml = parseClientConfig('model = "x"\n\n[mcp_servers.a]\nurl = "https://x.io"\n');
  assert.deepEqual(
    toml.servers.map(({ line }) => line),
    [3],
  );
});

test('secrets are not kept', () => {
  const secret = 'sk-live-12345';
  const { servers } = parseClientConfig(
    JSON.stringify({
      mcpServers: {
        a: { command: 'npx', args: ['-y', 'pkg', `--token=${secret}`, secret], env: { TOKEN: secret }, cwd: secret },
        b: { url: `https://me:${secret}@x.io/mcp?key=${secret}#${secret}`, headers: { Authorization: secret } },
        c: { command: 'docker', args: ['run', '-e', `T=${secret}`, 'mcp/git', secret] },
        d: { command: 'python', args: [secret] },
        e: { url: `https://x.io/api/mcp/s/${secret}AbCdEf/mcp` },
        f: { command: 'bash', args: ['-c', `TOKEN=${secret} ./run`] },
        g: { command: `./run --key ${secret}` },
      },
    }),
  );
  assert.equal(servers.length, 7);
  assert.ok(!JSON.stringify(servers).includes(secret));
});

test('a disabled server says so', () => {
  const { servers } = parseClientConfig(
    '{"mcpServers":{"a":{"command":"x","disabled":true},"b":{"command":"x","enabled":false},"c":{"command":"x"}}}',
  );
  assert.deepEqual(
    servers.map(({ disabled }) => disabled),
    [true, true, false],
  );
});

test('any text gives servers or problems, never an exception', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '"mcpServers"',
    '"a"',
    'null',
    '1e9',
    '\\',
    '\n',
    '//',
    '/*',
    '*/',
    '[mcp_servers.a]',
    'x = ',
    '#',
    "'",
    '\u0000',
    '\ud800',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part).map((parts) => parts.join('')),
    fc.json(),
  );
  fc.assert(
    fc.property(text, (input) => {
      const { servers, problems } = parseClientConfig(input);
      assert.ok(servers.length > 0 || problems.length > 0 || /servers|mcp/.test(input));
    }),
    { numRuns: 3000, seed: 20261121 },
  );
});

test('what JSON.parse reads is read alike', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const wrapped = `{"mcpServers":{"a":{"command":"npx","args":["p"],"x":${json}}}}`;
      assert.deepEqual(parseClientConfig(wrapped).servers[0]?.start, npm('p'));
    }),
    { numRuns: 1000, seed: 20261121 },
  );
});

test('a configuration and the index name one server alike', () => {
  const launch = { args: [], environment: {} };
  const pairs: [string | undefined, string | undefined][] = [
    [keyOfStart(npm('@A/b', '1')), keyOfLaunch({ kind: 'npm', package: '@a/b', version: '2', ...launch })],
    [keyOfStart(pypi('mcp_server.git')), keyOfLaunch({ kind: 'pypi', package: 'mcp-server-git', ...launch })],
    [
      keyOfStart({ kind: 'oci', image: 'docker.io/mcp/git', tag: '1' }),
      keyOfLaunch({ kind: 'oci', package: 'mcp/git:2', ...launch }),
    ],
    [
      keyOfStart({ kind: 'remote', host: 'X.io', path: '/mcp' }),
      keyOfLaunch({ kind: 'remote', url: 'https://x.io/mcp/', transport: 'sse' }),
    ],
  ];
  for (const [a, b] of pairs) assert.ok(a !== undefined && a === b, `${a} ${b}`);
  assert.equal(keyOfStart({ kind: 'command', command: 'x' }), undefined);
});
