import { EFFECTS, QUALIFIERS, type RawTool, type ToolVerdict } from '../../data/schema/index.ts';
import { riskRule } from '../risk.ts';
import { contradictionsOf } from '../verdict/contradictions.ts';
import type { Answer } from './answer.ts';
import type { Problem } from './failure.ts';

/** The signal that stands on evidence which a model pointed out. */
const LLM_SIGNAL = 'llm';

type Labels = Pick<ToolVerdict, 'category' | 'effects' | 'qualifiers'>;

/**
 * An accepted answer as a verdict. The risk comes from the published function. What is a fact of the text rather than a
 * judgement (parameter roles, flags) is that of the rules engine.
 */
export function toVerdict(answer: Answer, tool: RawTool, rules: ToolVerdict): ToolVerdict {
  const labels = ordered(answer);
  const rule = riskRule(labels);
  return {
    name: tool.name,
    definitionDigest: rules.definitionDigest,
    ...labels,
    risk: rule.risk,
    rule: rule.id,
    confidence: answer.confidence,
    evidence: answer.evidence.map(({ pointer, quote, supports }) => ({ signal: LLM_SIGNAL, pointer, quote, supports })),
    parameters: rules.parameters,
    actions: answer.actions.map(({ pointer, value, ...judged }) => {
      const labels = ordered(judged);
      return { pointer, value, ...labels, risk: riskRule(labels).risk };
    }),
    ...(answer.category === 'Unclassified' ? { unclassified: answer.unclassified ?? '' } : {}),
    contradictions: contradictionsOf(tool, { ...labels, confidence: answer.confidence }),
    flags: rules.flags,
  };
}

/** The verdict on a tool about which the model gave no answer: what it is stays unknown, and is said so. */
export function unanswered(rules: ToolVerdict, problem: Problem | undefined): ToolVerdict {
  const labels: Labels = { category: 'Unclassified', effects: [], qualifiers: [] };
  const { risk, id: rule } = riskRule(labels);
  const reason = `the model gave no answer that could be accepted (${problem?.code}: ${problem?.detail})`;
  return {
    ...rules,
    ...labels,
    risk,
    rule,
    confidence: 0,
    evidence: [],
    actions: [],
    contradictions: [],
    unclassified: reason,
  };
}

/** Each label once, in the order of the taxonomy. */
export function ordered({ category, effects, qualifiers }: Labels): Labels {
  return {
    category,
    effects: EFFECTS.filter((effect) => effects.includes(effect)),
    qualifiers: QUALIFIERS.filter((qualifier) => qualifiers.includes(qualifier)),
  };
}
