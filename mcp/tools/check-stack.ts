import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { chainsOf } from '../../classifier/index.ts';
import { byRisk, riskCounts, type Catalogue, type Tool } from '../catalogue.ts';
import { quote } from '../quote.ts';
import { Brief, brief, Counts, ServerBrief, serverBrief } from '../view.ts';
import { register } from './tool.ts';

const Chain = z.object({
  kind: z.enum(['toxic-flow', 'injected-execution']),
  private: z.array(z.string()).describe('Return private data or secrets'),
  untrusted: z.array(z.string()).describe('Return what third parties wrote'),
  sink: z.array(z.string()).describe('Send out, or run code'),
});

export function checkStack(server: McpServer, catalogue: Catalogue): void {
  register(server, {
    name: 'check_stack',
    title: 'Check a set of MCP servers',
    description:
      'Returns what a set of MCP servers exposes together: the risk of each, the most dangerous tools, which are unknown, and whether private data, third-party content and a way out (or code to run) meet in the set.',
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
      chains: z.array(Chain).describe('Servers of the set that together can leak data, or run what a stranger wrote'),
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
        chains: chains(tools),
      };
    },
  });
}

/** The chains through all tools of the set, by server: a set may have what none of its servers has alone. */
function chains(tools: readonly Tool[]): z.infer<typeof Chain>[] {
  return chainsOf(tools.map(({ server, verdict }) => ({ name: server, effects: verdict.effects }))).map((chain) => ({
    kind: chain.kind,
    private: [...new Set(chain.private)],
    untrusted: [...new Set(chain.untrusted)],
    sink: [...new Set(chain.sink)],
  }));
}
