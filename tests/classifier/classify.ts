import { classifyTool, type ServerContext } from '../../classifier/index.ts';
import type { RawTool, ToolVerdict } from '../../data/schema/index.ts';

/** The verdict on a tool of a made-up server. */
export function verdictOf(tool: RawTool, context: Partial<ServerContext> = {}): ToolVerdict {
  return classifyTool(tool, { server: 'example', siblings: [tool], ...context });
}

/**
 * A tool from a line of a table. Its parameters are strings unless the name says otherwise, or what follows it:
 * `drop:boolean`, or the values it may have, `status:active/deleted`.
 */
export function tableTool(name: string, description: string, parameters: string): RawTool {
  const properties = Object.fromEntries(
    parameters
      .split(',')
      .filter((parameter) => parameter !== '')
      .map((parameter) => {
        const [key, said] = parameter.split(':') as [string, string | undefined];
        return [key, said?.includes('/') ? { type: 'string', enum: said.split('/') } : { type: said ?? typeOf(key) }];
      }),
  );
  return { name, description, inputSchema: { type: 'object', properties } };
}

const BOOLEANS = new Set(['all', 'on', 'public']);
const ARRAYS = ['ids', 'files', 'records', 'entities', 'schemas', 'messages', 'nodes', 'values', 'replacements'];

function typeOf(parameter: string): string {
  if (BOOLEANS.has(parameter)) return 'boolean';
  return ARRAYS.some((word) => parameter.includes(word)) ? 'array' : 'string';
}
