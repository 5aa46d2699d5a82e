import type { Overrides, RawTool, ToolVerdict } from '../data/schema/index.ts';
import { digest } from '../data/store/canonical.ts';
import { riskRule } from './risk.ts';
import { contradictionsOf } from './verdict/contradictions.ts';

/**
 * A reviewed correction replaces what it sets, as long as the definition is the one that was reviewed; risk and
 * contradictions follow. `tool` is the definition that the verdict is on, without annotations where they are to be ignored.
 */
export function applyOverride(verdict: ToolVerdict, overrides: Overrides | undefined, tool: RawTool): ToolVerdict {
  const override = overrides?.overrides.find(
    ({ tool, definitionDigest }) => tool === verdict.name && definitionDigest === verdict.definitionDigest,
  );
  if (override === undefined) return verdict;
  const { set, reason, reviewer, date } = override;
  const { unclassified, ...corrected } = { ...verdict, ...set, confidence: 1 } as ToolVerdict;
  const rule = riskRule(corrected);
  const labels = new Set<string>([corrected.category, ...corrected.effects, ...corrected.qualifiers]);
  return {
    ...corrected,
    ...(corrected.category === 'Unclassified' && { unclassified: unclassified ?? reason }),
    risk: rule.risk,
    rule: rule.id,
    evidence: corrected.evidence.filter(({ supports }) => labels.has(supports)),
    contradictions: contradictionsOf(tool, corrected),
    review: { reason, reviewer, date, fields: Object.keys(set) },
  };
}

/** Corrections whose tool is gone or whose definition has changed since the review: they no longer apply. */
export function lapsedOverrides(overrides: Overrides, verdicts: readonly ToolVerdict[]) {
  return overrides.overrides.filter(
    ({ tool, definitionDigest }) =>
      !verdicts.some((verdict) => verdict.name === tool && verdict.definitionDigest === definitionDigest),
  );
}

/** A hostile definition may be nested too deep for canonical JSON; its digest is then taken over its name alone. */
export function digestOf(tool: RawTool): ToolVerdict['definitionDigest'] {
  try {
    return digest(tool);
  } catch {
    return digest({ name: tool.name, unreadable: true });
  }
}
