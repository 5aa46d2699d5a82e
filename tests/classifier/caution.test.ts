import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../classifier/explain.ts';
import { judgeTool } from '../../classifier/classify.ts';
import { lessons } from '../../classifier/model/corpus.ts';
import { estimateOf, SEVERE } from '../../classifier/model/model.ts';
import { isSevere, riskRule } from '../../classifier/risk.ts';
import { LEARNED } from '../../classifier/signals/learned.ts';
import { CAUTION, withCaution } from '../../classifier/verdict/caution.ts';
import { combine, findFacts } from '../../classifier/verdict/combine.ts';
import { openStore, quoteHolds } from '../../data/store/index.ts';

const judged = lessons(openStore()).map(({ definition }) => {
  const ruled = combine(findFacts(definition));
  return { definition, ruled, cautious: withCaution(ruled, definition, estimateOf(definition)) };
});
const raised = judged.filter(({ ruled, cautious }) => cautious !== ruled);

test('what the words raise is severe then, in the category of the rules, with words of the definition', () => {
  assert.ok(raised.length > 10, `${raised.length}`);
  for (const { definition, ruled, cautious } of raised) {
    const { name } = definition.tool;
    assert.ok(!isSevere(ruled) && isSevere(cautious), name);
    assert.equal(cautious.category, ruled.category, name);
    for (const { signal, pointer, quote } of cautious.evidence)
      if (signal === LEARNED) assert.ok(quoteHolds(definition.tool, pointer, quote), `${name} ${pointer} ${quote}`);
  }
});

test('nothing is lost by it, and few tools are touched', () => {
  for (const { ruled, cautious } of judged)
    for (const effect of ruled.effects) assert.ok(cautious.effects.includes(effect));
  assert.ok(raised.length < 0.03 * judged.length, `${raised.length} of ${judged.length}`);
});

test('a severe verdict stays as it is, and so does one that the words do not speak against', () => {
  for (const { definition, ruled, cautious } of judged)
    if (isSevere(ruled) || estimateOf(definition).probability(SEVERE) <= CAUTION.severe) assert.equal(cautious, ruled);
});

test('a risk that rests on words alone says that it is probable', () => {
  for (const { definition, cautious } of raised) {
    const { tool } = definition;
    const rule = riskRule(cautious);
    const { sentence } = explain(
      { ...judgeTool(tool, { server: 'x', siblings: [tool] }), ...cautious, risk: rule.risk, rule: rule.id },
      tool,
    );
    assert.match(sentence, / probably /, tool.name);
  }
});
