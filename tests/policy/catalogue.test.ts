import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  describe,
  effective,
  evaluate,
  POSTURES,
  render,
  stackPolicy,
  TARGETS,
  toolPolicy,
  type Policy,
} from '../../classifier/policy/index.ts';
import { ENGINES } from './engines/index.ts';
import { cataloguePolicies } from './support/catalogue.ts';

/** Every server in one posture, each with a key of its own. */
const policies = POSTURES.map((posture) => ({ posture, servers: cataloguePolicies(posture) }));

test('the committed catalogue has servers to render', () => {
  for (const { servers } of policies) assert.ok(servers.length >= 40, `${servers.length} servers`);
});

for (const target of TARGETS)
  test(`${target.id}: the policies of the whole catalogue load and decide as they should`, () => {
    const engine = ENGINES.find(({ id }) => id === target.id);
    for (const { servers: each } of policies)
      for (const policy of each) {
        const rendered = render(policy, target.id, 'server');
        if (rendered.files.length === 0 || engine === undefined) continue;
        const decide = engine.load(rendered);
        const key = policy.servers[0]?.key as string;
        const becomes = effective(policy, target.id);
        for (const tool of [...(policy.servers[0]?.tools ?? []).map(({ tool: name }) => name), 'an-unlisted-tool']) {
          const call = { server: key, tool, args: {} };
          const envoyFull = rendered.lossy.some(
            (note) => note.includes(`\`${tool}\``) && note.includes('at most 32 rules'),
          );
          assert.equal(decide(call), envoyFull ? 'deny' : evaluate(becomes, call).decision, `${key} ${tool}`);
        }
      }
  });

test('the whole catalogue as one stack renders for every target', () => {
  for (const { posture, servers: each } of policies) {
    const stack = stackPolicy(each, posture);
    for (const target of TARGETS) {
      const { files } = render(stack, target.id, 'stack');
      assert.ok(
        files.length > 0 && files.every(({ text, filename }) => text.length > 1 && filename.length > 0),
        target.id,
      );
      assert.equal(
        new Set(files.map(({ filename }) => filename)).size,
        files.length,
        `${target.id}: a file name twice`,
      );
    }
  }
});

test('every tool of the catalogue has a part for every target and a sentence without slips', () => {
  const slips = /\b1 (?:tools|calls|entries)\b| {2}|undefined|\bNaN\b/;
  for (const { servers: each } of policies)
    for (const policy of each)
      for (const { tool } of policy.servers[0]?.tools ?? []) {
        const one: Policy = toolPolicy(policy, tool);
        for (const target of TARGETS) assert.equal(render(one, target.id, 'tool').fragment, true);
        assert.doesNotMatch(describe(one, 'tool').join(' '), slips);
      }
});
