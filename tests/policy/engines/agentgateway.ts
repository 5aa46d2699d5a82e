import { evaluate } from '@marcbachmann/cel-js';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Engine } from './engine.ts';

const Rule = z.union([z.string(), z.strictObject({ require: z.string() })]);
const Config = z.strictObject({
  mcp: z.strictObject({
    policies: z.strictObject({ mcpAuthorization: z.strictObject({ rules: z.array(Rule).min(1) }) }),
  }),
});

export const agentgateway: Engine = {
  id: 'agentgateway',
  kind: 'real engine',
  load(rendered) {
    const { rules } = Config.parse(parse(rendered.text)).mcp.policies.mcpAuthorization;
    const allow = rules.filter((rule) => typeof rule === 'string');
    const required = rules.flatMap((rule) => (typeof rule === 'string' ? [] : [rule.require]));
    return ({ server, tool }) => {
      const holds = (rule: string) => evaluate(rule, { mcp: { tool: { target: server, name: tool } } }) === true;
      return required.every(holds) && allow.some(holds) ? 'allow' : 'deny';
    };
  },
};
