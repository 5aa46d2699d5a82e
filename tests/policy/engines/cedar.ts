import { preparsePolicySet, statefulIsAuthorized, type CedarValueJson } from '@cedar-policy/cedar-wasm/nodejs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Engine } from './engine.ts';

const AuthzConfig = z.strictObject({
  version: z.literal('1.0'),
  type: z.literal('cedarv1'),
  cedar: z.strictObject({ policies: z.array(z.string()), entities_json: z.string() }),
});

/** How ToolHive hands arguments to Cedar: numbers as decimals, and nothing that is not a scalar. */
function context(args: unknown): Record<string, CedarValueJson> {
  const record: Record<string, CedarValueJson> = {};
  for (const [key, value] of Object.entries((args ?? {}) as Record<string, unknown>)) {
    if (typeof value === 'string' || typeof value === 'boolean') record[`arg_${key}`] = value;
    if (typeof value === 'number' && Math.abs(value) < 1e14)
      record[`arg_${key}`] = { __extn: { fn: 'decimal', arg: value.toFixed(4) } };
  }
  return record;
}

export const cedar: Engine = {
  id: 'cedar',
  kind: 'real engine',
  load(rendered) {
    const { cedar: config } = AuthzConfig.parse(parse(rendered.text));
    const staticPolicies = config.policies.join('\n');
    const parsed = preparsePolicySet('rendered', { staticPolicies });
    if (parsed.type === 'failure') throw new Error(parsed.errors.map(({ message }) => message).join('; '));
    return ({ tool, args }) => {
      if (!tool.isWellFormed()) return 'deny';
      const answer = statefulIsAuthorized({
        principal: { type: 'Client', id: 'agent' },
        action: { type: 'Action', id: 'call_tool' },
        resource: { type: 'Tool', id: tool },
        context: context(args),
        preparsedPolicySetId: 'rendered',
        entities: [],
      });
      if (answer.type === 'failure') throw new Error(answer.errors.map(({ message }) => message).join('; '));
      return answer.response.decision;
    };
  },
};
