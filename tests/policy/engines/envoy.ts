import { evaluate } from '@marcbachmann/cel-js';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Engine } from './engine.ts';

/** The part of the MCPRoute definition (v1beta1) that a policy uses, with its limits on lists. */
const Route = z.strictObject({
  spec: z.strictObject({
    securityPolicy: z.strictObject({
      authorization: z.strictObject({
        defaultAction: z.literal('Deny'),
        rules: z
          .array(
            z.strictObject({
              action: z.literal('Allow'),
              target: z.strictObject({
                tools: z
                  .array(z.strictObject({ backend: z.string().min(1), tool: z.string().min(1) }))
                  .min(1)
                  .max(16),
              }),
              cel: z.string().min(1).optional(),
            }),
          )
          .max(32),
      }),
    }),
  }),
});

export const envoy: Engine = {
  id: 'envoy',
  kind: 'real engine',
  load(rendered) {
    const { rules } = Route.parse(parse(rendered.text)).spec.securityPolicy.authorization;
    return ({ server, tool, args }) => {
      const request = { mcp: { params: { name: tool, arguments: args } } };
      const applies = (cel: string | undefined): boolean => {
        try {
          return cel === undefined || evaluate(cel, { request }) === true;
        } catch {
          return false; // an expression that fails does not match
        }
      };
      const named = rules.filter(({ target }) => target.tools.some((t) => t.backend === server && t.tool === tool));
      return named.some(({ cel }) => applies(cel)) ? 'allow' : 'deny';
    };
  },
};
