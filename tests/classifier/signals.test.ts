import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ToolDefinition } from '../../classifier/definition/read.ts';
import { serverFacts } from '../../classifier/definition/server.ts';
import { SIGNALS } from '../../classifier/index.ts';
import type { RawTool } from '../../data/schema/index.ts';
import { quoteHolds } from '../../data/store/index.ts';

const define = (example: object, server = 'example') => {
  const tool = example as RawTool;
  return new ToolDefinition(tool, serverFacts({ server, siblings: [tool] }));
};

test('every signal has a file of its name, and every file is in the index', () => {
  const files = readdirSync(new URL('../../classifier/signals', import.meta.url))
    .map((name) => name.replace('.ts', ''))
    .filter((name) => name !== 'index' && name !== 'signal')
    .sort();
  assert.deepEqual(SIGNALS.map(({ id }) => id).sort(), files);
});

for (const signal of SIGNALS) {
  test(`${signal.id} says what, why and what to do`, () => {
    for (const text of [signal.short, signal.why, signal.remedy]) assert.ok(text.length > 10, text);
  });
  test(`${signal.id} fires on its example, with exact words`, () => {
    const facts = signal.match(define(signal.examples.fires));
    assert.ok(facts.length > 0);
    for (const { pointer, quote } of facts) assert.ok(quoteHolds(signal.examples.fires, pointer, quote), quote);
  });
  test(`${signal.id} spares its counter-example`, () => {
    const fired = signal.match(define(signal.examples.spares)).map(({ supports }) => supports);
    const labels = signal.match(define(signal.examples.fires)).map(({ supports }) => supports);
    assert.deepEqual(
      fired.filter((label) => labels.includes(label)),
      [],
    );
  });
}
