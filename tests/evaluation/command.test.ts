import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { labelledTools } from '../../classifier/evaluation/index.ts';
import { Evaluation } from '../../data/schema/index.ts';
import { openStore } from '../../data/store/index.ts';

const CLI = fileURLToPath(new URL('../../cli/toolrisk.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eval-'));
after(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) => spawnSync('node', [CLI, 'eval', ...args], { encoding: 'utf8' });

test('prints the measurements and writes them, the same bytes twice', () => {
  const output = join(folder, 'evaluation.json');
  const first = run('--split', 'development', '--json', '--output', output);
  assert.equal(first.status, 0, first.stderr);
  const evaluation = Evaluation.parse(JSON.parse(first.stdout));
  assert.equal(readFileSync(output, 'utf8'), first.stdout);
  assert.equal(evaluation.splits, 'development');
  assert.ok((evaluation.rules?.tools ?? 0) > 100);
  assert.ok(evaluation.labellers !== undefined && evaluation.authors !== undefined);
  assert.equal(run('--split', 'development', '--json').stdout, first.stdout);
});

test('as text: every figure with its interval', () => {
  const { stdout } = run('--split', 'development');
  for (const words of ['category right', 'unsafe misses', 'expected calibration error', 'label → verdict', 'kappa'])
    assert.ok(stdout.includes(words), words);
  assert.doesNotMatch(stdout, /NaN|undefined/);
});

test('wrong use is exit code 2, missing labels are said', () => {
  assert.equal(run('--split', 'moon').status, 2);
  const { status, stderr } = run('--data', folder);
  assert.equal(status, 1);
  assert.match(stderr, /no tool is labelled/);
});

test('no server is in two splits, and every label is for the definition that is stored', () => {
  const store = openStore();
  const seen = new Set<string>();
  for (const split of ['train', 'development', 'test'] as const) {
    const servers = new Set(labelledTools(store, [split]).map(({ server }) => server));
    for (const server of servers) assert.ok(!seen.has(server), server);
    servers.forEach((server) => seen.add(server));
  }
  assert.ok(seen.size >= 50);
});
