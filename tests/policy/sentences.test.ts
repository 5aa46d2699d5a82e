import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  describe,
  effective,
  evaluate,
  render,
  replay,
  TARGETS,
  type Policy,
  type ToolIntent,
} from '../../classifier/policy/index.ts';
import { passingArguments } from '../../classifier/policy/probe.ts';
import { policyAndCalls } from './support/arbitrary.ts';

const RUNS = { numRuns: 100, seed: 20261121 };
const one = (intent: Partial<ToolIntent>, unlisted: 'deny' | 'ask' = 'deny'): Policy => ({
  posture: 'recommended',
  servers: [
    {
      key: 'github',
      tools: [
        { tool: 'create_issue', decision: 'allow', limits: [], conditions: [], reasons: ['Because.'], ...intent },
      ],
      unlisted,
    },
  ],
});

const branch = {
  kind: 'branches',
  argument: ['branch'],
  test: { op: 'one-of', values: ['dev'] },
  absent: 'fail',
  words: '`branch` is dev',
  reason: 'R.',
} as const;

const ADDRESS = {
  kind: 'public-address',
  argument: ['url'],
  test: { op: 'matches', pattern: '(?:https://)?docs\\.example\\.com/?' },
  absent: 'pass',
  otherwise: 'deny',
  words: '`url` is public',
  reason: 'R.',
} as const;

const cases: [name: string, policy: Policy, sentence: string][] = [
  [
    'allow',
    one({}),
    '`create_issue` is allowed. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'a limit',
    one({ limits: [{ max: 30, window: 'minute', reason: 'R.' }] }),
    '`create_issue` is allowed, at most 30 calls a minute. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'a limit of one',
    one({ limits: [{ max: 1, window: 'hour', reason: 'R.' }] }),
    '`create_issue` is allowed, at most 1 call a minute and 1 call an hour. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'two limits',
    one({
      limits: [
        { max: 5, window: 'minute', reason: 'R.' },
        { max: 50, window: 'hour', reason: 'R.' },
      ],
    }),
    '`create_issue` is allowed, at most 5 calls a minute and 50 calls an hour. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'ask',
    one({ decision: 'ask' }),
    '`create_issue` needs a person’s approval for each call. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'deny',
    one({ decision: 'deny' }),
    '`create_issue` is denied. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'hide',
    one({ decision: 'hide' }),
    '`create_issue` is hidden from the agent, and a call to it is denied. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'a condition',
    one({ conditions: [{ ...branch, otherwise: 'ask' }] }),
    '`create_issue` is allowed, provided that `branch` is dev. Any other call needs a person’s approval. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'a hard condition on a question',
    one({ decision: 'ask', conditions: [{ ...branch, otherwise: 'deny' }] }),
    '`create_issue` needs a person’s approval for each call, provided that `branch` is dev. Any other call is denied. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'an argument that is a text or an object, with conditions on both forms',
    one({ conditions: [ADDRESS, { ...ADDRESS, argument: ['url', 'host', null], words: '`url.host[]` is public' }] }),
    '`create_issue` is allowed, provided that `url` is public and `url.host[]` is public. Any other call is denied. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'conditions on both forms that no call meets',
    one({
      conditions: [ADDRESS, { ...ADDRESS, argument: ['url', 'host'], absent: 'fail', words: '`url.host` is public' }],
    }),
    '`create_issue` is denied. In the server’s complete policy, every tool that is not listed is denied.',
  ],
  [
    'a target that asks about the rest',
    one({}, 'ask'),
    '`create_issue` is allowed. In the server’s complete policy, every tool that is not listed needs a person’s approval for each call.',
  ],
];

for (const [name, policy, sentence] of cases)
  test(`sentence: ${name}`, () => assert.equal(describe(policy, 'tool').join(' '), sentence));

