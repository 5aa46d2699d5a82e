import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { byRisk, type Catalogue } from '../catalogue.ts';
import { quote } from '../quote.ts';
import { Brief, brief, ServerBrief, serverBrief } from '../view.ts';
import { register } from './tool.ts';

const Chain = z.object({
  kind: z.string(),
  private: z.array(z.string()),
  untrusted: z.array(z.string()),
  sink: z.array(z.string()),
});

export function getServer(server: McpServer, catalogue: Catalogue): void {
  register(server, {
    name: 'get_server',
    title: 'Look up one MCP server',
    description:
      'Returns what one MCP server can do: how its tools were listed, each tool with its category, effects and risk (the dangerous first), and the chains of tools that together can leak data or run what a stranger wrote.',
    input: {
      server: z.string().max(300).describe('Id or package name of the server'),
      offset: z.int().min(0).default(0).describe('How many tools to pass over'),
    },
    output: {
      ...ServerBrief.shape,
      chains: z.array(Chain),
      results: z.array(Brief),
      next: z.int().optional().describe('The offset of the next tools, where there are more'),
    },
    answer({ server: name, offset }) {
      const found = catalogue.server(name);
      const shown = 100;
      const names = (list: readonly string[]) => list.map((tool) => quote(tool, 300));
      return {
        ...serverBrief(found),
        chains: (found.verdict?.chains ?? []).map((chain) => ({
          kind: chain.kind,
          private: names(chain.private),
          untrusted: names(chain.untrusted),
          sink: names(chain.sink),
        })),
        results: found.tools
          .toSorted(byRisk)
          .slice(offset, offset + shown)
          .map(brief),
        ...(offset + shown < found.tools.length && { next: offset + shown }),
      };
    },
  });
}
