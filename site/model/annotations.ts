import { mayDestroy } from '../../classifier/verdict/contradictions.ts';
import type { RawTool, ToolVerdict } from '../../data/schema/index.ts';
import { plain } from './text.ts';

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
      agrees: contradiction ? false : said !== null && said === assessed ? true : null,
    };
  });
  return {
    rows,
    defaults: verdict.flags.some(({ code }) => code === 'default-annotations'),
    fix: verdict.contradictions.length === 0 ? null : fixOf(declared, verdict),
  };
}

/** All that was declared, with what is wrong put right; a tool that is not read-only any more says whether it destroys. */
function fixOf(
  { title, ...declared }: Record<string, unknown>,
  { category, effects, contradictions }: ToolVerdict,
): string {
  const annotations = {
    ...(typeof title === 'string' && plain(title) === title && { title }),
    ...Object.fromEntries(
      HINTS.flatMap(([hint]) => (typeof declared[hint] === 'boolean' ? [[hint, declared[hint]]] : [])),
    ),
    ...Object.fromEntries(contradictions.map(({ annotation, assessed }) => [annotation, assessed])),
    ...(mayDestroy(category, effects) === true && { destructiveHint: true }),
  };
  return JSON.stringify({ annotations }, null, 2);
}

function assess(hint: (typeof HINTS)[number][0], { category, effects }: ToolVerdict): boolean | null {
  if (category === 'Unclassified') return null;
  if (hint === 'readOnlyHint') return category === 'Read';
  if (hint === 'destructiveHint') return mayDestroy(category, effects);
  return null;
}
