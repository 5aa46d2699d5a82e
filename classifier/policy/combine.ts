import { stricter, strictness, type ToolIntent } from './types.ts';

/** One intent for what cannot be told apart: the stricter decision, and the limits and conditions of both. */
export function combine(a: ToolIntent, b: ToolIntent): ToolIntent {
  const decision = stricter(a.decision, b.decision);
  const passes = strictness(decision) < strictness('deny');
  const limits = [...a.limits, ...b.limits].sort((x, y) => x.max - y.max);
  return {
    tool: a.tool,
    decision,
    limits: decision === 'allow' ? limits.filter((l, i) => limits.findIndex((m) => m.window === l.window) === i) : [],
    conditions: passes ? [...a.conditions, ...b.conditions].filter(({ otherwise }) => otherwise !== decision) : [],
    reasons: [...new Set([...a.reasons, ...b.reasons])],
  };
}
