import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { explain, RISK_RULES, riskRule } from '../../classifier/index.ts';
import { firstSentence } from '../../classifier/explain/quote.ts';
import { type RawTool, ToolVerdict } from '../../data/schema/index.ts';
import { openStore, quoteHolds } from '../../data/store/index.ts';
import { verdictOf } from './classify.ts';

const WORDS = [
  'get',
  'delete',
  'send',
  'run',
  'email',
  'file',
  'all',
  'code',
  'not',
  'the',
  'user’s',
  'SQL',
  'https://a.b',
  '删除',
];
const prose = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 8 })), {
  maxLength: 30,
});
const schema = fc.dictionary(
  fc.oneof(fc.constantFrom('url', 'code', 'action', 'path', '__proto__', 'a/b~c'), fc.string({ maxLength: 12 })),
  fc.oneof(
    fc.constant({ type: 'string' }),
    fc.record({ type: fc.constant('string'), description: fc.string({ unit: 'binary', maxLength: 40 }) }),
    fc.record({ enum: fc.array(fc.constantFrom('create', 'delete', 'list', 'x'), { maxLength: 4 }) }),
    fc.jsonValue(),
  ),
  { maxKeys: 6 },
);
const foreign: fc.Arbitrary<RawTool> = fc.record({
  name: fc.oneof(
    prose.map((words) => words.join('_')),
    fc.string({ unit: 'binary' }),
  ),
  description: fc.oneof(
    prose.map((words) => words.join(' ')),
    fc.jsonValue(),
  ),
  title: fc.jsonValue(),
  annotations: fc.jsonValue(),
  inputSchema: fc.oneof(
    schema.map((properties) => ({ type: 'object', properties })),
    fc.jsonValue(),
  ),
}) as never;

test('whatever a server lists, the verdict is valid, its quotes are exact and its risk can be computed again', () => {
  fc.assert(
    fc.property(foreign, (tool) => {
      const verdict = verdictOf(tool);
      ToolVerdict.parse(verdict);
      for (const { pointer, quote } of [...verdict.evidence, ...verdict.flags])
        assert.ok(quoteHolds(tool, pointer, quote), `${pointer}: ${quote}`);
      assert.equal(riskRule(verdict).risk, verdict.risk);
      assert.equal(JSON.stringify(verdictOf(tool)), JSON.stringify(verdict));
    }),
    { numRuns: 1500 },
  );
});

test('the name of the server does not decide', () => {
  fc.assert(
    fc.property(foreign, fc.constantFrom('zebra', 'acme-tools', 'q'), (tool, server) => {
      assert.equal(verdictOf(tool, { server }).category, verdictOf(tool, { server: 'example' }).category);
    }),
    { numRuns: 300 },
  );
});

const PARAPHRASES: [name: string, descriptions: string[]][] = [
  [
    'delete_file',
    [
      'Delete a file.',
      'Deletes a file',
      'Use this tool to delete a file.',
      'This tool deletes a file.',
      'Allows you to delete a file',
    ],
  ],
  [
    'list_users',
    [
      'List users.',
      'Lists all users',
      'Returns a list of users',
      'Use this to get the users',
      'Retrieve users from the account',
    ],
  ],
  ['send_sms', ['Send an SMS.', 'Sends a text message', 'Use this tool to send an SMS to a number']],
  ['run_code', ['Run code.', 'Executes code in a sandbox', 'Use this tool to execute the code that you pass']],
];
for (const [name, descriptions] of PARAPHRASES)
  test(`${name} in other words keeps its verdict`, () => {
    const verdicts = descriptions.map((description) => {
      const { category, risk } = verdictOf({
        name,
        description,
        inputSchema: { properties: { code: { type: 'string' } } },
      });
      return `${category} ${risk}`;
    });
    assert.equal(new Set(verdicts).size, 1, verdicts.join(', '));
  });

test('every verdict of the catalogue explains itself in sentences of its own', () => {
  const store = openStore();
  const seen = new Map<string, string>();
  for (const { server, tools } of store.verdicts.records()) {
    const snapshot = store.snapshots.read(server);
    tools.forEach((verdict, i) => {
      const tool = snapshot?.tools[i] as RawTool;
      const { sentences } = explain(verdict, tool);
      for (const sentence of sentences) {
        assert.match(sentence, /[.?!…”]$/u);
        assert.doesNotMatch(
          sentence.replaceAll(/“[^”]*”/gu, '“”'),
          /\ba (?:Execute|id|amount|url\b.*an url)|undefined|\.\.$|  /,
          sentence,
        );
      }
      const text = sentences.join(' ');
      const other = seen.get(text);
      // Forks of one server may go on differently after the same first words, which say the same of both.
      // “Add two numbers” and “Adds two numbers” are one saying.
      const said = firstSentence(String(tool.description ?? ''));
      const words = JSON.stringify([tool.name, said.replace(/^(?:\[[^\]]+\] )?\w+ /, '')]);
      if (other !== undefined) assert.equal(other, words, text);
      seen.set(text, words);
    });
  }
});

test('the rule that is printed is a rule of the function', () => {
  const ids = new Set(RISK_RULES.map(({ id }) => id));
  for (const { tools } of openStore().verdicts.records()) for (const { rule } of tools) assert.ok(ids.has(rule), rule);
});

test('each effect of a verdict has words of the definition behind it', () => {
  for (const { tools } of openStore().verdicts.records())
    for (const { name, effects, qualifiers, evidence, review } of tools)
      if (review === undefined)
        for (const label of [...effects, ...qualifiers])
          assert.ok(
            evidence.some(({ supports }) => supports === label),
            `${name}: ${label}`,
          );
});
