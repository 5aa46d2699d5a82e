import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { climb } from '../../crawler/climb.ts';
import { nextPlan } from '../../crawler/ladder/ladder.ts';
import { fillPlaceholders, kindOf } from '../../crawler/ladder/placeholders.ts';
import type { FailedTry, LadderState } from '../../crawler/ladder/plan.ts';
import { neutralise, readme } from '../../crawler/ladder/readme.ts';
import { scan } from '../../crawler/ladder/scan.ts';
import { serverJson } from '../../crawler/ladder/server-json.ts';
import { settingNames } from '../../crawler/ladder/setting-names.ts';
import { stderrNames } from '../../crawler/ladder/stderr-names.ts';
import { subcommand } from '../../crawler/ladder/subcommand.ts';
import { placeholderFiles } from '../../crawler/ladder/placeholder-files.ts';
import { PLACEHOLDERS } from '../../data/schema/index.ts';

const state = (more: Partial<LadderState> & { files?: Record<string, string> } = {}): LadderState => ({
  name: '@acme/mcp',
  declared: { args: [], environment: {} },
  read: (path) => more.files?.[path],
  sources: () => [],
  failed: [],
  ...more,
});
const tried = (words: string, more: Partial<FailedTry> = {}): FailedTry => ({
  plan: { step: 'bare', args: [], environment: {} },
  reason: 'needs-credentials',
  detail: '',
  words,
  ...more,
});

describe('placeholders', () => {
  const KINDS: [string, string][] = [
    ['BRAVE_API_KEY', 'token'],
    ['SLACK_TEAM_ID', 'id'],
    ['ES_URL', 'url'],
    ['DATABASE_URL', 'postgres-url'],
    ['REDIS_HOST', 'host'],
    ['AWS_REGION', 'region'],
    ['GMAIL_ADDRESS_EMAIL', 'email'],
    ['BROWSERSTACK_USERNAME', 'username'],
    ['AWS_ACCESS_KEY_ID', 'id'],
    ['GDRIVE_OAUTH_PATH', 'google-oauth-client-file'],
    ['GDRIVE_CREDENTIALS_PATH', 'google-token-file'],
    ['NOTES_DIR', 'directory'],
    ['DB_PORT', 'port'],
    ['AZURE_ORG', 'organisation'],
    ['SOMETHING_ELSE', 'token'],
  ];
  for (const [name, kind] of KINDS) it(`${name} is a ${kind}`, () => assert.equal(kindOf(name), kind));
  it('fill every kind, and leave other braces', () => {
    for (const kind of PLACEHOLDERS) assert.notEqual(fillPlaceholders(`--x={${kind}}`), `--x={${kind}}`);
    assert.equal(fillPlaceholders('{"json":{unknown}}'), '{"json":{unknown}}');
  });
});

describe('names of settings', () => {
  const CASES: [string, string[]][] = [
    ['BRAVE_API_KEY is required', ['BRAVE_API_KEY']],
    ['Set ES_URL and ES_API_KEY (ES_URL first)', ['ES_URL', 'ES_API_KEY']],
    ['NODE_ENV, LOG_LEVEL, HTTP_PROXY, ERR_MODULE_NOT_FOUND, READ_ONLY', []],
    ['ECONNREFUSED at MCP_TRANSPORT', []],
    ['lower_case_key', []],
  ];
  for (const [text, names] of CASES) it(text, () => assert.deepEqual(settingNames(text), names));
});

describe('README arguments', () => {
  const CASES: [string, string, string?][] = [
    ['--stdio', '--stdio'],
    ['mcp', 'mcp'],
    ['<YOUR_API_KEY>', '{token}'],
    ['--api-key=YOUR_KEY', '--api-key={token}'],
    ['YOUR-ORG', '{organisation}'],
    ['postgresql://user:pw@host/db', '{postgres-url}'],
    ['/path/to/allowed', '{directory}'],
    ['~/notes', '{directory}'],
    ['your-token-here', '{token}', '--token'],
    ['@acme/other', '@acme/other'],
  ];
  for (const [arg, expected, before] of CASES) it(arg, () => assert.equal(neutralise(arg, before), expected));
});

