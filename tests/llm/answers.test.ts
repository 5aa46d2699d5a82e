import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ToolVerdict } from '../../data/schema/index.ts';
import { quoteHolds } from '../../data/store/index.ts';
import type { Answer } from '../../classifier/llm/answer.ts';
import { ANSWERS, classify, honest, optionsFor, serve, TOOLS } from './cases.ts';

test('accepted answers become verdicts in the order of the input, with our risk', async (t) => {
  const server = await serve(t, honest);
  const results = await classify([TOOLS.run, TOOLS.read, TOOLS.act, TOOLS.destroy], optionsFor(t, server));
  assert.deepEqual(
    results.map(({ verdict }) => [verdict?.name, verdict?.category, verdict?.effects, verdict?.risk, verdict?.rule]),
    [
      ['run_command', 'Execute', ['runs-code'], 'critical', 'runs-code'],
      ['get_issue', 'Read', [], 'low', 'read'],
      ['manage_page', 'Write', ['destructive'], 'high', 'destructive'],
      ['purge_bucket', 'Write', ['destructive', 'bulk'], 'critical', 'destructive-bulk'],
    ],
  );
  for (const { verdict, item } of results) {
    assert.deepEqual(ToolVerdict.parse(verdict), verdict);
    for (const { pointer, quote } of verdict?.evidence ?? []) assert.ok(quoteHolds(item.tool, pointer, quote));
  }
  assert.deepEqual(
    results[2]?.verdict?.actions.map(({ value, risk }) => [value, risk]),
    [
      ['get', 'low'],
      ['delete', 'high'],
    ],
  );
});

test('the declared annotations are compared with the verdict, and hidden from the model on request', async (t) => {
  const server = await serve(t, honest);
  const tool = { ...TOOLS.destroy, annotations: { readOnlyHint: true, destructiveHint: false } };
  const [shown] = await classify([tool], optionsFor(t, server));
  assert.deepEqual(shown?.verdict?.contradictions, [{ annotation: 'readOnlyHint', declared: true, assessed: false }]);
  const [hidden] = await classify([tool], optionsFor(t, server, { ignoreAnnotations: true }));
  assert.deepEqual(hidden?.verdict?.contradictions, []);
  assert.equal(hidden?.verdict?.definitionDigest, shown?.verdict?.definitionDigest);
  const said = server.asked.map(({ body }) => body.messages[1]?.content.includes('readOnlyHint'));
  assert.deepEqual(said, [true, false]);
});

/** Answers about the tool `destroy` that must not be accepted. */
const WRONG: Record<string, string | object> = {
  'a word outside of the taxonomy': { ...ANSWERS.destroy, category: 'Delete' },
  'an effect outside of the taxonomy': { ...ANSWERS.destroy, effects: ['destructive', 'bulk', 'evil'] },
  'a risk of its own': { ...ANSWERS.destroy, risk: 'low' },
  'an invented quote': withEvidence({ quote: 'Removes a bucket' }),
  'a quote in other letters': withEvidence({ quote: 'deletes a bucket' }),
  'a quote from elsewhere': withEvidence({ pointer: '/name' }),
  'a pointer without its slash': withEvidence({ pointer: 'xdescription' }),
  'a quote of one letter': withEvidence({ quote: 'D' }),
  'an empty quote': withEvidence({ quote: '' }),
  'no evidence for an effect': { ...ANSWERS.destroy, evidence: ANSWERS.destroy.evidence.slice(0, 2) },
  'no evidence at all': { ...ANSWERS.destroy, evidence: [] },
  'Read that destroys': withLabels({ category: 'Read', evidence: 'Read' }),
  'Write that runs code': withLabels({ effects: ['runs-code'], evidence: 'runs-code' }),
  'destructive, yet only of the session': withLabels({
    effects: ['destructive', 'session-only'],
    evidence: 'session-only',
  }),
  'a qualifier without its effect': withLabels({ qualifiers: ['grants-access'], evidence: 'grants-access' }),
  'an action worse than the tool': {
    ...ANSWERS.destroy,
    actions: [{ pointer: '/name', value: 'run', category: 'Execute', effects: [], qualifiers: [] }],
  },
  'an action that leads nowhere': {
    ...ANSWERS.destroy,
    actions: [{ pointer: '/inputSchema/x', value: 'run', category: 'Read', effects: [], qualifiers: [] }],
  },
  'Unclassified without a reason': {
    ...ANSWERS.destroy,
    category: 'Unclassified',
    effects: [],
    evidence: [],
    unclassified: ' ',
  },
  'a confidence of 7': { ...ANSWERS.destroy, confidence: 7 },
  'no JSON': 'It deletes a bucket.',
  'half of the JSON': JSON.stringify(ANSWERS.destroy).slice(0, 200),
  'a list': '[]',
  nothing: '',
};

