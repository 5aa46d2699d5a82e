import type { ToolIntent } from '../types.ts';
import { defineTarget, filePerServer } from './define.ts';
import { isWritable, jsonText, record } from './text.ts';

interface Rule {
  deny_if?: { conditions: []; on_deny: string }[];
  limits?: { counter: string; window: string; max: number; scope: 'grant' }[];
}

function rule({ tool, decision, limits, reasons }: ToolIntent): Rule {
  if (decision === 'deny') return { deny_if: [{ conditions: [], on_deny: reasons.join(' ') }] };
  if (limits.length === 0) return {};
  return {
    limits: limits.map(({ max, window }) => ({ counter: `${tool}_per_${window}`, window, max, scope: 'grant' })),
  };
}

/** The members that tools add to a document; merging those of every tool gives those of the server. */
function members(tools: readonly ToolIntent[]): Record<string, unknown> {
  const hidden = tools.filter(({ decision }) => decision === 'hide').map(({ tool }) => tool);
  const listed = tools
    .filter(({ decision }) => decision !== 'hide')
    .map((intent) => [intent.tool, rule(intent)] as const);
  return { ...(hidden.length > 0 && { hide: hidden }), ...(listed.length > 0 && { tools: record(listed) }) };
}

/** PolicyLayer’s hosted gateway. */
export const policylayer = defineTarget({
  id: 'policylayer',
  name: 'PolicyLayer gateway',
  called: 'the PolicyLayer gateway',
  documentation: {
    url: 'https://policylayer.com/docs/writing-policies',
    version: 'policy version 1',
    checked: '2026-11-21',
  },
  filename: 'policylayer.json',
  language: 'json',
  install: [
    'Open the grant of the server in the PolicyLayer dashboard.',
    'Replace its policy document with the text, or merge a tool’s part into the document that is there.',
    'Save, and call a tool that the policy does not list: the answer must start with [POLICY DENIED].',
  ],
  capabilities: {
    limits: () => true,
    // No conditions: the documentation shows none on an argument, and deny_if has the opposite polarity of Intercept: nothing is guessed.
    ask: false,
    hide: true,
    unlisted: true,
    deny: true,
    names: (name, kind) => kind === 'server' || (name !== '*' && isWritable(name)),
  },
  proof: 'Checked with a schema and an evaluator of our own, made from the documentation: no loader is published.',
  files: (policy, scope) =>
    policy.servers.map(({ key, tools }) => ({
      text: jsonText(scope === 'tool' ? members(tools) : { version: '1', default: 'deny', ...members(tools) }),
      filename: filePerServer('policylayer.json', key, scope),
      language: 'json',
      where:
        scope === 'tool'
          ? 'Merge into the policy document of the server’s grant; on its own it is not a document.'
          : `The policy document of the grant for ${key}, in the dashboard.`,
    })),
});
