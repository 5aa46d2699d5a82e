import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../../classifier/evaluation/index.ts';
import type { Judged } from '../../classifier/evaluation/index.ts';
import { EngineEvaluation, type Category, type Effect } from '../../data/schema/index.ts';

type Labels = [Category, ...Effect[]];
let number = 0;
const judged = ([category, ...effects]: Labels, [said, ...found]: Labels, confidence = 0.9, server = 'a'): Judged => ({
  server,
  tool: `tool-${number++}`,
  gold: { category, effects, qualifiers: [] },
  verdict: { category: said, effects: found, qualifiers: [], confidence },
});

const some = [
  judged(['Read'], ['Read']),
  judged(['Read'], ['Read']),
  judged(['Read'], ['Write']),
  judged(['Read'], ['Unclassified'], 0),
  judged(['Write', 'destructive'], ['Write', 'destructive']),
  judged(['Write', 'destructive'], ['Write']),
  judged(['Write'], ['Read'], 0.6, 'b'),
  judged(['Execute', 'runs-code'], ['Execute', 'runs-code'], 0.6, 'b'),
  judged(['Execute', 'runs-code'], ['Unclassified'], 0, 'b'),
  judged(['Execute'], ['Execute', 'destructive'], 0.6, 'b'),
];
const result = evaluate(some);

test('each figure is what it says', () => {
  const expected = {
    tools: 10,
    servers: 2,
    categoryAccuracy: 0.6,
    readOrNotAccuracy: 0.7, // the Read tools called Write and Unclassified, and the Write tool called Read
    unsafeMissRate: 0.1667, // 1 of 6; Unclassified is none
    falseAlarmRate: 0.25, // 1 of 4; Unclassified is none
    severeCalledMildRate: 0.25, // Write called without its destruction; Unclassified counts as high
    riskExactShare: 0.4,
    riskWithinOneShare: 0.9,
    unclassifiedShare: 0.2,
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(result[name as keyof typeof result], value, name);
});

test('macro-F1 is the plain mean over the three categories', () => {
  // Read 2·2/(4+3), Write 2·2/(3+3), Execute 2·2/(3+2)
  assert.equal(result.categoryMacroF1, Math.round(((4 / 7 + 4 / 6 + 4 / 5) / 3) * 1e4) / 1e4);
});

test('effects have precision and recall, or neither', () => {
  assert.deepEqual(result.effects.destructive, { labelled: 2, found: 2, precision: 0.5, recall: 0.5 });
  assert.deepEqual(result.effects['runs-code'], { labelled: 2, found: 1, precision: 1, recall: 0.5 });
  assert.deepEqual(result.effects.financial, { labelled: 0, found: 0 });
});

test('calibration compares what is stated with what holds, Unclassified aside', () => {
  assert.deepEqual(
    result.calibration.bins.map(({ tools, confidence, accuracy }) => [tools, confidence, accuracy]),
    [
      [3, 0.6, 0.6667],
      [5, 0.9, 0.8],
    ],
  );
  assert.equal(result.calibration.expectedErrorRate, 0.0875);
});

test('coverage shrinks as accuracy is asked for', () => {
  const shares = result.coverage.map(({ share }) => share);
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => b - a),
  );
  assert.deepEqual(result.coverage.at(-1), { confidence: 0.9, share: 0.5, accuracy: 0.8 });
});

test('the confusion table counts every tool and shows at most 3 examples, from several servers where it can', () => {
  assert.equal(
    result.confusion.reduce((sum, { tools }) => sum + tools, 0),
    10,
  );
  const many = evaluate(['a', 'a', 'a', 'b'].map((server) => judged(['Write'], ['Read'], 0.9, server)));
  const [cell] = many.confusion;
  assert.equal(cell?.examples.length, 3);
  assert.ok(cell?.examples.some((example) => example.startsWith('b/')));
});

test('intervals hold the figure, are the same again, and need more than one server', () => {
  const [low, high] = result.intervals.categoryAccuracy ?? [1, 0];
  assert.ok(low <= 0.6 && 0.6 <= high, `${low} – ${high}`);
  assert.deepEqual(evaluate(some).intervals, result.intervals);
  assert.deepEqual(evaluate(some.slice(0, 3)).intervals, {});
});

test('what is measured can be stored; nothing to measure is no crash', () => {
  EngineEvaluation.parse(result);
  const empty = EngineEvaluation.parse(evaluate([]));
  assert.equal(empty.tools, 0);
  assert.equal(empty.categoryAccuracy, undefined);
});
