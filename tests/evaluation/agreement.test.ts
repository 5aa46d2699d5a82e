import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement, authorAgreement, labellerAgreement } from '../../classifier/evaluation/agreement.ts';
import type { Category, Label } from '../../data/schema/index.ts';

const close = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? NaN) - expected) < 1e-9, `${actual} is not ${expected}`);

test('kappa takes away what chance gives', () => {
  // The textbook table 20 / 5 / 10 / 15: agreement 0.7, chance 0.5, kappa 0.4.
  const cells: [string, string, number][] = [
    ['yes', 'yes', 20],
    ['yes', 'no', 5],
    ['no', 'yes', 10],
    ['no', 'no', 15],
  ];
  const { share, kappa } = agreement(cells.flatMap(([a, b, n]) => Array.from({ length: n }, () => [a, b] as const)));
  close(share, 0.7);
  close(kappa, 0.4);
});

test('perfect agreement is 1, also where everyone always says the same', () => {
  assert.deepEqual(agreement([['a', 'a'], ['b', 'b']]), { share: 1, kappa: 1 }); // prettier-ignore
  assert.deepEqual(agreement([['a', 'a']]), { share: 1, kappa: 1 });
});

test('labellers are compared on tools that both saw', () => {
  const label = (category: Category, ...effects: Label['effects']): Label => ({ category, effects, qualifiers: [] });
  const found = labellerAgreement([
    [label('Read'), label('Read')],
    [label('Write', 'destructive'), label('Execute', 'destructive')],
    [label('Read')],
  ]);
  assert.equal(found?.tools, 2);
  close(found?.category.share, 0.5);
  close(found?.readOrNot.share, 1);
  close(found?.risk.share, 1);
  close(found?.effects.share, 1);
  assert.equal(labellerAgreement([[label('Read')]]), undefined);
});

test('authors are compared where they declare readOnlyHint', () => {
  const tool = (category: Category, annotations?: unknown) => ({
    tool: { name: 'x', annotations },
    verdict: { category },
  });
  const found = authorAgreement([
    tool('Read', { readOnlyHint: true }),
    tool('Write', { readOnlyHint: true }),
    tool('Read', { readOnlyHint: false }),
    tool('Execute', { readOnlyHint: false }),
    tool('Write', { readOnlyHint: 'yes' }),
    tool('Write', null),
    tool('Write'),
  ]);
  assert.deepEqual(found, {
    tools: 4,
    agreeingShare: 0.5,
    declaredReadOnlyCalledChangingRate: 0.5,
    declaredChangingCalledReadRate: 0.5,
  });
  assert.equal(authorAgreement([tool('Read')]), undefined);
});
