import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poisonEvaluation } from '../../classifier/evaluation/index.ts';
import { openStore } from '../../data/store/index.ts';

test('four in five poisoned definitions are flagged, and at most one ordinary tool in a thousand', () => {
  const { halves, ordinary } = poisonEvaluation(openStore()) ?? assert.fail('no poisoned definitions');
  assert.ok((halves.test?.share ?? 0) >= 0.8, JSON.stringify(halves));
  assert.ok(
    ordinary.flagged * 1000 <= ordinary.tools,
    `${ordinary.flagged} of ${ordinary.tools}: ${ordinary.examples}`,
  );
});
