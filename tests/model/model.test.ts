import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { classifyTool } from '../../classifier/index.ts';
import { ToolDefinition } from '../../classifier/definition/read.ts';
import { serverFacts } from '../../classifier/definition/server.ts';
import { additions } from '../../classifier/model/additions.ts';
import { lessons } from '../../classifier/model/corpus.ts';
import { learn } from '../../classifier/model/learn.ts';
import { ADDED, Estimate, HEADS } from '../../classifier/model/model.ts';
import { committedWeights, unpack, WEIGHTS_FILE } from '../../classifier/model/weights.ts';
import { learned } from '../../classifier/signals/learned.ts';
import type { RawTool } from '../../data/schema/index.ts';
import { openStore, quoteHolds } from '../../data/store/index.ts';

const define = (tool: RawTool) => new ToolDefinition(tool, serverFacts({ server: 'x', siblings: [tool] }));
const all = lessons(openStore());

test('it learns from no server that tests it, and sees no annotation', () => {
  const splits = new Map([...openStore().gold.records()].map(({ server, split }) => [server, split]));
  assert.ok(all.length > 1000);
  for (const { origin, server, definition } of all) {
    if (origin === 'written') assert.ok(!splits.has(server), server);
    else assert.ok(splits.has(server) && splits.get(server) !== 'test', server);
    assert.deepEqual(definition.annotations, {});
  }
});

test('the same lessons give the same weights', () => {
  const some = all.slice(0, 150);
  assert.equal(JSON.stringify(learn(some)), JSON.stringify(learn(some)));
});

test('what it learned holds for tools that it was not shown', () => {
  const weights = unpack(learn(all.filter((_, i) => i % 2 === 0)));
  const others = all.filter(({ label }, i) => i % 2 === 1 && label !== undefined);
  const right = others.filter(
    ({ definition, reads }) => new Estimate(definition, weights).category('Read') > 0.5 === reads,
  );
  assert.ok(right.length > 0.85 * others.length, `${right.length} of ${others.length}`);
});

test('the committed weights are small and for the labels that there are', () => {
  assert.deepEqual(committedWeights().heads, HEADS);
  assert.ok(statSync(WEIGHTS_FILE).size < 500_000);
});

test('the shares of the categories are one whole', () => {
  const estimate = new Estimate(define({ name: 'delete_file', description: 'Deletes a file' }));
  const sum = estimate.category('Read') + estimate.category('Write') + estimate.category('Execute');
  assert.ok(Math.abs(sum - 1) < 1e-9);
  assert.equal(estimate.category('Unclassified'), 0);
  assert.ok(estimate.category('Read') < 0.2);
});

test('every addition quotes its definition and is one of those that were measured', () => {
  let added = 0;
  for (const { definition } of all)
    for (const { pointer, quote, supports } of additions(new Estimate(definition))) {
      added++;
      assert.ok(quoteHolds(definition.tool, pointer, quote), `${definition.tool.name} ${pointer} ${quote}`);
      assert.ok((ADDED as readonly string[]).includes(supports));
    }
  assert.ok(added > 100);
});

test('its example fires and the other does not', () => {
  for (const [kind, fires] of [
    ['fires', true],
    ['spares', false],
  ] as const) {
    const tool: RawTool = learned.examples[kind];
    const { evidence } = classifyTool(tool, { server: 'x', siblings: [tool] });
    assert.equal(
      evidence.some(({ signal }) => signal === learned.id),
      fires,
      kind,
    );
  }
});

test('hostile words are words', () => {
  for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const tool = JSON.parse(
      `{"name":"${word}","description":"${word} ${word}","inputSchema":{"properties":{"${word}":{}}}}`,
    ) as RawTool;
    const { confidence } = classifyTool(tool, { server: 'x', siblings: [tool] });
    assert.ok(confidence >= 0 && confidence <= 1);
  }
});
