import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { MARKER } from '../../cli/scan/comment.ts';
import { openStore } from '../../data/store/index.ts';
import { server } from '../site/fixture.ts';
import { withCodeHost, type Comment } from './code-host.ts';
import { HOSTILE } from './fixture.ts';
import { ACTION, checkOut, runAction } from './runner.ts';

const runner = checkOut();
after(() => rmSync(join(runner.action, '..'), { recursive: true, force: true }));

const SHELL = '"; touch pwned; $(touch pwned) `touch pwned` \' | touch pwned #';
const WORKFLOW = 'x\n::set-env name=PATH::/evil\n::stop-commands::x\n';

server(openStore(join(runner.action, 'data')), 'mail', 'Mail <script>alert(1)</script> @team', [
  {
    tool: { name: 'send_mail', title: SHELL, description: `${HOSTILE} ${SHELL}` },
    category: 'Execute',
    effects: ['sends-message'],
  },
  { tool: { name: `get ${HOSTILE} ${WORKFLOW}`, title: WORKFLOW, description: WORKFLOW }, category: 'Read' },
]);

const file = (name: string, servers: object): string => {
  mkdirSync(join(runner.workspace, name, '..'), { recursive: true });
  writeFileSync(join(runner.workspace, name), JSON.stringify({ mcpServers: servers }));
  return name;
};
const mail = { command: 'npx', args: ['-y', '@example/mail'] };
file('.mcp.json', { mail });
writeFileSync(join(runner.temp, 'event.json'), JSON.stringify({ pull_request: { number: 7 } }));
const pullRequest = (api: string) => ({
  GITHUB_API_URL: api,
  GITHUB_REPOSITORY: 'me/repo',
  GITHUB_EVENT_PATH: join(runner.temp, 'event.json'),
});

/** Nothing in an input or in what was scanned ran, or spoke to the runner. */
function isUnharmed(log: string): void {
  const files = readdirSync(join(runner.action, '..'), { recursive: true, encoding: 'utf8' });
  assert.ok(!files.some((name) => name.endsWith('pwned')));
  assert.doesNotMatch(log, /^::/m);
}

test('no input is part of a script: a runner writes it there before the shell reads it', () => {
  for (const { run = '' } of ACTION.runs.steps) assert.doesNotMatch(run, /\$\{\{/);
});

test('one comment is written on a pull request, and brought up to date by the next run', async () => {
  const others = Array.from({ length: 120 }, (_, id) => ({ id, body: 'hello', user: { type: 'User' } }));
  const comments: Comment[] = [...others];
  await withCodeHost(comments, 200, async (api, asked) => {
    const first = await runAction(runner, {}, pullRequest(api));
    assert.equal(first.code, 0, first.log);
    assert.match(first.npm, /^ci --omit=dev --ignore-scripts .*--prefix .*the action$/m);
    assert.match(first.log, /Comment created\./);
    assert.equal(
      readFileSync(first.outputs['report'] as string, 'utf8'),
      comments.at(-1)!.body.slice(MARKER.length + 1),
    );
    assert.match(comments.at(-1)!.body, /1 server with 2 tools: 0 critical, 1 high/);

    file('.mcp.json', { mail, mine: { command: 'python' } });
    const second = await runAction(runner, {}, pullRequest(api));
    assert.match(second.log, /Comment updated\./);
    assert.match(comments.at(-1)!.body, /1 server is not known/);
    assert.equal(comments.length, 121);
    assert.ok(asked.every((line) => /^(?:GET|POST|PATCH) \/repos\/me\/repo\/issues\/\S+ Bearer the-token$/.test(line)));
    file('.mcp.json', { mail });
  });
});

/** [inputs, exit code, what the log says] */
const ends: [name: string, inputs: Record<string, string>, code: number, log: RegExp][] = [
  ['nothing fails without a limit', {}, 0, /send_mail/],
  ['the limit is reached', { 'fail-on': 'high' }, 1, /send_mail/],
  ['the limit is not reached', { 'fail-on': 'critical' }, 0, /send_mail/],
  ['there is no such limit', { 'fail-on': 'grave' }, 2, /grave: no such risk\. Choose one of low, /],
  ['there is no such file', { config: 'nowhere.json' }, 2, /nowhere\.json: there is no such file/],
  [
    'one file of two is missing: the other is reported all the same',
    { config: 'nowhere.json\n.mcp.json' },
    2,
    /send_mail/,
  ],
  [
    'the sandbox is there; what it cannot start stays unknown',
    { config: file('own.json', { mine: { command: 'python' } }), live: 'true' },
    0,
    /1 server is not known/,
  ],
];

for (const [name, inputs, code, log] of ends)
  test(`the action ends as the scan ends: ${name}`, async () => {
    const run = await runAction(runner, { comment: 'false', ...inputs });
    assert.equal(run.code, code, run.log);
    assert.match(run.log, log);
  });

test('findings are written as SARIF, one run for each configuration that could be read', async () => {
  writeFileSync(join(runner.workspace, 'broken.json'), '{');
  const config = `.mcp.json\nbroken.json\n${file('two.json', { mail })}`;
  await runAction(runner, { config, sarif: 'out.sarif', comment: 'false' });
  const log = JSON.parse(readFileSync(join(runner.workspace, 'out.sarif'), 'utf8')) as {
    version: string;
    runs: { automationDetails: { id: string }; results: { ruleId: string }[] }[];
  };
  assert.equal(log.version, '2.1.0');
  assert.deepEqual(
    log.runs.map(({ automationDetails, results }) => [automationDetails.id, results.map(({ ruleId }) => ruleId)]),
    [1, 2].map((n) => [`toolrisk/${n}`, ['risk-sends-message']]),
  );
});

test('hostile names, titles and inputs neither run nor speak to the runner, and stay text in the comment', async () => {
  const comments: Comment[] = [];
  const keys = [SHELL, WORKFLOW, HOSTILE, '__proto__', 'k'.repeat(300)];
  const config = file('hostile.json', Object.fromEntries(keys.map((key) => [key, mail])));
  await withCodeHost(comments, 200, async (api) => {
    const scanned = await runAction(runner, { config, sarif: 'hostile.sarif' }, pullRequest(api));
    assert.equal(scanned.code, 0, scanned.log);
    isUnharmed(scanned.log);
    assert.doesNotMatch(comments[0]!.body, /(?<!`[^\n`]*)(?:<script|<\/details><script|@team|!\[i\])/);
    for (const name of Object.keys(ACTION.inputs)) {
      const run = await runAction(runner, { config: '.mcp.json', comment: 'false', [name]: SHELL }, pullRequest(api));
      isUnharmed(run.log);
      rmSync(join(runner.workspace, SHELL), { force: true });
    }
  });
  assert.ok(existsSync(join(runner.workspace, 'hostile.sarif')));
});

test('a comment that may not be written is a warning', async () => {
  await withCodeHost([], 403, async (api) => {
    const run = await runAction(runner, {}, pullRequest(api));
    assert.equal(run.code, 0);
    assert.match(run.log, /^::warning::GitHub answered 403 .*pull-requests: write/m);
  });
});

test('outside a pull request, or without a token, no one is asked', async () => {
  await withCodeHost([], 200, async (api, asked) => {
    await runAction(runner, { 'github-token': '' }, pullRequest(api));
    await runAction(runner, {}, { ...pullRequest(api), GITHUB_EVENT_PATH: '' });
    assert.deepEqual(asked, []);
  });
});
