import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { Store } from '../data/store/index.ts';
import { Catalogue } from './catalogue.ts';
import { NOTE } from './quote.ts';
import { checkStack } from './tools/check-stack.ts';
import { getPolicy } from './tools/get-policy.ts';
import { getServer } from './tools/get-server.ts';
import { getTool } from './tools/get-tool.ts';
import { searchTools } from './tools/search-tools.ts';

/** The catalogue as an MCP server: five tools that read it and nothing else. */
export function createServer(store: Store, version: string): McpServer {
  const server = new McpServer(
    { name: 'toolrisk', title: 'Toolrisk: the open risk catalogue of MCP tools', version },
    {
      instructions: `Look up what an MCP server or tool can do, how dangerous that is and why, before it is connected or called, and get a policy that controls it. ${NOTE}`,
    },
  );
  const catalogue = new Catalogue(store);
  for (const add of [searchTools, getTool, getServer, checkStack, getPolicy]) add(server, catalogue);
  return server;
}
