import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { byRisk, riskCounts, type Catalogue, type Server } from '../catalogue.ts';
import { quote } from '../quote.ts';
import { Brief, brief, Counts, ServerBrief, serverBrief } from '../view.ts';
import { register } from './tool.ts';

export function checkStack(server: McpServer, catalogue: Catalogue): void {
  register(server, {
    name: 'check_stack',
    title: 'Check a set of MCP servers',
    description:
      'Returns what a set of MCP servers exposes together: the risk of each, the most dangerous tools, which are unknown, and whether private data, third-party content and a way out meet in the set.',
    input: {
      packages: z
        .array(z.string().max(300))
        .min(1)
        .max(50)
        .describe('Package names or ids of the servers, with or without a version'),
    },
    output: {
      known: z.array(ServerBrief),
      unknown: z.array(z.string()).describe('Not in the catalogue or not listed: unknown is not safe'),
      risks: Counts,
      dangerous: z.array(Brief).describe('Critical and high tools and those that cannot be judged, at most 30'),
      toxicFlow: z
        .object({
          present: z.boolean(),
          private: z.array(z.string()),
          untrusted: z.array(z.string()),
          out: z.array(z.string()),
        })
        .describe(
          'Servers of the set that return private data, that return third-party content, and that can send out',
        ),
    },
    answer({ packages }) {
      const asked = [...new Set(packages)].map((name) => ({ name, server: catalogue.find(name) }));
      const known = [
        ...new Map(asked.flatMap(({ server: found }) => (found ? [[found.id, found] as const] : []))).values(),
      ];
      const tools = known.flatMap((found) => found.tools);
      return {
        known: known.map(serverBrief),
        unknown: asked
          .filter(({ server: found }) => !found || found.tools.length === 0)
          .map(({ name }) => quote(name, 300)),
        risks: riskCounts(tools),
        dangerous: tools
          .filter(({ verdict: { risk } }) => risk !== 'low' && risk !== 'medium')
          .sort(byRisk)
          .slice(0, 30)
          .map(brief),
        toxicFlow: toxicFlow(known),
      };
    },
  });
}

/** Whether the three sides of the triangle are all there, and where. */
function toxicFlow(servers: readonly Server[]) {
  const having = (...effects: string[]) =>
    servers
      .filter(({ tools }) => tools.some(({ verdict }) => verdict.effects.some((effect) => effects.includes(effect))))
      .map(({ id }) => id);
  const sides = {
    private: having('reads-private', 'reads-secrets'),
    untrusted: having('reads-untrusted'),
    out: having('open-egress', 'sends-message'),
  };
  return { present: Object.values(sides).every((side) => side.length > 0), ...sides };
}