describe('rungs', () => {
  const config = (json: string) => ({ 'README.md': `# Use\n\`\`\`json\n${json}\n\`\`\`\n` });
  it('README: arguments after the package, settings without literal ones', () => {
    const files = config(
      '{ "mcpServers": { "acme": { "command": "npx", "args": ["-y", "@acme/mcp@latest", "--stdio"], // start\n "env": { "ACME_API_KEY": "your-key", "LOG_LEVEL": "info", "ACME_SITE": "eu" }, } } }'.replace(
        '// start',
        '',
      ),
    );
    const plan = readme(state({ files }));
    assert.deepEqual(plan?.args, ['--stdio']);
    assert.deepEqual(plan?.environment, { ACME_API_KEY: 'token' });
  });
  it('README: another package says nothing', () => {
    const files = config(
      '{ "mcpServers": { "x": { "command": "npx", "args": ["-y", "mcp-remote", "https://x.invalid"] } } }',
    );
    assert.equal(readme(state({ files })), undefined);
  });
  it('README: broken JSON says nothing', () => {
    assert.equal(readme(state({ files: config('{ "mcpServers": { oops') })), undefined);
  });
  it('server.json: required inputs only', () => {
    const text = JSON.stringify({
      packages: [
        {
          registryType: 'npm',
          identifier: '@acme/mcp',
          packageArguments: [
            { type: 'positional', value: 'start' },
            { type: 'named', name: '--folder', isRequired: true, format: 'filepath' },
            { type: 'named', name: '--colour' },
          ],
          environmentVariables: [{ name: 'ACME_TOKEN', isRequired: true }, { name: 'ACME_DEBUG' }],
        },
      ],
    });
    const plan = serverJson(state({ files: { 'server.json': text } }));
    assert.deepEqual(plan?.args, ['start', '--folder', '{directory}']);
    assert.deepEqual(plan?.environment, { ACME_TOKEN: 'token' });
  });
  it('stderr: new names are added to those of the furthest try', () => {
    const first = tried('ACME_TOKEN is required');
    const plan = stderrNames(state({ failed: [first] }));
    assert.deepEqual(plan?.environment, { ACME_TOKEN: 'token' });
    const second = tried('ACME_TEAM_ID is required', { plan: plan! });
    assert.deepEqual(stderrNames(state({ failed: [first, second] }))?.environment, {
      ACME_TOKEN: 'token',
      ACME_TEAM_ID: 'id',
    });
  });
  it('stderr: the file variant of a name is left out', () => {
    const plan = stderrNames(state({ failed: [tried('needs BRAVE_API_KEY or BRAVE_API_KEY_FILE')] }));
    assert.deepEqual(plan?.environment, { BRAVE_API_KEY: 'token' });
  });
  it('scan: what the code reads and the README names', () => {
    const sources = () => ['const a = process.env.ACME_TOKEN; const b = env["ACME_CACHE_DIR"]; process.env.NODE_ENV'];
    const plan = scan(state({ sources, files: { 'README.md': 'set ACME_TOKEN' }, failed: [tried('')] }));
    assert.deepEqual(plan?.environment, { ACME_TOKEN: 'token' });
  });
  it('subcommand: what the words name, else mcp', () => {
    assert.deepEqual(subcommand(state({ failed: [tried('no idea')] }))?.args, ['mcp']);
    assert.deepEqual(subcommand(state({ failed: [tried("Expected 'init' or 'run'")] }))?.args, ['run']);
    assert.deepEqual(subcommand(state({ failed: [tried('use --stdio to serve')] }))?.args, ['--stdio']);
  });
  it('placeholder files: for settings that name credential files', () => {
    const words = 'OAuth keys: set GDRIVE_OAUTH_PATH and GDRIVE_CREDENTIALS_PATH';
    assert.deepEqual(placeholderFiles(state({ failed: [tried(words)] }))?.environment, {
      GDRIVE_OAUTH_PATH: 'google-oauth-client-file',
      GDRIVE_CREDENTIALS_PATH: 'google-token-file',
    });
  });
});

