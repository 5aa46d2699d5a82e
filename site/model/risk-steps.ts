import { RISK_RULES } from '../../classifier/risk.ts';
import type { Risk } from '../../data/schema/index.ts';

/** The risk function, rule by rule, up to the one that applies. */
export function riskSteps(
  input: Parameters<(typeof RISK_RULES)[number]['applies']>[0],
): { text: string; risk: Risk | null; applies: boolean }[] {
  const last = RISK_RULES.findIndex((rule) => rule.applies(input));
  return RISK_RULES.slice(0, last + 1).map(({ text, risk }, index) => ({ text, risk, applies: index === last }));
}
