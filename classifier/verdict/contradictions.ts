import type { Category, Contradiction, Effect, RawTool } from '../../data/schema/index.ts';
import type { Labels } from './combine.ts';

/** Where the author's annotations say something else than the verdict. Hints that do not apply to a tool are not compared. */
export function contradictionsOf(tool: RawTool, { category, effects }: Labels): Contradiction[] {
  if (category === 'Unclassified' || typeof tool.annotations !== 'object' || tool.annotations === null) return [];
  const { readOnlyHint, destructiveHint } = tool.annotations as Record<string, unknown>;
  const reads = category === 'Read';
  const destroys = mayDestroy(category, effects);
  const found: Contradiction[] = [];
  if (typeof readOnlyHint === 'boolean' && readOnlyHint !== reads)
    found.push({ annotation: 'readOnlyHint', declared: readOnlyHint, assessed: reads });
  if (typeof destructiveHint === 'boolean' && !reads && readOnlyHint !== true && destroys === !destructiveHint)
    found.push({ annotation: 'destructiveHint', declared: destructiveHint, assessed: destroys });
  return found;
}

/** What `destructiveHint` asks. Code may destroy; whether another run of something does, its arguments decide: null. */
export function mayDestroy(category: Category, effects: readonly Effect[]): boolean | null {
  if (effects.includes('destructive') || effects.includes('runs-code')) return true;
  return category === 'Execute' ? null : false;
}
