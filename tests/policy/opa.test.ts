import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { effective, evaluate } from '../../classifier/policy/index.ts';
import { loadOpa } from './engines/opa.ts';
import { FIXTURE, fixtureCalls, fixturePolicy, fixtureText } from './support/opa-fixture.ts';

test('opa: the compiled module is made from what is rendered today', () => {
  const remedy = 'Run `node tests/policy/fixtures/refresh.ts <path of opa>`.';
  assert.ok(readFileSync(FIXTURE.rego, 'utf8') === fixtureText(), remedy);
});

test('opa: the real engine decides 4,000 calls as the effective policy says', async () => {
  const decide = await loadOpa(FIXTURE.wasm);
  const policy = effective(fixturePolicy, 'opa');
  for (const call of fixtureCalls) assert.equal(decide(call), evaluate(policy, call).decision, JSON.stringify(call));
});
