import type { Policy, Scope, ToolIntent } from '../types.ts';
import { jsonText, record } from './json.ts';
import { fileStem, output } from './output.ts';
import { strengthen } from './strengthen.ts';
import type { Capabilities, Rendered, Target } from './target.ts';

const NAME = 'the PolicyLayer gateway';

const capabilities: Capabilities = {
  limits: true,
  // The documents show no condition on an argument, and its polarity is opposite to Intercept’s: nothing is guessed.
  conditions: () => false,
  ask: false,
  hide: true,
  unlisted: true,
  deny: true,
};

type Rule = {
  deny_if?: { conditions: []; on_deny: string }[];
  limits?: { counter: string; window: string; max: number; scope: 'grant' }[];
};

function rule(intent: ToolIntent): Rule {
  if (intent.decision === 'deny') return { deny_if: [{ conditions: [], on_deny: intent.reasons.join(' ') }] };
  if (intent.limits.length === 0) return {};
  return {
    limits: intent.limits.map(({ max, window }) => ({
      counter: `${intent.tool}_per_${window}`,
      window,
      max,
      scope: 'grant',
    })),
  };
}

/** The members that the tools add to a document; merging those of every tool gives those of the server. */
function members(tools: readonly ToolIntent[]): Record<string, unknown> {
  const hidden = tools.filter(({ decision }) => decision === 'hide').map(({ tool }) => tool);
  const listed = tools
    .filter(({ decision }) => decision !== 'hide')
    .map((intent) => [intent.tool, rule(intent)] as const);
  return { ...(hidden.length > 0 && { hide: hidden }), ...(listed.length > 0 && { tools: record(listed) }) };
}

function render(policy: Policy, scope: Scope): Rendered {
  const { policy: effective, notes } = strengthen(policy, capabilities, NAME);
  const files = effective.servers.map((server) => {
    const body = members(server.tools);
    return {
      text: jsonText(scope === 'tool' ? body : { version: '1', default: 'deny', ...body }),
      filename: scope === 'stack' ? `policylayer.${fileStem(server.key)}.json` : 'policylayer.json',
      language: 'json',
      where:
        scope === 'tool'
          ? 'Merge into the policy document of the server’s grant; on its own it is not a document.'
          : `The policy document of the grant for ${server.key}, in the dashboard.`,
    };
  });
  return output(policy, scope, files, capabilities, notes);
}

/** PolicyLayer’s hosted gateway. */
export const policylayer: Target = {
  id: 'policylayer',
  name: 'PolicyLayer gateway',
  documentation: { url: 'https://policylayer.com/docs/writing-policies', version: '1', checked: '2026-11-21' },
  filename: 'policylayer.json',
  language: 'json',
  install: [
    'Open the grant of the server in the PolicyLayer dashboard.',
    'Replace its policy document with the text, or merge a tool’s part into it.',
    'Save, and call a tool that the policy does not list: the answer must be [POLICY DENIED].',
  ],
  capabilities,
  proof: 'Checked with a schema and an evaluator of our own, made from the documentation: no loader is published.',
  effective: (policy) => strengthen(policy, capabilities, NAME).policy,
  render,
};
