import type { Command } from 'commander';
import { openRecords } from './records.ts';

/** `toolrisk mcp`: the catalogue as an MCP server over standard input and output. */
export function register(program: Command): void {
  program
    .command('mcp')
    .description('Serve the catalogue as MCP tools over standard input and output')
    .option('--data <folder>', 'the folder of the records; those of this checkout when absent')
    .action((options: { data?: string }) => mcp(program.version() ?? '0.0.0', options));
}

/** Serves until the client closes standard input. */
export async function mcp(version: string, { data }: { data?: string }): Promise<void> {
  const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
  const { createServer } = await import('../mcp/server.ts');
  const store = await openRecords(data);
  const server = createServer(store, version);
  await server.connect(new StdioServerTransport());
  const stop = () => void server.close().then(() => process.exit(0));
  process.stdin.once('end', stop);
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
