import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyCatalogue, riskRule } from '../../classifier/index.ts';
import { checkStore, openStore } from '../../data/store/index.ts';

const store = openStore();

test('every record and reference of the committed catalogue holds', () => {
  const { problems, records } = checkStore(store);
  assert.deepEqual(
    problems.filter(({ level }) => level === 'error'),
    [],
  );
  assert.ok(records > 500, `only ${records} records`);
});

test('the committed verdicts are what the classifier says of the committed snapshots', () => {
  const stale = [...classifyCatalogue(store, { check: true })]
    .filter(({ changed }) => changed)
    .map(({ server }) => server);
  assert.deepEqual(stale, [], 'run `npm run -s toolrisk -- classify --force` and commit data/verdicts');
});

test('every risk follows from what is printed beside it', () => {
  for (const { server, tools } of store.verdicts.records())
    for (const tool of tools) {
      const expected = riskRule(tool);
      assert.deepEqual([tool.risk, tool.rule], [expected.risk, expected.id], `${server}/${tool.name}`);
      for (const action of tool.actions)
        assert.equal(action.risk, riskRule(action).risk, `${server}/${tool.name}: ${action.value}`);
    }
});

test('a verdict that is not Unclassified shows evidence for its category and for each effect and qualifier', () => {
  const bare: string[] = [];
  for (const { server, tools } of store.verdicts.records())
    for (const { name, category, effects, qualifiers, evidence, review } of tools) {
      if (category === 'Unclassified' || review !== undefined) continue;
      const shown = new Set(evidence.map(({ supports }) => supports));
      for (const label of [category, ...effects, ...qualifiers])
        if (!shown.has(label)) bare.push(`${server}/${name}: ${label}`);
    }
  assert.deepEqual(bare, []);
});

test('at least 600 tools are labelled for development and test', () => {
  const splits = { train: 0, development: 0, test: 0 };
  for (const { split, tools } of store.gold.records()) splits[split] += tools.length;
  assert.ok(splits.development + splits.test >= 600, JSON.stringify(splits));
});
