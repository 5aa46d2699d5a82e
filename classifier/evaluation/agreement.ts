import { EFFECTS, type Label, type RawTool, type ToolVerdict } from '../../data/schema/index.ts';
import { share } from './figures.ts';
import { riskOf } from './judged.ts';

export interface Agreement {
  share: number;
  /** Cohen's kappa: agreement beyond what chance gives. */
  kappa: number;
}

export interface LabellerAgreement {
  /** Tools that two people labelled independently of each other. */
  tools: number;
  category: Agreement;
  readOrNot: Agreement;
  risk: Agreement;
  effects: Agreement;
}

/** How far two independent passes over the same tools agree; undefined where no tool has two. */
export function labellerAgreement(passes: readonly (readonly Label[])[]): LabellerAgreement | undefined {
  const pairs = passes.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [[first, second] as const],
  );
  if (pairs.length === 0) return undefined;
  const by = (view: (label: Label) => string): Agreement => agreement(pairs.map(([a, b]) => [view(a), view(b)]));
  return {
    tools: pairs.length,
    category: by(({ category }) => category),
    readOrNot: by(({ category }) => String(category === 'Read')),
    risk: by(riskOf),
    effects: agreement(
      EFFECTS.flatMap((effect) =>
        pairs.map(([a, b]) => [`${effect} ${a.effects.includes(effect)}`, `${effect} ${b.effects.includes(effect)}`]),
      ),
      EFFECTS.length,
    ),
  };
}

/** `strata`: how many questions the pairs answer in turn; chance is reckoned for each and averaged. */
export function agreement(pairs: readonly (readonly [string, string])[], strata = 1): Agreement {
  const size = pairs.length / strata;
  const same = pairs.filter(([a, b]) => a === b).length / pairs.length;
  const counts = (side: 0 | 1) => {
    const map = new Map<string, number>();
    for (const pair of pairs) map.set(pair[side], (map.get(pair[side]) ?? 0) + 1);
    return map;
  };
  const second = counts(1);
  let chance = 0;
  for (const [answer, n] of counts(0)) chance += (n / size) * ((second.get(answer) ?? 0) / size);
  chance /= strata;
  return { share: same, kappa: chance === 1 ? 1 : (same - chance) / (1 - chance) };
}

export interface AuthorAgreement {
  /** Tools whose author set readOnlyHint, to the value that the protocol assumes or another. */
  tools: number;
  agreeingShare: number;
  /** Of the tools declared read-only, those called Write or Execute. */
  declaredReadOnlyCalledChangingRate?: number;
  /** Of the tools declared as changing, those called Read. */
  declaredChangingCalledReadRate?: number;
}

/** How far verdicts made without sight of the annotations agree with what the authors declared. */
export function authorAgreement(
  tools: readonly { tool: RawTool; verdict: Pick<ToolVerdict, 'category'> }[],
): AuthorAgreement | undefined {
  const declared = tools.flatMap(({ tool, verdict }) => {
    const hint = (tool.annotations as { readOnlyHint?: unknown } | undefined | null)?.readOnlyHint;
    return typeof hint === 'boolean' ? [{ hint, category: verdict.category }] : [];
  });
  if (declared.length === 0) return undefined;
  const readOnly = declared.filter(({ hint }) => hint);
  const changing = declared.filter(({ hint }) => !hint);
  const alarms = share(readOnly.filter(({ category }) => changes(category)).length, readOnly.length);
  const misses = share(changing.filter(({ category }) => category === 'Read').length, changing.length);
  return {
    tools: declared.length,
    agreeingShare: declared.filter(({ hint, category }) => hint === (category === 'Read')).length / declared.length,
    ...(alarms !== undefined && { declaredReadOnlyCalledChangingRate: alarms }),
    ...(misses !== undefined && { declaredChangingCalledReadRate: misses }),
  };
}

const changes = (category: ToolVerdict['category']) => category === 'Write' || category === 'Execute';
