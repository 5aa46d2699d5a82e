import { CATEGORIES, RISKS, type ToolVerdict } from '../../data/schema/index.ts';

/** One point on which two engines differ, for a person to decide. */
export interface Disagreement {
  field: 'category' | 'risk' | 'effect' | 'qualifier' | 'action';
  /** The effect, qualifier or action value in question. */
  label?: string;
  rules: string;
  llm: string;
  /** Which engine is the stricter one here. */
  stricter: 'rules' | 'llm';
}

/** Compares the verdicts of the two engines on one tool: an empty list where they agree. */
export function disagreements(rules: ToolVerdict, llm: ToolVerdict): Disagreement[] {
  return [
    ...differs('category', rules.category, llm.category, categoryRank),
    ...differs('risk', rules.risk ?? 'unknown', llm.risk ?? 'unknown', riskRank),
    ...present('effect', rules.effects, llm.effects),
    ...present('qualifier', rules.qualifiers, llm.qualifiers),
    ...actions(rules, llm),
  ];
}

function differs(
  field: Disagreement['field'],
  rules: string,
  llm: string,
  rank: (word: string) => number,
  label?: string,
): Disagreement[] {
  if (rules === llm) return [];
  return [
    {
      field,
      ...(label === undefined ? {} : { label }),
      rules,
      llm,
      stricter: rank(llm) > rank(rules) ? 'llm' : 'rules',
    },
  ];
}

function present(field: 'effect' | 'qualifier', rules: readonly string[], llm: readonly string[]): Disagreement[] {
  return [...new Set([...rules, ...llm])]
    .filter((label) => rules.includes(label) !== llm.includes(label))
    .map((label) => {
      const found = rules.includes(label) ? 'rules' : 'llm';
      const lowers = label === 'session-only' || label === 'reduces-access';
      return {
        field,
        label,
        rules: found === 'rules' ? 'yes' : 'no',
        llm: found === 'llm' ? 'yes' : 'no',
        stricter: (found === 'rules') === lowers ? 'llm' : 'rules',
      };
    });
}

/** Actions that both engines know by the same argument and value. */
function actions(rules: ToolVerdict, llm: ToolVerdict): Disagreement[] {
  return rules.actions.flatMap((ours) => {
    const theirs = llm.actions.find(({ pointer, value }) => pointer === ours.pointer && value === ours.value);
    return theirs === undefined
      ? []
      : differs('action', ours.risk ?? 'unknown', theirs.risk ?? 'unknown', riskRank, ours.value);
  });
}

function categoryRank(category: string): number {
  return category === 'Unclassified' ? 1.5 : (CATEGORIES as readonly string[]).indexOf(category);
}

/** Unknown is treated like high. */
function riskRank(risk: string): number {
  return (RISKS as readonly string[]).indexOf(risk === 'unknown' ? 'high' : risk);
}
