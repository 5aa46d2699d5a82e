import { z } from 'zod';
import { Day, Digest, JsonPointer, ServerId } from './common.ts';
import { Category, Effect, Qualifier, Risk, Role } from './labels.ts';

/** A fact: what a signal saw, where in the tool's definition, and the exact words. */
export const Evidence = z.strictObject({
  signal: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('Id of the signal; /methodology#<signal> explains it'),
  pointer: JsonPointer.describe('Where in the tool definition; points at a string, or at a key whose name is quoted'),
  quote: z.string().min(1).describe('Exact substring of the string (or of the key) at the pointer'),
  supports: z.union([Category, Effect, Qualifier]).describe('The label that this fact speaks for'),
});

export const Parameter = z.strictObject({
  pointer: JsonPointer.describe('Of the parameter in the definition, e.g. /inputSchema/properties/path'),
  role: Role,
  dialect: z.string().optional().describe('For query: sql, graphql, cypher, mongodb, jql …'),
});

/** What one tool can do by one value of its action argument (or one oneOf branch). */
export const Action = z.strictObject({
  pointer: JsonPointer.describe('Of the argument that chooses'),
  value: z.string(),
  category: Category,
  effects: z.array(Effect),
  qualifiers: z.array(Qualifier),
  risk: Risk.nullable(),
});

export const Contradiction = z.strictObject({
  annotation: z.enum(['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint']),
  declared: z.boolean(),
  assessed: z.boolean(),
});

/** Text or naming that tries to steer a model, or that imitates. */
export const FLAGS = [
  'hidden-instruction',
  'cross-tool-shadowing',
  'exfiltration-request',
  'invisible-characters',
  'preference-manipulation',
  'look-alike-name',
  'default-annotations', // annotations that a framework filled in, not the author
] as const;
export const Flag = z.strictObject({
  code: z.enum(FLAGS),
  pointer: JsonPointer,
  quote: z.string().min(1),
});

export const Review = z.strictObject({
  reason: z.string(),
  reviewer: z.string(),
  date: Day,
  fields: z.array(z.string()).describe('Which fields the override set'),
});

export const ToolVerdict = z.strictObject({
  name: z.string(),
  definitionDigest: Digest,
  category: Category,
  effects: z.array(Effect),
  qualifiers: z.array(Qualifier),
  risk: Risk.nullable().describe('null for Unclassified'),
  rule: z.string().describe('Id of the rule of the risk function that applied'),
  confidence: z.number().min(0).max(1),
  evidence: z.array(Evidence),
  parameters: z.array(Parameter),
  actions: z.array(Action),
  unclassified: z.string().optional().describe('Why the definition does not say enough'),
  contradictions: z.array(Contradiction),
  flags: z.array(Flag),
  review: Review.optional(),
});

/** A path through one server's tools that together do harm. */
export const Chain = z.strictObject({
  kind: z.enum(['toxic-flow', 'injected-execution']),
  private: z.array(z.string()).describe('Tools that return private data or secrets'),
  untrusted: z.array(z.string()).describe('Tools that return what third parties wrote'),
  sink: z.array(z.string()).describe('Tools that send out, or that run code'),
});

/** Generated: the verdicts of one server's tools. */
export const ServerVerdict = z.strictObject({
  schemaVersion: z.literal(1),
  server: ServerId,
  snapshotDigest: Digest,
  inputDigest: Digest.describe('Of all that the verdict was made from: tools, server context, overrides'),
  classifier: z.strictObject({ version: z.string(), engine: z.string() }),
  tools: z.array(ToolVerdict).describe('In the order of the snapshot, one for one'),
  chains: z.array(Chain),
});

export type Evidence = z.infer<typeof Evidence>;
export type Parameter = z.infer<typeof Parameter>;
export type Action = z.infer<typeof Action>;
export type Contradiction = z.infer<typeof Contradiction>;
export type Flag = z.infer<typeof Flag>;
export type ToolVerdict = z.infer<typeof ToolVerdict>;
export type Chain = z.infer<typeof Chain>;
export type ServerVerdict = z.infer<typeof ServerVerdict>;
