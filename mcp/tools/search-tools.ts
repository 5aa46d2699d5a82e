import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { Catalogue } from '../catalogue.ts';
import { quote } from '../quote.ts';
import { ToolSearch } from '../search.ts';
import { Brief, brief, CategoryName, RiskOrUnknown } from '../view.ts';
import { register } from './tool.ts';

const Found = z.object({ ...Brief.shape, quoted: z.object({ description: z.string() }) });

export function searchTools(server: McpServer, catalogue: Catalogue): void {
  const search = new ToolSearch(catalogue);
  register(server, {
    name: 'search_tools',
    title: 'Search MCP tools',
    description:
      'Searches the catalogue of MCP tools by name, server or description, with spelling forgiven, and returns each tool with its category, effects and risk.',
    input: {
      query: z
        .string()
        .max(200)
        .describe('Words of the name, the server or the description; empty for all that the filters select'),
      category: CategoryName.optional(),
      risk: RiskOrUnknown.optional(),
      limit: z.int().min(1).max(50).default(10),
    },
    output: { total: z.int().describe('How many were found in all'), results: z.array(Found) },
    answer({ query, category, risk, limit }) {
      const found = search.find(query, { category, risk });
      const results = found.slice(0, limit).map((tool) => {
        const text = tool.raw['description'];
        return { ...brief(tool), quoted: { description: typeof text === 'string' ? quote(text, 300) : '' } };
      });
      return { total: found.length, results };
    },
  });
}
