import type { Flag, Overrides, RawTool, ServerVerdict, Snapshot, ToolVerdict } from '../data/schema/index.ts';
import { digest } from '../data/store/canonical.ts';
import { chainsOf } from './chains.ts';
import { ToolDefinition } from './definition/read.ts';
import { serverFacts } from './definition/server.ts';
import { rolesOf } from './definition/traits.ts';
import type { ServerContext } from './definition/types.ts';
import { flagsOf } from './flags/index.ts';
import { estimateOf } from './model/model.ts';
import { applyOverride, digestOf } from './overrides.ts';
import { riskRule } from './risk.ts';
import { actionsOf } from './verdict/actions.ts';
import { withCaution } from './verdict/caution.ts';
import { combine, findFacts } from './verdict/combine.ts';
import { confidenceOf } from './verdict/confidence.ts';
import { contradictionsOf } from './verdict/contradictions.ts';
import { CLASSIFIER_VERSION } from './version.ts';

export interface ClassifyOptions {
  /** Leaves the author's annotations out of sight, for measuring against them. */
  ignoreAnnotations?: boolean;
}

/** A verdict before it is recorded: without the digest of the definition that it is on. */
export type Judgement = Omit<ToolVerdict, 'definitionDigest'>;

/** The verdict on one tool as it is recorded. */
export function classifyTool(tool: RawTool, context: ServerContext, options: ClassifyOptions = {}): ToolVerdict {
  return recorded(tool, judgeTool(tool, context, options));
}

const recorded = (tool: RawTool, { name, ...judgement }: Judgement): ToolVerdict => ({
  name,
  definitionDigest: digestOf(tool),
  ...judgement,
});

/** What a tool can do, from its definition in the context of its server. A pure function; never throws on foreign input. */
export function judgeTool(tool: RawTool, context: ServerContext, options: ClassifyOptions = {}): Judgement {
  const definition = define(tool, context, options);
  return judge(tool, definition, flagsOf(definition), options);
}

/** The same for several tools of a server, which takes less time: their texts are searched for traps one after the other. */
export function judgeTools(
  tools: readonly RawTool[],
  context: ServerContext,
  options: ClassifyOptions = {},
): Judgement[] {
  const definitions = tools.map((tool) => define(tool, context, options));
  const flags = definitions.map(flagsOf);
  return tools.map((tool, i) => judge(tool, definitions[i] as ToolDefinition, flags[i] as Flag[], options));
}

const define = (tool: RawTool, context: ServerContext, { ignoreAnnotations }: ClassifyOptions) =>
  new ToolDefinition(ignoreAnnotations ? withoutAnnotations(tool) : tool, serverFacts(context));

function judge(tool: RawTool, definition: ToolDefinition, flags: Flag[], options: ClassifyOptions): Judgement {
  const actions = actionsOf(definition);
  const facts = findFacts(definition);
  for (const { labels } of actions) facts.push(...labels.evidence);
  const ruled = combine(facts);
  const labels = actions.length > 0 ? ruled : withCaution(ruled, definition, estimateOf(definition));
  const rule = riskRule(labels);
  const confidence = confidenceOf(definition, labels);
  const { category, effects } = labels;
  return {
    name: tool.name,
    category,
    effects,
    qualifiers: labels.qualifiers,
    risk: rule.risk,
    rule: rule.id,
    confidence,
    evidence: labels.evidence,
    parameters: rolesOf(definition).map(({ parameter: { pointer }, role, dialect }) =>
      dialect === undefined ? { pointer, role } : { pointer, role, dialect },
    ),
    actions: actions.map(({ action }) => action),
    ...(labels.category === 'Unclassified' && { unclassified: whyUnclassified(definition) }),
    contradictions: options.ignoreAnnotations ? [] : contradictionsOf(tool, { category, effects, confidence }),
    flags,
  };
}

/** What a snapshot tells of the server around its tools. */
export function contextOf(snapshot: Snapshot): ServerContext {
  return {
    server: snapshot.server,
    siblings: snapshot.tools,
    ...(snapshot.provenance?.instructions !== undefined && { instructions: snapshot.provenance.instructions }),
    ...(snapshot.package?.description !== undefined && { description: snapshot.package.description }),
  };
}

/** The verdicts of one server's tools, in the order of its snapshot, with reviewed corrections applied. */
export function classifyServer(
  snapshot: Snapshot,
  { overrides, ignoreAnnotations = false }: ClassifyOptions & { overrides?: Overrides } = {},
): ServerVerdict {
  const judgements = judgeTools(snapshot.tools, contextOf(snapshot), { ignoreAnnotations });
  const tools = snapshot.tools.map((tool, i) =>
    applyOverride(
      recorded(tool, judgements[i] as Judgement),
      overrides,
      ignoreAnnotations ? withoutAnnotations(tool) : tool,
    ),
  );
  return {
    schemaVersion: 1,
    server: snapshot.server,
    snapshotDigest: snapshot.digest,
    inputDigest: inputDigest(snapshot, overrides),
    classifier: { version: CLASSIFIER_VERSION, engine: 'rules' },
    tools,
    chains: chainsOf(tools),
  };
}

/** Of all that a server's verdict is made from; equal digests give equal verdicts. */
export function inputDigest(snapshot: Snapshot, overrides?: Overrides): `sha256-${string}` {
  return digest([
    CLASSIFIER_VERSION,
    snapshot.server,
    snapshot.digest,
    snapshot.provenance?.instructions ?? null,
    snapshot.package?.description ?? null,
    overrides?.overrides ?? null,
  ]) as `sha256-${string}`;
}

function withoutAnnotations({ annotations: _hidden, ...tool }: RawTool): RawTool {
  return tool as RawTool;
}

function whyUnclassified({ description, tool }: ToolDefinition): string {
  const said = description.trim();
  if (said === '')
    return `The description is empty, and the name “${clip(tool.name)}” does not say what the tool does.`;
  return `Neither the name “${clip(tool.name)}” nor the description (“${clip(said.replaceAll('\n', ' '))}”) says in words that we can read what a call does.`;
}

const clip = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name);
