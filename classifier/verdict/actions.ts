import type { Action, Evidence } from '../../data/schema/index.ts';
import { ToolDefinition } from '../definition/read.ts';
import { riskRule } from '../risk.ts';
import { mapped } from '../text/packed.ts';
import { chooserOf } from './chooser.ts';
import { combine, findFactsOfAll, type Labels } from './combine.ts';

const MOST = 80;

export interface ActionLabels {
  action: Action;
  labels: Labels;
}

/** The labels of each value of the argument by which a tool acts, or of each such branch of its schema. */
export function actionsOf(definition: ToolDefinition): ActionLabels[] {
  const parameter = chooserOf(definition);
  if (parameter === undefined) return [];
  const choices = parameter.choices.slice(0, MOST);
  const facts = findFactsOfAll(
    mapped(choices, ({ acts }) => new ToolDefinition(definition.tool, definition.server, acts, definition)),
  );
  return choices.map(({ value }, i) => {
    const labels = combine(facts[i] as Evidence[]);
    const { category, effects, qualifiers } = labels;
    return {
      labels,
      action: { pointer: parameter.pointer, value, category, effects, qualifiers, risk: riskRule(labels).risk },
    };
  });
}
