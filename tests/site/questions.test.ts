import assert from 'node:assert/strict';
import { test } from 'node:test';
import { POSTURES, serverPolicy, type Posture } from '../../classifier/policy/index.ts';
import type { Category, Risk, ServerVerdict } from '../../data/schema/index.ts';
import { toolQuestions } from '../../site/model/faq.ts';
import { parameterRows } from '../../site/model/parameters.ts';
import type { PolicyPanel } from '../../site/model/policy.ts';
import { serverQuestions } from '../../site/model/server-faq.ts';
import { isSaid, wordsBeside } from '../../site/model/server-words.ts';
import type { ServerSummary } from '../../site/model/summary.ts';

const judged = (category: Category, risk: Risk | null, rest: object = {}) =>
  ({
    name: 'wipe',
    category,
    risk,
    rule: risk === null ? 'unclassified' : 'write',
    confidence: 1,
    effects: [],
    qualifiers: [],
    evidence: [],
    parameters: [],
    actions: [],
    contradictions: [],
    flags: [],
    ...rest,
  }) as unknown as ServerVerdict['tools'][number];

/** The questions of a tool, under a target that denies what it cannot ask about. */
function questionsOf(verdict: ServerVerdict['tools'][number], shown: string): Map<string, string> {
  const server = { server: 'example', tools: [verdict] } as unknown as ServerVerdict;
  const policies = Object.fromEntries(
    POSTURES.map((posture) => [posture, serverPolicy(server, [{ name: verdict.name }], posture)]),
  ) as Record<Posture, ReturnType<typeof serverPolicy>>;
  const all = toolQuestions({
    server: { id: 'example', name: 'Example', tools: 1, package: undefined, repository: undefined },
    name: verdict.name,
    description: 'Wipes it',
    verdict,
    reasons: ['Because.'],
    policies,
    shown: { posture: 'recommended', target: 'Gateway', sentences: [shown] },
  });
  return new Map(all.map(({ question, answer }) => [question, answer]));
}

test('questions about a tool are whole sentences, and name the target whose policy is stricter', () => {
  const denied = questionsOf(
    judged('Write', 'high', { effects: ['destructive', 'reads-private'] }),
    '`wipe` is denied.',
  );
  assert.equal(denied.get('Why is wipe of high risk?'), 'Because.');
  assert.match(
    denied.get('May an agent call wipe without asking?')!,
    /What a target cannot express becomes stricter; under the recommended posture, for the Gateway: `wipe` is denied\.$/,
  );
  assert.equal(
    denied.get('How do I block wipe?'),
    'The strict posture already denies it. In any other, take its rule out of the policy: tools that a policy does not list are denied, and in Claude Code, Cursor and VS Code need a person’s approval.',
  );
  const allowed = questionsOf(judged('Read', 'low'), '`wipe` is allowed.');
  assert.doesNotMatch(allowed.get('May an agent call wipe without asking?')!, /target/);
});

test('a tool that is not classified says why in a sentence of its own', () => {
  const answers = questionsOf(judged('Unclassified', null, { unclassified: 'Neither says it.' }), '`wipe` is denied.');
  assert.ok(answers.has('Why has wipe no risk level?'));
  assert.equal(
    answers.get('What can wipe do?'),
    'The definition does not say enough to tell. Neither says it. Until it does, treat wipe like a tool of high risk.',
  );
});

const summary = (tools: number) =>
  ({
    id: 'example',
    name: 'Example',
    tools: Array.from({ length: tools }, (_, index) => ({ name: `t${index}`, effects: ['destructive'] })),
  }) as unknown as ServerSummary;
const panel = {
  posture: 'recommended',
  target: 'g',
  targets: [{ id: 'g', name: 'Gateway' }],
  sentences: ['All is denied.'],
} as unknown as PolicyPanel;
const risks = { critical: 0, high: 6, medium: 0, low: 0, unknown: 0 };

const answers: [tools: number, question: string, answer: string][] = [
  [
    6,
    'Can the Example server delete data?',
    'Yes, with t0, t1, t2, t3 and 2 more: a legitimate call deletes or overwrites.',
  ],
  [2, 'Can the Example server run code?', 'No: none of its definitions says so.'],
  [1, 'Can the Example server run code?', 'No: its tool’s definition does not say so.'],
  [2, 'What does the recommended policy for the Example server allow?', 'For the Gateway: All is denied.'],
];
test('questions about a server list names once, and count one tool as one', () => {
  for (const [tools, question, answer] of answers)
    assert.equal(
      serverQuestions(summary(tools), risks, panel).find((one) => one.question === question)?.answer,
      answer,
    );
});

const bounds: [schema: object, rules: string[]][] = [
  [{ type: 'string', minLength: 1, maxLength: 20 }, ['at least 1 character', 'at most 20 characters']],
  [{ type: 'array', minItems: 0, maxItems: 1 }, ['at most 1 item']],
  [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, ['at least 0']],
];
test('what a schema demands is told in words, and what it does not demand is not', () => {
  for (const [schema, rules] of bounds) {
    const [row] = parameterRows({ name: 'x', inputSchema: { properties: { a: schema } } }, []).rows;
    assert.deepEqual(row?.rules, rules);
  }
});

const beside: [why: string, description: string, words: [label: string, text: string] | null][] = [
  ['x removes it: “Deletes an email”.', 'Deletes an email.', null],
  ['x removes it: “Deletes an email”.', 'Deletes an email. It cannot be undone.', ['goes on', 'It cannot be undone.']],
  [
    'x runs it: it takes “a” as an argument; its description: “Runs all of it…”.',
    'Runs all of it, every time',
    ['goes on', '…every time'],
  ],
  ['x gets “a label” and changes nothing.', 'Get a label.', null],
  ['x gets “a label” and changes nothing.', '[READ] Get a label. By id.', ['goes on', 'By id.']],
  ['x gets “a label, which…” and changes nothing.', 'Get a label, which is red', ['goes on', '…is red']],
  ['x reads it: “later words”.', 'First. And later words', ['says', 'First. And later words']],
  ['x reads it, going by its name; it has no description.', '', null],
];
test('beside the why, the server’s words are not said twice', () => {
  for (const [why, description, words] of beside)
    assert.deepEqual(wordsBeside(why, description), words && { label: `Its server ${words[0]}`, text: words[1] });
});

const repeats: [sentence: string, said: boolean][] = [
  ['Also: “It moves the focus…”.', true],
  ['It also moves “the focus”.', true],
  ['It also moves “the window”.', false],
  ['It returns text of third parties: “the focus”.', false],
];
test('a sentence that only quotes is left out where its quotation stands beside it', () => {
  const says = { label: 'Its server goes on', text: 'It moves the focus away.' };
  for (const [sentence, said] of repeats) {
    assert.equal(isSaid(sentence, says), said, sentence);
    assert.equal(isSaid(sentence, null), false);
  }
});
