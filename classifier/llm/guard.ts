import { type Action, CATEGORIES, type Flag, RISKS, type RawTool, type ToolVerdict } from '../../data/schema/index.ts';
import { POISONING } from '../flags/index.ts';
import { riskRule } from '../risk.ts';
import { contradictionsOf } from '../verdict/contradictions.ts';
import { ordered } from './verdict.ts';

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
  const poisoned = flags.some(({ code }) => POISONING.has(code));
  const verdict = poisoned ? stricter(model, rules, tool) : model;
  const overruled = verdict.category !== model.category || severity(verdict) > severity(model);
  const confidence = overruled ? Math.min(model.confidence, rules.confidence) : model.confidence;
  return { verdict: { ...verdict, confidence, flags }, overruled };
}

function stricter(model: ToolVerdict, rules: ToolVerdict, tool: RawTool): ToolVerdict {
  if (rules.category === 'Unclassified') return severity(model) < severity(rules) ? rules : model;
  if (model.category === 'Unclassified' && severity(rules) <= severity(model)) return model;
  const supported = new Set<string>(rules.evidence.map(({ supports }) => supports));
  const facts = {
    category: [rules.category, ...rules.effects].some((label) => supported.has(label))
      ? rules.category
      : model.category,
    effects: rules.effects.filter((effect) => supported.has(effect)),
    qualifiers: rules.qualifiers.filter((qualifier) => supported.has(qualifier)),
  };
  const labels = ordered({
    category: worse(model.category, facts.category),
    effects: both(model.effects, facts.effects),
    qualifiers: both(model.qualifiers, facts.qualifiers),
  });
  const rule = riskRule(labels);
  const said: string[] = [labels.category, ...labels.effects, ...labels.qualifiers];
  const { unclassified: _, ...rest } = model;
  return {
    ...rest,
    ...labels,
    risk: rule.risk,
    rule: rule.id,
    evidence: [...model.evidence, ...rules.evidence].filter(({ supports }) => said.includes(supports)),
    actions: strictestActions(model.actions, rules.actions),
    contradictions: contradictionsOf(tool, { ...labels, confidence: rest.confidence }),
    ...(labels.category === 'Unclassified' ? { unclassified: model.unclassified ?? 'no evidence' } : {}),
  };
}

/** All labels of the two, but those that lower a risk only where both have them. */
function both<Label extends string>(model: readonly Label[], rules: readonly Label[]): Label[] {
  return [...model, ...rules].filter(
    (label) => !LOWERING.includes(label) || (model.includes(label) && rules.includes(label)),
  );
}

function strictestActions(model: readonly Action[], rules: readonly Action[]): Action[] {
  const same = (a: Action) => (b: Action) => a.pointer === b.pointer && a.value === b.value;
  const fromModel = model.map((action) => {
    const ours = rules.find(same(action));
    return ours !== undefined && severity(ours) > severity(action) ? ours : action;
  });
  return [...fromModel, ...rules.filter((action) => !model.some(same(action)))];
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
