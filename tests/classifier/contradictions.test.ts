import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category, Effect } from '../../data/schema/index.ts';
import { contradictionsOf } from '../../classifier/verdict/contradictions.ts';

const CASES: [category: Category, effects: Effect[], annotations: object, contradicted: string[]][] = [
  ['Read', [], { readOnlyHint: true }, []],
  ['Read', [], { readOnlyHint: false, destructiveHint: true }, ['readOnlyHint']],
  ['Write', [], { readOnlyHint: true, destructiveHint: false }, ['readOnlyHint']],
  ['Write', [], { readOnlyHint: false, destructiveHint: true }, ['destructiveHint']],
  ['Write', ['destructive'], { destructiveHint: false }, ['destructiveHint']],
  ['Execute', ['runs-code'], { readOnlyHint: false, destructiveHint: true }, []],
  ['Execute', ['runs-code'], { readOnlyHint: false, destructiveHint: false }, ['destructiveHint']],
  ['Execute', ['runs-process'], { destructiveHint: true }, []],
  ['Execute', ['runs-process'], { destructiveHint: false }, []],
  ['Unclassified', [], { readOnlyHint: true }, []],
];
for (const [category, effects, annotations, contradicted] of CASES)
  test(`${category} ${effects.join(', ')} declared ${JSON.stringify(annotations)}`, () => {
    const found = contradictionsOf({ name: 'x', annotations }, { category, effects, qualifiers: [], evidence: [] });
    assert.deepEqual(
      found.map(({ annotation }) => annotation),
      contradicted,
    );
  });
