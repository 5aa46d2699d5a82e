import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { digestOf } from '../../classifier/overrides.ts';
import { Evaluation, type Label } from '../../data/schema/index.ts';
import { openStore } from '../../data/store/index.ts';
import { folder, honest, serve, storeListing, TOOLS } from '../llm/cases.ts';

const CLI = fileURLToPath(new URL('../../cli/toolrisk.ts', import.meta.url));

test('both engines are measured on the same labels; a tool without an answer is counted and Unclassified', async (t) => {
  const data = folder(t);
  const server = await serve(t, honest);
  const label: Label = { category: 'Execute', effects: ['runs-code'], qualifiers: [] };
  const tools = [TOOLS.run, { name: 'unknown', description: 'Runs a shell command that the caller gives.' }];
  const store = openStore(data);
  storeListing(store, 'one', tools);
  store.gold.write('one', {
    server: 'one',
    split: 'test',
    tools: tools.map((tool) => ({ tool: tool.name, definitionDigest: digestOf(tool), label, passes: [label] })),
  });
  const flags = [
    '--engine',
    'both',
    '--model',
    'm',
    '--base-url',
    server.url,
    '--cache',
    join(data, 'cache'),
    '--json',
  ];
  const child = spawn('node', [CLI, 'eval', '--data', data, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const evaluation = Evaluation.parse(JSON.parse(out || `"${err}"`));
  assert.deepEqual([evaluation.splits, evaluation.listedUntil], ['test', '2026-11-20']);
  assert.equal(evaluation.rules?.tools, 2);
  const { llm } = evaluation;
  assert.deepEqual([llm?.tools, llm?.withoutAnswer, llm?.categoryAccuracy, llm?.unclassifiedShare], [2, 1, 0.5, 0.5]);
});
