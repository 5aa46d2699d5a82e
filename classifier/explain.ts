import type { RawTool, ToolVerdict } from '../data/schema/index.ts';
import { riskRule } from './risk.ts';

/** The verdict in sentences; the first is the one-sentence why. */
export function explain(verdict: ToolVerdict, tool: RawTool): { sentence: string; sentences: string[] } {
  if (verdict.category === 'Unclassified')
    return { sentence: verdict.unclassified ?? '', sentences: [verdict.unclassified ?? ''] };
  const fact = verdict.evidence.find(({ supports }) => supports === verdict.category) ?? verdict.evidence[0];
  const sentence = `${tool.name} ${riskRule(verdict).text}${fact === undefined ? '' : `: “${fact.quote}”`}.`;
  return { sentence, sentences: [sentence] };
}