describe('the ladder', () => {
  it('begins with what the entry declares, else bare', () => {
    assert.equal(nextPlan(state())?.step, 'bare');
    assert.equal(nextPlan(state({ declared: { args: ['x'], environment: {} } }))?.step, 'declared');
  });
  it('goes straight to the shim where only that can help', () => {
    assert.equal(nextPlan(state({ failed: [tried('', { reason: 'missing-binary' })] }))?.step, 'shim');
  });
  it('never tries the same launch twice, and comes to an end', async () => {
    const launches: string[] = [];
    const { failed: _failed, ...known } = state({ files: { 'README.md': 'ACME_TOKEN' } });
    const result = await climb(known, { tries: 50, tryMs: 1000 }, async (plan) => {
      launches.push(`${JSON.stringify(plan.args)} ${JSON.stringify(plan.environment)} ${plan.step === 'shim'}`);
      return { failure: { reason: 'crashed', detail: 'boom' }, words: 'ACME_TOKEN ACME_ID' };
    });
    assert.ok('failure' in result);
    assert.equal(new Set(launches).size, launches.length);
    assert.ok(launches.length <= 10);
  });
  it('stops at the number of tries, and at a final reason', async () => {
    const { failed: _failed, ...known } = state();
    const fail = (reason: 'crashed' | 'too-large') => async () => ({
      failure: { reason, detail: '' },
      words: 'ACME_TOKEN',
    });
    assert.equal((await climb(known, { tries: 2, tryMs: 1000 }, fail('crashed'))).attempts.length, 2);
    assert.equal((await climb(known, { tries: 6, tryMs: 1000 }, fail('too-large'))).attempts.length, 1);
  });
  const WAITS: [name: string, waits: number[], allowed: number[]][] = [
    ['silent for ever', [10_000, 4_000, 1_000], [10_000, 4_000]],
    ['silent after four quick failures', [900, 900, 900, 900, 10_000], Array<number>(5).fill(10_000)],
    ['always slow to fail', [6_000, 6_000, 6_000], [10_000, 8_000, 2_000]],
    ['always quick to fail', [100, 100, 100, 100, 100, 100], Array<number>(6).fill(10_000)],
  ];
  for (const [name, waits, allowed] of WAITS)
    it(`gives a server that is ${name} ${allowed.length} tries`, async (context) => {
      context.mock.timers.enable({ apis: ['Date'] });
      const { failed: _failed, ...known } = state({ files: { 'README.md': 'ACME_TOKEN' } });
      const given: number[] = [];
      await climb(known, { tries: 6, tryMs: 10_000 }, async (_plan, tryMs) => {
        context.mock.timers.tick(Math.min(tryMs, waits[given.length] as number));
        given.push(tryMs);
        return { failure: { reason: 'crashed', detail: 'boom' }, words: `ACME_TOKEN${given.length}_KEY` };
      });
      assert.deepEqual(given, allowed);
    });
  it('explains a failure by what happened without the shim', async () => {
    const { failed: _failed, ...known } = state();
    const result = await climb(known, { tries: 6, tryMs: 1000 }, async (plan) => ({
      failure:
        plan.step === 'shim'
          ? { reason: 'protocol-error', detail: 'odd' }
          : { reason: 'needs-network', detail: 'fetch failed' },
      words: '',
    }));
    assert.ok('failure' in result);
    assert.equal(result.failure.reason, 'needs-network');
  });
});
