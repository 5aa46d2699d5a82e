import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effective, render, replay, TARGETS } from '../../classifier/policy/index.ts';
import { ENGINES } from './engines/index.ts';
import { policyAndCalls } from './support/arbitrary.ts';

/** 500 policies × 4 to 8 calls for each target: at least 2,000 calls each and 26,000 in all. */
const RUNS = { numRuns: 500, seed: 20261121 };

/** Compiled beforehand: opa.test.ts. */
const inline = TARGETS.filter(({ id }) => id !== 'opa');

for (const target of inline) {
  const engine = ENGINES.find(({ id }) => id === target.id);

  test(`${target.id}: the rendered text decides every call as its effective policy says`, () => {
    assert.ok(engine, `${target.id}: no engine. Add one to tests/policy/engines.`);
    fc.assert(
      fc.property(policyAndCalls, ({ policy, calls }) => {
        const decide = engine.load(render(policy, target.id, 'server'));
        const expected = replay(effective(policy, target.id), calls).map(({ decision }) => decision);
        assert.deepEqual(calls.map(decide), expected);
      }),
      RUNS,
    );
  });
}
