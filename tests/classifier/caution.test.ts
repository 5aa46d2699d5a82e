import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../classifier/explain.ts';
import { judgeTool } from '../../classifier/classify.ts';
import { lessons } from '../../classifier/model/corpus.ts';
import { learn } from '../../classifier/model/learn.ts';
import { Estimate } from '../../classifier/model/model.ts';
import { Neighbours } from '../../classifier/model/neighbours.ts';
import { Opinion } from '../../classifier/model/opinion.ts';
import { remember } from '../../classifier/model/remember.ts';
import { unpack } from '../../classifier/model/weights.ts';
import { isSevere, riskRule } from '../../classifier/risk.ts';
import { LEARNED } from '../../classifier/signals/learned.ts';
import { CAUTION, withCaution } from '../../classifier/verdict/caution.ts';
import { combine, findFacts } from '../../classifier/verdict/combine.ts';
import type { Label } from '../../data/schema/index.ts';
import { openStore, quoteHolds } from '../../data/store/index.ts';

/** Known definitions say of themselves what they are, so each is judged beside those of other servers only. */
const all = lessons(openStore());
const half = new Set([...new Set(all.map(({ server }) => server))].filter((_, i) => i % 2 === 0));
const neighbours = new Neighbours(remember(all.filter(({ server }) => half.has(server))));
const weights = unpack(learn(all.filter(({ server }) => half.has(server))));
const judged = all
  .filter(({ server }, i) => !half.has(server) && i % 2 === 0)
  .map(({ definition, label }) => {
    const ruled = combine(findFacts(definition));
    const opinion = new Opinion(definition, new Estimate(definition, weights), neighbours);
    return { definition, label, ruled, opinion, cautious: withCaution(ruled, definition, opinion) };
  });
const raised = judged.filter(({ ruled, cautious }) => cautious !== ruled);

test('what is raised is graver than what the rules found, with words of the definition', () => {
  assert.ok(raised.length > 10, `${raised.length}`);
  for (const { definition, ruled, cautious } of raised) {
    const { name } = definition.tool;
    assert.ok(!isSevere(ruled), name);
    assert.ok(isSevere(cautious) || (ruled.category === 'Read' && cautious.category !== 'Read'), name);
    if (ruled.category !== 'Read') assert.equal(cautious.category, ruled.category, name);
    for (const { signal, pointer, quote } of cautious.evidence)
      if (signal === LEARNED) assert.ok(quoteHolds(definition.tool, pointer, quote), `${name} ${pointer} ${quote}`);
  }
});

test('nothing that changes something is lost by it', () => {
  for (const { ruled, cautious } of judged)
    for (const effect of ruled.effects) assert.ok(cautious.effects.includes(effect));
});

test('few tools of listed servers are touched', () => {
  const listed = all.filter(({ origin }) => origin !== 'written');
  const touched = listed.filter(({ definition }) => {
    const ruled = combine(findFacts(definition));
    return withCaution(ruled, definition, new Opinion(definition)) !== ruled;
  });
  assert.ok(touched.length < 0.03 * listed.length, `${touched.length} of ${listed.length}`);
});

test('of tools that it was not shown it raises more rightly than wrongly', () => {
  const severe = raised.filter(({ label, cautious }) => label !== undefined && isSevere(cautious));
  const rightly = severe.filter(({ label }) => isSevere(label as Label));
  assert.ok(rightly.length > severe.length / 2, `${rightly.length} of ${severe.length}`);
});

test('a severe verdict stays as it is, and so does one that the learned part does not speak against', () => {
  for (const { ruled, cautious, opinion } of judged)
    if (isSevere(ruled) || (opinion.severity <= CAUTION.severity && opinion.reads >= CAUTION.reads))
      assert.equal(cautious, ruled);
});

test('what rests on the learned part alone says that it is possible', () => {
  for (const { definition, cautious } of raised) {
    const { tool } = definition;
    const rule = riskRule(cautious);
    const { sentence } = explain(
      { ...judgeTool(tool, { server: 'x', siblings: [tool] }), ...cautious, risk: rule.risk, rule: rule.id },
      tool,
    );
    assert.match(sentence, / possibly /, tool.name);
  }
});
