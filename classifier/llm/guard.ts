import { CATEGORIES, type Flag, RISKS, type RawTool, type ToolVerdict } from '../../data/schema/index.ts';
import { riskRule } from '../risk.ts';
import { contradictions, ordered } from './verdict.ts';

/** Flags of text that tries to steer a model. A definition that carries one gets no benefit of the doubt. */
const POISONING: readonly Flag['code'][] = [
  'hidden-instruction',
  'cross-tool-shadowing',
  'exfiltration-request',
  'invisible-characters',
  'preference-manipulation',
];

/** Labels by which a definition would lower its own risk: kept on poisoned text only where both engines see them. */
const LOWERING: readonly string[] = ['session-only', 'reduces-access'];

/**
 * The rule against prompt injection: on a poisoned definition a model can raise what the rules engine found, never lower it.
 * Where the model is milder, the stricter category and the effects of both stand, and the risk is computed from these.
 */
export function guard(
  model: ToolVerdict,
  rules: ToolVerdict,
  tool: RawTool,
  found: readonly Flag[] = [],
): { verdict: ToolVerdict; overruled: boolean } {
  const flags = union([...rules.flags, ...found]);
  const poisoned = flags.some(({ code }) => POISONING.includes(code));
  const flagged = { ...model, flags };
  if (!poisoned) return { verdict: flagged, overruled: false };
  if (rules.category === 'Unclassified' && severity(model) < severity(rules))
    return { verdict: { ...rules, flags }, overruled: true };
  if (rules.category === 'Unclassified' || (model.category === 'Unclassified' && severity(rules) <= severity(model)))
    return { verdict: flagged, overruled: false };
  const supported = new Set<string>(rules.evidence.map(({ supports }) => supports));
  const kept = <Label extends string>(theirs: readonly Label[], ours: readonly Label[]): Label[] => [
    ...theirs.filter((label) => !LOWERING.includes(label) || ours.includes(label)),
    ...ours.filter((label) => supported.has(label) && (!LOWERING.includes(label) || theirs.includes(label))),
  ];
  const labels = ordered({
    category: supported.has(rules.category) ? worse(model.category, rules.category) : model.category,
    effects: kept(model.effects, rules.effects),
    qualifiers: kept(model.qualifiers, rules.qualifiers),
  });
  const rule = riskRule(labels);
  const { unclassified: _, ...rest } = flagged;
  const said: string[] = [labels.category, ...labels.effects, ...labels.qualifiers];
  const verdict: ToolVerdict = {
    ...rest,
    ...labels,
    risk: rule.risk,
    rule: rule.id,
    evidence: [...model.evidence, ...rules.evidence].filter(({ supports }) => said.includes(supports)),
    actions: model.category === 'Unclassified' || severity(model) < severity(rules) ? rules.actions : model.actions,
    contradictions: contradictions(tool, labels),
    ...(labels.category === 'Unclassified' ? { unclassified: model.unclassified ?? 'no evidence' } : {}),
  };
  const overruled = verdict.category !== model.category || severity(verdict) > severity(model);
  return {
    verdict: overruled ? { ...verdict, confidence: Math.min(model.confidence, rules.confidence) } : verdict,
    overruled,
  };
}

/** The rank of a risk; Unclassified counts as high, as policy treats it. */
export function severity({ risk }: Pick<ToolVerdict, 'risk'>): number {
  return RISKS.indexOf(risk ?? 'high');
}

/** Unclassified gives way to any category that evidence supports. */
function worse(a: ToolVerdict['category'], b: ToolVerdict['category']): ToolVerdict['category'] {
  const rank = (category: ToolVerdict['category']) => (category === 'Unclassified' ? -1 : CATEGORIES.indexOf(category));
  return rank(a) >= rank(b) ? a : b;
}

function union(flags: readonly Flag[]): Flag[] {
  return flags.filter(
    (flag, index) =>
      flags.findIndex(
        ({ code, pointer, quote }) => code === flag.code && pointer === flag.pointer && quote === flag.quote,
      ) === index,
  );
}
