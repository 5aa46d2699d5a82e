import type { Contradiction, RawTool } from '../../data/schema/index.ts';
import type { Labels } from './combine.ts';

/** Where the author's annotations say something else than the verdict. Hints that do not apply to a tool are not compared. */
export function contradictionsOf(tool: RawTool, { category, effects }: Labels): Contradiction[] {
  if (category === 'Unclassified' || typeof tool.annotations !== 'object' || tool.annotations === null) return [];
  const { readOnlyHint, destructiveHint } = tool.annotations as Record<string, unknown>;
  const reads = category === 'Read';
  const destroys = effects.includes('destructive');
  const found: Contradiction[] = [];
  if (typeof readOnlyHint === 'boolean' && readOnlyHint !== reads)
    found.push({ annotation: 'readOnlyHint', declared: readOnlyHint, assessed: reads });
  if (typeof destructiveHint === 'boolean' && !reads && readOnlyHint !== true && destructiveHint !== destroys)
    found.push({ annotation: 'destructiveHint', declared: destructiveHint, assessed: destroys });
  return found;
}
