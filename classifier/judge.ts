import type { Evidence, Flag, RawTool, ToolVerdict } from '../data/schema/index.ts';
import { ToolDefinition } from './definition/read.ts';
import { serverFacts } from './definition/server.ts';
import { phrasesOf, rolesOf } from './definition/traits.ts';
import type { ServerContext, ServerFacts } from './definition/types.ts';
import { flagsOfAll } from './flags/index.ts';
import { estimateOf } from './model/model.ts';
import { Opinion } from './model/opinion.ts';
import { riskRule } from './risk.ts';
import { mapped } from './text/packed.ts';
import { type ActionLabels, actionsOf, labelled } from './verdict/actions.ts';
import { withCaution } from './verdict/caution.ts';
import { combine, findFactsOfAll, type Labels } from './verdict/combine.ts';
import { confidenceOf } from './verdict/confidence.ts';
import { contradictionsOf } from './verdict/contradictions.ts';

export interface ClassifyOptions {
  /** Leaves the author's annotations out of sight, for measuring against them. */
  ignoreAnnotations?: boolean;
}

/** A verdict before it is recorded: without the digest of the definition that it is on. */
export type Judgement = Omit<ToolVerdict, 'definitionDigest'>;

/** A tool and what is around it. */
export interface PlacedTool {
  tool: RawTool;
  context: ServerContext;
}

/** What a tool can do, from its definition in the context of its server. A pure function; never throws on foreign input. */
export function judgeTool(tool: RawTool, context: ServerContext, options?: ClassifyOptions): Judgement {
  return judgeTools([{ tool, context }], options)[0] as Judgement;
}

/**
 * The same for several tools, which takes less time: each step is done for all of them before the next, for the code of one
 * step fits into a processor's caches, and that of all does not.
 */
export function judgeTools(placed: readonly PlacedTool[], options: ClassifyOptions = {}): Judgement[] {
  const definitions = mapped(placed, ({ tool, context }) => define(tool, serverFacts(context), options));
  const flags = flagsOfAll(definitions);
  for (const read of READING) definitions.forEach(read);
  const actions = definitions.map(actionsOf);
  for (const look of LOOKING) definitions.forEach(look);
  const found = findFactsOfAll([...definitions, ...actions.flat().map(({ definition }) => definition)]);
  let next = definitions.length;
  const labelledActions = actions.map((list) => list.map((action) => labelled(action, found[next++] as Evidence[])));
  const labels = definitions.map((definition, i) =>
    labelsOf(definition, found[i] as Evidence[], labelledActions[i] as ActionLabels[]),
  );
  const confidences = definitions.map((definition, i) => confidenceOf(definition, labels[i] as Labels));
  return placed.map(({ tool }, i) => {
    const { category, effects, qualifiers, evidence } = labels[i] as Labels;
    const definition = definitions[i] as ToolDefinition;
    const rule = riskRule(labels[i] as Labels);
    const confidence = confidences[i] as number;
    return {
      name: tool.name,
      category,
      effects,
      qualifiers,
      risk: rule.risk,
      rule: rule.id,
      confidence,
      evidence,
      parameters: rolesOf(definition).map(({ parameter: { pointer }, role, dialect }) =>
        dialect === undefined ? { pointer, role } : { pointer, role, dialect },
      ),
      actions: (labelledActions[i] as ActionLabels[]).map(({ action }) => action),
      ...(category === 'Unclassified' && { unclassified: whyUnclassified(definition) }),
      contradictions: options.ignoreAnnotations ? [] : contradictionsOf(tool, { category, effects, confidence }),
      flags: flags[i] as Flag[],
    };
  });
}

/** What a definition keeps once it is read, in the order in which one part needs another, and what the signals look at. */
const READING: readonly ((definition: ToolDefinition) => unknown)[] = [
  ({ parameters }) => parameters,
  ({ tokens }) => tokens,
  ({ acts }) => acts,
  ({ standing }) => standing,
];
const LOOKING = [rolesOf, phrasesOf, estimateOf];

const define = (tool: RawTool, server: ServerFacts, { ignoreAnnotations }: ClassifyOptions) =>
  new ToolDefinition(ignoreAnnotations ? withoutAnnotations(tool) : tool, server);

function labelsOf(definition: ToolDefinition, facts: Evidence[], actions: readonly ActionLabels[]): Labels {
  for (const { labels } of actions) facts.push(...labels.evidence);
  const ruled = combine(facts);
  return actions.length > 0 ? ruled : withCaution(ruled, definition, new Opinion(definition));
}

/** The definition as it is without what its author claims of it. */
export function withoutAnnotations({ annotations: _hidden, ...tool }: RawTool): RawTool {
  return tool as RawTool;
}

function whyUnclassified({ description, tool }: ToolDefinition): string {
  const said = description.trim();
  if (said === '')
    return `The description is empty, and the name “${clip(tool.name)}” does not say what the tool does.`;
  return `Neither the name “${clip(tool.name)}” nor the description (“${clip(said.replaceAll('\n', ' '))}”) says in words that we can read what a call does.`;
}

const clip = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name);
