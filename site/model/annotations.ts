import { mayDestroy } from '../../classifier/verdict/contradictions.ts';
import type { RawTool, ToolVerdict } from '../../data/schema/index.ts';

/** One hint that the author declared, beside what the verdict says of the same thing. */
export interface AnnotationRow {
  hint: string;
  means: string;
  declared: boolean | null;
  assessed: boolean | null;
  agrees: boolean | null;
}

export interface AnnotationView {
  rows: readonly AnnotationRow[];
  /** A framework filled them in, so that they say nothing of this tool. */
  defaults: boolean;
  /** What the author could write instead, where a hint contradicts the verdict. */
  fix: string | null;
}

const HINTS = [
  ['readOnlyHint', 'changes nothing'],
  ['destructiveHint', 'may delete or overwrite'],
  ['idempotentHint', 'calling again changes nothing more'],
  ['openWorldHint', 'reaches beyond its own server'],
] as const;

export function annotationView(tool: RawTool, verdict: ToolVerdict): AnnotationView {
  const declared = (tool['annotations'] ?? {}) as Record<string, unknown>;
  const rows = HINTS.map(([hint, means]): AnnotationRow => {
    const said = typeof declared[hint] === 'boolean' ? declared[hint] : null;
    const contradiction = verdict.contradictions.find(({ annotation }) => annotation === hint);
    const assessed = contradiction?.assessed ?? assess(hint, verdict);
    return {
      hint,
      means,
      declared: said,
      assessed,
      agrees: contradiction ? false : said === null || assessed === null ? null : true,
    };
  });
  const wrong = verdict.contradictions;
  return {
    rows,
    defaults: verdict.flags.some(({ code }) => code === 'default-annotations'),
    fix:
      wrong.length === 0
        ? null
        : JSON.stringify(
            { annotations: Object.fromEntries(wrong.map(({ annotation, assessed }) => [annotation, assessed])) },
            null,
            2,
          ),
  };
}

function assess(hint: (typeof HINTS)[number][0], { category, effects }: ToolVerdict): boolean | null {
  if (category === 'Unclassified') return null;
  if (hint === 'readOnlyHint') return category === 'Read';
  if (hint === 'destructiveHint') return mayDestroy(category, effects);
  return null;
}
