import type { Category, Contradiction, Effect, RawTool } from '../../data/schema/index.ts';

interface Judged {
  category: Category;
  effects: readonly Effect[];
  /** How sure the category is, 0 to 1. */
  confidence: number;
}

/** Below it, what an author says of the own tool is worth more than what was read from the definition. */
const SURE = 0.7;

/**
 * Where the author's annotations claim less than the verdict found. Caution contradicts nothing: an author knows what the
 * code does beyond the definition, and the protocol's defaults, which frameworks fill in, are the most cautious claims.
 */
export function contradictionsOf(tool: RawTool, { category, effects, confidence }: Judged): Contradiction[] {
  const { annotations } = tool;
  if (category === 'Unclassified' || confidence < SURE || typeof annotations !== 'object' || annotations === null)
    return [];
  const { readOnlyHint, destructiveHint } = annotations as Record<string, unknown>;
  if (readOnlyHint === true)
    return category === 'Read' || effects.includes('session-only')
      ? []
      : [{ annotation: 'readOnlyHint', declared: true, assessed: false }];
  return destructiveHint === false && mayDestroy(category, effects) === true
    ? [{ annotation: 'destructiveHint', declared: false, assessed: true }]
    : [];
}

/**
 * What `destructiveHint` asks. Code may destroy. Whether another change does, the definition leaves open: by the protocol's
 * words only a change that adds is not destructive, and a verdict does not tell adding from setting: null.
 */
export function mayDestroy(category: Category, effects: readonly Effect[]): boolean | null {
  if (effects.includes('destructive') || effects.includes('runs-code')) return true;
  return category === 'Read' ? false : null;
}
