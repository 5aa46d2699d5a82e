import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contradictionsOf } from '../../classifier/verdict/contradictions.ts';
import type { Category, Effect, ToolVerdict } from '../../data/schema/index.ts';
import { annotationView } from '../../site/model/annotations.ts';

const CASES: [category: Category, effects: Effect[], declared: object, fix: object | null][] = [
  ['Read', [], { readOnlyHint: true }, null],
  ['Write', [], { title: 'Add', readOnlyHint: true, openWorldHint: true }, { title: 'Add', readOnlyHint: false, openWorldHint: true }], // prettier-ignore
  ['Write', ['destructive'], { readOnlyHint: true, destructiveHint: false }, { readOnlyHint: false, destructiveHint: true }], // prettier-ignore
  ['Write', ['destructive'], { destructiveHint: false, idempotentHint: 'yes' }, { destructiveHint: true }],
  ['Write', [], { title: 'hid\u202eden', readOnlyHint: true, __proto__: { x: 1 } }, { readOnlyHint: false }],
];
for (const [category, effects, annotations, fix] of CASES)
  test(`${category} ${effects.join(', ')} declared ${JSON.stringify(annotations)}`, () => {
    const tool = { name: 'x', annotations };
    const judged = { category, effects, confidence: 0.9 };
    const contradictions = contradictionsOf(tool, judged);
    const view = annotationView(tool, { ...judged, contradictions, flags: [] } as unknown as ToolVerdict);
    assert.deepEqual(view.fix === null ? null : JSON.parse(view.fix), fix && { annotations: fix });
    assert.equal(
      view.rows.some(({ agrees }) => agrees === false),
      fix !== null,
    );
    // Whoever takes the fix over is not contradicted again.
    if (view.fix !== null) assert.deepEqual(contradictionsOf({ name: 'x', ...JSON.parse(view.fix) }, judged), []);
  });
