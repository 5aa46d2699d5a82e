import type { Action, Evidence } from '../../data/schema/index.ts';
import { ToolDefinition } from '../definition/read.ts';
import { riskRule } from '../risk.ts';
import { mapped } from '../text/packed.ts';
import { chooserOf } from './chooser.ts';
import { combine, type Labels } from './combine.ts';

const MOST = 80;

export interface ActionLabels {
  action: Action;
  labels: Labels;
}

/** The value of an argument by which a tool acts, or such a branch of its schema, read as a definition of its own. */
export interface ActionDefinition {
  pointer: string;
  value: string;
  definition: ToolDefinition;
}

/** Those of a tool; most have none. */
export function actionsOf(whole: ToolDefinition): ActionDefinition[] {
  const chooser = chooserOf(whole);
  if (chooser === undefined) return [];
  const { pointer, choices } = chooser;
  return mapped(choices.slice(0, MOST), ({ value, acts }) => ({
    pointer,
    value,
    definition: new ToolDefinition(whole.tool, whole.server, acts, whole),
  }));
}

/** The labels of an action, by the facts that were found in its definition. */
export function labelled({ pointer, value }: ActionDefinition, facts: readonly Evidence[]): ActionLabels {
  const labels = combine(facts);
  const { category, effects, qualifiers } = labels;
  return { labels, action: { pointer, value, category, effects, qualifiers, risk: riskRule(labels).risk } };
}
