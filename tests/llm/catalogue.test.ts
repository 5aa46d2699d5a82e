import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type RawTool } from '../../data/schema/index.ts';
import { digest, openStore } from '../../data/store/index.ts';
import { ANSWERS, folder, honest, serve, storeListing, toolIn, TOOLS } from './cases.ts';

const PROGRAM = fileURLToPath(new URL('program.ts', import.meta.url));

test('--engine both over the catalogue: verdicts stay, differences go to review, a second run asks nothing', async (t) => {
  const data = catalogue(t, { wiki: [TOOLS.read, TOOLS.destroy], shell: [TOOLS.run] });
  let refused = 0;
  const server = await serve(t, (asked) => {
    if (refused++ < 2) return { status: refused === 1 ? 429 : 500, headers: { 'retry-after': '0' } };
    return toolIn(asked).name === TOOLS.run.name ? { say: misjudged } : honest(asked);
  });
  const review = join(data, 'review.jsonl');
  const flags = ['--engine', 'both', '--data', data, '--review', review, ...at(data, server)];

  const first = await run(flags);
  assert.equal(first.code, 0, first.err);
  assert.match(first.err, /3 tools for test-model: 3 to ask, 0 at hand; about \d+ tokens in/);
  assert.deepEqual(first.lines.map(({ id }) => id), ['shell/run_command', 'wiki/get_issue', 'wiki/purge_bucket']); // prettier-ignore
  const { engine, model, prompt } = first.lines[0]?.llm as Record<string, string>;
  assert.deepEqual([engine, model], ['llm', 'test-model']);
  assert.match(prompt as string, /^[0-9a-f]{12}$/);
  assert.ok(!existsSync(join(data, 'verdicts')));

  const [differing] = readLines(review);
  assert.deepEqual([differing?.server, differing?.override.tool], ['shell', 'run_command']);
  assert.deepEqual(differing?.override.set, { category: 'Read', effects: [], qualifiers: [] });
  assert.equal(differing?.override.definitionDigest, digest(TOOLS.run));

  const asked = server.asked.length;
  const again = await run(flags);
  assert.deepEqual([again.code, server.asked.length, again.out], [0, asked, first.out]);
});

test('--engine llm over the servers that are named', async (t) => {
  const data = catalogue(t, { wiki: [TOOLS.read], shell: [TOOLS.run] });
  const server = await serve(t, honest);
  const { code, lines } = await run(['shell', '--engine', 'llm', '--data', data, ...at(data, server)]);
  assert.deepEqual([code, lines.map(({ id }) => id), server.asked.length], [0, ['shell/run_command'], 1]);
});

for (const [flags, says] of [
  [['nowhere', '--engine', 'llm', '--model', 'm'], /nowhere: the catalogue has no snapshot/],
  [['wiki'], /servers are named for --engine llm or both/],
  [['--review', 'x'], /--review needs two engines/],
] as const)
  test(`exit code 2: classify ${flags.join(' ')}`, async (t) => {
    const { code, out, err } = await run([...flags, '--data', catalogue(t, { shell: [TOOLS.run] })]);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, says);
  });

const misjudged = {
  ...ANSWERS.read,
  evidence: [{ pointer: '/description', quote: 'returns its output', supports: 'Read' }],
};

function catalogue(t: TestContext, servers: Record<string, readonly RawTool[]>): string {
  const data = folder(t);
  for (const [server, tools] of Object.entries(servers)) storeListing(openStore(data), server, tools);
  return data;
}

function at(data: string, { url }: { url: string }): string[] {
  return ['--model', 'test-model', '--base-url', url, '--cache', join(data, 'cache')];
}

async function run(flags: readonly string[]) {
  const child = spawn(process.execPath, [PROGRAM, 'classify', ...flags], { env: { PATH: process.env.PATH } });
  child.stdin.end();
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [code, out, err] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  const lines = out.split('\n').filter(Boolean);
  return { code, out, err, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

function readLines(path: string) {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { server: string; override: Record<string, unknown> });
}