for (const [what, answer] of Object.entries(WRONG))
  test(`not accepted, and repaired in one round: ${what}`, async (t) => {
    const server = await serve(t, ({ body }) => ({ say: body.messages.length > 2 ? ANSWERS.destroy : answer }));
    const [result] = await classify([TOOLS.destroy], optionsFor(t, server));
    assert.equal(result?.verdict?.risk, 'critical');
    assert.equal(server.asked.length, 2);
    const repair = server.asked[1]?.body.messages.at(-1)?.content ?? '';
    assert.match(repair, /not accepted/);
    assert.doesNotMatch(repair, /bucket/i, 'the definition is not repeated outside of its boundary');
  });

test('an answer that stays wrong is no answer', async (t) => {
  const server = await serve(t, () => ({ say: WRONG['an invented quote'] as object }));
  const options = optionsFor(t, server);
  for (const round of [1, 2]) {
    const [result] = await classify([TOOLS.destroy], options);
    assert.equal(result?.verdict, undefined);
    assert.equal(result?.problem?.code, 'not-accepted');
    assert.match(result?.problem?.detail ?? '', /evidence\.0\.quote/);
    assert.equal(server.asked.length, 2 * round, 'and it is not kept');
  }
});

for (const [what, wrap] of Object.entries({
  'a code fence': (json: string) => `Here you are:\n\`\`\`json\n${json}\n\`\`\`\nIs {this} fine? }`.replace(' }', ''),
  thoughts: (json: string) => `<think>{"category": "Read"} would be wrong</think>\n${json}`,
}))
  test(`an answer is found inside of ${what}`, async (t) => {
    const server = await serve(t, () => ({ say: wrap(JSON.stringify(ANSWERS.run)).replace('\nIs {this} fine?', '') }));
    const [result] = await classify([TOOLS.run], optionsFor(t, server));
    assert.equal(result?.verdict?.category, 'Execute');
    assert.equal(server.asked.length, 1);
  });

test('Unclassified carries its reason and no risk', async (t) => {
  const say: Answer = {
    ...ANSWERS.read,
    category: 'Unclassified',
    evidence: [],
    unclassified: 'the name says nothing',
  };
  const server = await serve(t, () => ({ say }));
  const [result] = await classify([{ name: 'x' }], optionsFor(t, server));
  assert.deepEqual(
    [result?.verdict?.category, result?.verdict?.risk, result?.verdict?.unclassified],
    ['Unclassified', null, 'the name says nothing'],
  );
});

function withEvidence(change: Partial<Answer['evidence'][number]>): object {
  const [first, ...rest] = ANSWERS.destroy.evidence;
  return { ...ANSWERS.destroy, evidence: [{ ...first, ...change }, ...rest] };
}

function withLabels({ evidence, effects = [], ...change }: Record<string, unknown> & { evidence: string }): object {
  const added = { pointer: '/description', quote: 'Deletes a bucket', supports: evidence };
  return {
    ...ANSWERS.destroy,
    ...change,
    effects: [...new Set([...ANSWERS.destroy.effects, ...(effects as string[])])],
    evidence: [...ANSWERS.destroy.evidence, added],
  };
}
