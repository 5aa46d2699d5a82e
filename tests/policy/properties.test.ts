import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  effective,
  evaluate,
  POSTURES,
  replay,
  TARGETS,
  toolIntent,
  type Call,
  type Policy,
} from '../../classifier/policy/index.ts';
import { anyCase, callArguments, policyAndCalls, policyOf } from './support/arbitrary.ts';
import { rank } from './support/rank.ts';

const RUNS = { numRuns: 1000, seed: 20261121 };

const caseWithArguments = fc.tuple(anyCase, fc.array(callArguments, { minLength: 2, maxLength: 4 }));

test('a stricter posture never lets pass what a more open one asks about or denies', () => {
  fc.assert(
    fc.property(caseWithArguments, ([one, calls]) => {
      for (const args of calls) {
        const call = { server: 'github', tool: one.verdict.name, args };
        const ranks = POSTURES.map((posture) => rank(evaluate(policyOf([one], posture), call).decision));
        assert.deepEqual(ranks, ranks.toSorted().reverse(), JSON.stringify(args));
      }
    }),
    RUNS,
  );
});

test('what is irreversible or arbitrary never passes on a rate limit alone', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...POSTURES), ({ verdict, tool }, posture) => {
      if (verdict.actions.length > 0) return;
      const grave = ['destructive', 'financial', 'runs-code', 'sends-message', 'changes-access', 'weakens-protection'];
      const isGrave =
        verdict.effects.some((effect) => grave.includes(effect)) || verdict.qualifiers.includes('raw-api');
      const intent = toolIntent(verdict, tool, posture);
      if (isGrave && verdict.risk !== 'low' && verdict.risk !== 'medium' && intent.decision === 'allow')
        assert.ok(intent.conditions.length > 0, JSON.stringify(intent));
    }),
    RUNS,
  );
});

test('an unclassified tool is decided like one of high risk: never allowed', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom(...POSTURES), ({ verdict, tool }, posture) => {
      if (verdict.risk !== null || verdict.actions.length > 0) return;
      assert.notEqual(toolIntent(verdict, tool, posture).decision, 'allow');
    }),
    RUNS,
  );
});

const targetsThat = (can: 'deny' | 'unlisted') => TARGETS.filter(({ capabilities }) => capabilities[can]);

for (const target of TARGETS)
  test(`${target.id}: nothing passes without a person that the policy does not let pass`, () => {
    fc.assert(
      fc.property(policyAndCalls, ({ policy, calls }) => {
        const meant = replay(policy, calls).map(({ decision }) => decision);
        const becomes = replay(effective(policy, target.id), calls).map(({ decision }) => decision);
        becomes.forEach((decision, index) => {
          if (decision === 'allow') assert.equal(meant[index], 'allow', JSON.stringify(calls[index]));
        });
      }),
      { ...RUNS, numRuns: 300 },
    );
  });

test('what a policy denies whatever the arguments stays denied wherever a target can deny', () => {
  fc.assert(
    fc.property(policyAndCalls, ({ policy }) => {
      for (const target of targetsThat('deny'))
        for (const { tool, decision } of policy.servers[0]?.tools ?? []) {
          if (decision !== 'deny' && decision !== 'hide') continue;
          const named = target.capabilities.names?.(tool, 'tool', 'github') ?? true;
          const call: Call = { server: 'github', tool, args: {} };
          const expected = named || target.capabilities.unlisted ? 'deny' : 'ask';
          assert.equal(evaluate(effective(policy, target.id), call).decision, expected, `${target.id} ${tool}`);
        }
    }),
    { ...RUNS, numRuns: 200 },
  );
});

test('every tool that a target treats differently is in a note', () => {
  fc.assert(
    fc.property(policyAndCalls, ({ policy, calls }) => {
      for (const target of TARGETS) {
        const notes = target.render(policy, 'server').lossy.join('\n');
        const changed = differing(policy, effective(policy, target.id), calls);
        for (const tool of changed) assert.ok(tool === 'unlisted' || notes.includes(tool), `${target.id}: ${tool}`);
      }
    }),
    { ...RUNS, numRuns: 200 },
  );
});

function differing(meant: Policy, becomes: Policy, calls: readonly Call[]): string[] {
  const [a, b] = [replay(meant, calls), replay(becomes, calls)];
  return calls.filter((_, index) => a[index]?.decision !== b[index]?.decision).map(({ tool }) => tool);
}

test('limits count by calendar minute and hour, and a denied call takes nothing', () => {
  const limits = [
    { max: 2, window: 'minute', reason: 'r' },
    { max: 3, window: 'hour', reason: 'r' },
  ] as const;
  const tool = { tool: 't', decision: 'allow', limits, conditions: [], reasons: [] } as const;
  const policy: Policy = { posture: 'strict', servers: [{ key: 's', tools: [tool], unlisted: 'deny' }] };
  const at = (...times: number[]) =>
    replay(
      policy,
      times.map((time) => ({ server: 's', tool: 't', at: time })),
    ).map(({ decision }) => decision);
  assert.deepEqual(at(59_000, 59_500, 59_900, 60_000), ['allow', 'allow', 'deny', 'allow']);
  assert.deepEqual(at(0, 60_000, 120_000, 180_000, 3_600_000), ['allow', 'allow', 'allow', 'deny', 'allow']);
});
