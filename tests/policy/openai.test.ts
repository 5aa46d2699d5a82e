import assert from 'node:assert/strict';
import { test } from 'node:test';
import { render, type Decision, type Policy, type ToolIntent } from '../../classifier/policy/index.ts';
import { RENDERED } from './openai.test-d.ts';

const intent = (tool: string, decision: Decision): ToolIntent => ({
  tool,
  decision,
  limits: [],
  conditions: [],
  reasons: ['Because.'],
});

test('openai: the text is what was compiled against the types of the official package', () => {
  const tools = [intent('get_repo', 'allow'), intent('create_issue', 'ask'), intent('delete_repo', 'deny')];
  const policy: Policy = { posture: 'recommended', servers: [{ key: 'github', tools, unlisted: 'deny' }] };
  assert.deepEqual(JSON.parse(render(policy, 'openai', 'server').text), RENDERED);
});
