import type { RawTool, SnapshotFlag } from '../../data/schema/index.ts';
import { nestsDeeperThan } from './bounded-json.ts';

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the MCP schema would refuse in a tool definition, in words; empty for a valid one. Never compiles a schema. */
export function definitionFaults(tool: Record<string, unknown>): string[] {
  const faults: string[] = [];
  const { description, inputSchema, outputSchema, annotations } = tool;
  if (tool.name === '') faults.push('name is empty');
  if (description !== undefined && typeof description !== 'string') faults.push('description is not a string');
  if (!isObject(inputSchema)) faults.push('inputSchema is not an object');
  else if (inputSchema.type !== 'object') faults.push('inputSchema.type is not "object"');
  if (outputSchema !== undefined && !isObject(outputSchema)) faults.push('outputSchema is not an object');
  if (annotations !== undefined && !isObject(annotations)) faults.push('annotations is not an object');
  else if (isObject(annotations))
    for (const hint of HINTS)
      if (Object.hasOwn(annotations, hint) && typeof annotations[hint] !== 'boolean')
        faults.push(`annotations.${hint} is not a boolean`);
  return faults;
}

/** Keeps every tool that has a name, as it came; says in flags what was odd about it. */
export function acceptTools(
  items: readonly unknown[],
  definitionDepth: number,
): { tools: RawTool[]; flags: SnapshotFlag[] } {
  const tools: RawTool[] = [];
  const flags: SnapshotFlag[] = [];
  const seen = new Set<string>();
  for (const [position, item] of items.entries()) {
    if (!isObject(item) || typeof item.name !== 'string') {
      flags.push({ code: 'invalid-definition', detail: `item ${position} of the list has no name and is left out` });
      continue;
    }
    const tool = item as RawTool;
    for (const member of Object.keys(tool)) {
      if (!nestsDeeperThan(tool[member], definitionDepth)) continue;
      delete tool[member];
      const detail = `${member} nests deeper than ${definitionDepth} levels and is left out`;
      flags.push({ code: 'truncated', tool: tool.name, detail });
    }
    const faults = definitionFaults(tool);
    if (faults.length > 0) flags.push({ code: 'invalid-definition', tool: tool.name, detail: faults.join('; ') });
    if (seen.has(tool.name)) flags.push({ code: 'duplicate-name', tool: tool.name });
    seen.add(tool.name);
    tools.push(tool);
  }
  return { tools, flags };
}
