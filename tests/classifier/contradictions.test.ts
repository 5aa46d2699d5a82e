import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, Effect } from '../../data/schema/index.ts';
import { contradictionsOf } from '../../classifier/verdict/contradictions.ts';

const DEFAULTS = { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true };
const CASES: [
  category: Category,
  effects: Effect[],
  annotations: object,
  contradicted: string[],
  confidence?: number,
][] = [
  ['Read', [], { readOnlyHint: true }, []],
  ['Write', [], { readOnlyHint: true, destructiveHint: false }, ['readOnlyHint']],
  ['Write', ['destructive'], { readOnlyHint: true, destructiveHint: false }, ['readOnlyHint']],
  ['Write', ['destructive'], { destructiveHint: false }, ['destructiveHint']],
  ['Execute', ['runs-code'], { readOnlyHint: false, destructiveHint: false }, ['destructiveHint']],
  // Caution is no contradiction: an update may be destructive by the protocol's words, and code may change what no text tells.
  ['Write', [], { readOnlyHint: false, destructiveHint: true }, []],
  ['Read', [], { readOnlyHint: false }, []],
  ['Read', [], DEFAULTS, []],
  ['Execute', ['runs-code'], DEFAULTS, []],
  ['Execute', ['runs-process'], { destructiveHint: true }, []],
  ['Execute', ['runs-process'], { destructiveHint: false }, []],
  ['Write', ['session-only'], { readOnlyHint: true }, []],
  ['Unclassified', [], { readOnlyHint: true }, []],
  // A doubtful verdict accuses nobody.
  ['Write', [], { readOnlyHint: true }, [], 0.6],
  ['Write', ['destructive'], { destructiveHint: false }, [], 0.6],
];
for (const [category, effects, annotations, contradicted, confidence = 0.9] of CASES)
  test(`${category} ${effects.join(', ')} at ${confidence} declared ${JSON.stringify(annotations)}`, () => {
    const found = contradictionsOf({ name: 'x', annotations }, { category, effects, confidence });
    assert.deepEqual(
      found.map(({ annotation }) => annotation),
      contradicted,
    );
  });
