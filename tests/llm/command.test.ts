import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folder, honest, manyTools, serve, TOOLS } from './cases.ts';

const PROGRAM = fileURLToPath(new URL('program.ts', import.meta.url));

describe('the command', { concurrency: 2 }, () => {
  test('--engine llm writes the lines of the contract, by the model', async (t) => {
    const server = await serve(t, honest);
    const { code, lines, err } = await run(t, [TOOLS.run, TOOLS.read], ['--engine', 'llm', ...at(server)]);
    assert.deepEqual([code, lines.length], [0, 2], err);
    const [first] = lines;
    assert.deepEqual(
      [first?.id, first?.category, first?.effects, first?.risk],
      ['1', 'Execute', ['runs-code'], 'critical'],
    );
    for (const member of ['confidence', 'evidence', 'rationale']) assert.ok(first?.[member] !== undefined, member);
    assert.match(err, /2 answered \(0 were at hand\)/);
  });

  test('--engine both puts the engines side by side', async (t) => {
    const server = await serve(t, honest);
    const { code, lines, err } = await run(t, [TOOLS.destroy], ['--engine', 'both', ...at(server)]);
    assert.equal(code, 0, err);
    assert.equal((lines[0]?.llm as { category: string }).category, 'Write');
    assert.ok(Array.isArray(lines[0]?.disagreements));
  });

  test('a tool without an answer is an Unclassified line, and the exit code says so', async (t) => {
    const server = await serve(t, honest);
    const { code, lines, err } = await run(t, [{ name: 'unknown' }, TOOLS.read], ['--engine', 'llm', ...at(server)]);
    assert.equal(code, 1);
    assert.equal(lines.length, 2, err);
    assert.deepEqual([lines[0]?.category, lines[0]?.risk, lines[1]?.category], ['Unclassified', null, 'Read']);
    assert.equal((lines[0]?.problem as { code: string }).code, 'not-accepted');
  });

  test('--estimate prints the estimate, asks nothing and leaves the output of an earlier run alone', async (t) => {
    const server = await serve(t, honest);
    const output = join(folder(t), 'verdicts.jsonl');
    writeFileSync(output, 'earlier\n');
    const flags = [
      '--engine',
      'llm',
      '--estimate',
      '--price-in',
      '1',
      '--price-out',
      '4',
      '--output',
      output,
      ...at(server),
    ];
    const { code, out } = await run(t, manyTools(3), flags);
    assert.equal(code, 0);
    assert.equal(readFileSync(output, 'utf8'), 'earlier\n');
    assert.match(out, /^3 tools for test-model: 3 to ask, 0 at hand; about \d+ tokens in and 1200 out; about 0\.\d\d/);
    assert.equal(server.asked.length, 0);
  });

  test('--batch sends the run through the Batch API', async (t) => {
    const server = await serve(t, honest);
    const { code, lines, err } = await run(t, manyTools(3), ['--engine', 'llm', ...at(server), '--batch']);
    assert.deepEqual([code, lines.length], [0, 3], err);
    assert.deepEqual([server.asked.length, server.batches[0]?.length], [1, 2]);
  });

  /** Calls that cannot work: one line on standard error, exit code 2, nothing on standard output. */
  const WRONG: [flags: string[], says: RegExp][] = [
    [['--model', 'm'], /^toolrisk: no API key for https:\/\/api\.openai\.com\/v1: set OPENAI_API_KEY/],
    [[], /^toolrisk: no model: name one with --model/],
    [['--model', 'm', '--base-url', 'nonsense'], /^toolrisk: "nonsense" is no base URL/],
    [['--model', 'm', '--concurrency', '0'], /--concurrency/],
    [['--model', 'm', '--price-in', 'cheap'], /--price-in/],
  ];

  for (const [flags, says] of WRONG)
    test(`exit code 2: ${flags.join(' ') || 'no options'}`, async (t) => {
      const { code, out, err } = await run(t, [TOOLS.read], ['--engine', 'llm', ...flags]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    });

  test('a hosted server is not used without --yes where nobody can be asked', async (t) => {
    const flags = ['--engine', 'llm', '--model', 'm', '--base-url', 'https://api.example.com/v1'];
    const { code, err } = await run(t, [TOOLS.read], flags, { OPENAI_API_KEY: 'key' });
    assert.equal(code, 2);
    assert.match(err, /add --yes/);
  });
});

function at(server: { url: string }): string[] {
  return ['--model', 'test-model', '--base-url', server.url];
}

async function run(t: TestContext, tools: readonly object[], flags: string[], env: Record<string, string> = {}) {
  const args = [PROGRAM, 'classify', '--input', '-', '--output', '-', '--cache', folder(t), ...flags];
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  child.stdin.on('error', () => undefined);
  child.stdin.end(
    tools.map((tool, index) => `${JSON.stringify({ id: `${index + 1}`, server: 'wiki', tool })}\n`).join(''),
  );
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [code, out, err] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  const lines = flags.includes('--estimate') ? [] : out.split('\n').filter(Boolean);
  return { code, out, err, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}