const tools = (...decisions: ('allow' | 'ask' | 'deny')[]): Policy => {
  const [server] = one({}).servers;
  const listed = decisions.map((decision, index) => ({ ...server!.tools[0]!, tool: `t${index}`, decision }));
  return { posture: 'recommended', servers: [{ ...server!, tools: listed }] };
};
const counted: [policy: Policy, sentence: string][] = [
  [tools('deny'), 'The one tool that it lists is denied.'],
  [tools('ask', 'ask'), 'Both tools that it lists need a person’s approval for each call.'],
  [tools('allow', 'allow', 'allow'), 'All 3 tools that it lists are allowed.'],
  [
    tools(...Array<'ask'>(1200).fill('ask'), 'deny'),
    'Of the 1,201 tools that it lists, 1,200 need a person’s approval for each call and 1 is denied.',
  ],
  [tools('allow', 'allow', 'deny'), 'Of the 3 tools that it lists, 2 are allowed and 1 is denied.'],
];
test('sentence: how many tools of a server pass', () => {
  for (const [policy, sentence] of counted) assert.equal(describe(policy, 'server')[0], sentence);
});

test('sentence: a call that is denied unless, and asked about otherwise', () => {
  const mode = { ...branch, argument: ['mode'], words: '`mode` is list', otherwise: 'ask' } as const;
  assert.equal(
    describe(one({ conditions: [{ ...branch, otherwise: 'deny' }, mode] }), 'tool')[1],
    'A call is denied unless `branch` is dev; any other call needs a person’s approval.',
  );
});

test('a note tells in one list what a target cannot check', () => {
  const conditions = ['a', 'b', 'c'].map((name) => ({
    ...branch,
    argument: [name],
    words: `\`${name}\` is dev`,
    otherwise: 'ask' as const,
  }));
  assert.deepEqual(render(one({ conditions }), 'policylayer', 'tool').lossy, [
    '`create_issue`: denied, since the PolicyLayer gateway cannot ask a person, nor check that `a` is dev, that `b` is dev and that `c` is dev; a target that can do either lets good calls pass.',
  ]);
});

test('sentence: a whole server', () =>
  assert.deepEqual(describe(one({}), 'server'), [
    'The one tool that it lists is allowed.',
    'Every other tool of the server is denied.',
  ]));

test('the sentence about a tool says what the evaluator decides', () => {
  fc.assert(
    fc.property(policyAndCalls, ({ policy }) => {
      for (const shown of [policy, ...TARGETS.map(({ id }) => effective(policy, id))])
        for (const intent of shown.servers[0]?.tools ?? []) {
          const only = { ...shown, servers: [{ ...shown.servers[0]!, tools: [intent] }] };
          const [first = ''] = describe(only, 'tool');
          const call = { server: 'github', tool: intent.tool, args: passingArguments(intent.conditions) ?? {} };
          const words = { allow: ' is allowed', ask: ' needs a person’s approval', deny: ' denied' };
          assert.ok(first.includes(words[evaluate(only, call).decision]), first);
          const max = Number(/at most (\d+) calls? a minute/.exec(first)?.[1] ?? 0);
          if (max > 0) {
            const outcomes = replay(
              only,
              Array.from({ length: max + 1 }, () => call),
            ).map(({ decision }) => decision);
            assert.deepEqual(outcomes, [...Array.from({ length: max }, () => 'allow'), 'deny']);
          }
        }
    }),
    RUNS,
  );
});

test('sentences have no slips of grammar', () => {
  fc.assert(
    fc.property(policyAndCalls, ({ policy }) => {
      const all = [...describe(policy, 'server'), ...describe(policy, 'tool')].map((s) =>
        s.replace(/`[^`]*`|`.*?`(?= )/gs, 'X'),
      );
      for (const sentence of all) {
        assert.doesNotMatch(
          sentence,
          /\b1 (?:tools|calls|entries)\b|\b(\w+) \1\b| {2}|[^“]\.\.|undefined|\bNaN\b|, \./,
        );
        assert.match(sentence, /\.$/);
      }
    }),
    RUNS,
  );
});
