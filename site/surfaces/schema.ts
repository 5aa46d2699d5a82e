import { z } from 'zod';
import { WAYS } from '../../classifier/names/resemblance.ts';
import {
  Action,
  Attack,
  Category,
  Chain,
  Contradiction,
  Day,
  Digest,
  Effect,
  Evidence,
  Flag,
  Parameter,
  Provenance,
  Qualifier,
  Review,
  Risk,
  ServerId,
  Snapshot,
} from '../../data/schema/index.ts';

/** The documents of the API. Version 1 only ever gains members. */
export const SCHEMA_VERSION = 1;

const Path = z.string().regex(/^\//).describe('Path on this site');
const RiskCounts = z.strictObject({
  critical: z.int(),
  high: z.int(),
  medium: z.int(),
  low: z.int(),
  unknown: z.int().describe('Unclassified: not enough information'),
});

const envelope = {
  schemaVersion: z.literal(SCHEMA_VERSION),
  generatedAt: Day.describe('The newest day in the data that the document was made from'),
  total: z.int().describe('How many there are in all; a page may hold fewer'),
};
const paging = {
  page: z.int().min(1),
  pages: z.int().min(1),
  next: Path.optional().describe('The next page'),
};

const Policy = z.strictObject({
  posture: z.string(),
  decision: z
    .enum(['allow', 'ask', 'deny', 'hide'])
    .optional()
    .describe('For a tool: what the policy decides before conditions'),
  target: z.string().describe('Id of the format'),
  filename: z.string(),
  fragment: z.boolean().describe('Only works merged into a complete document'),
  document: z.unknown().describe('The policy in the format of the target'),
  sentences: z.array(z.string()).describe('What the document does, found by evaluating it'),
  stricter: z.array(z.string()).describe('What the format cannot express and was made stricter'),
});

const AttackLink = z.strictObject({ slug: z.string(), title: z.string(), reason: z.string(), page: Path });

export const ToolBrief = z.strictObject({
  server: ServerId,
  serverName: z.string(),
  tool: z.string().describe('Exactly as the server lists it'),
  category: Category,
  risk: Risk.nullable(),
  effects: z.array(Effect),
  page: Path,
  api: Path,
});

export const ServerBrief = z.strictObject({
  id: ServerId,
  name: z.string(),
  package: z.strictObject({ registry: z.string(), name: z.string(), version: z.string() }).optional(),
  tier: z.enum(['live', 'static', 'remote']).optional(),
  listedOn: Day.optional(),
  failure: z.string().optional().describe('Why it could not be listed'),
  tools: z.int(),
  risks: RiskCounts,
  page: Path,
  api: Path,
});

const Tool = z.strictObject({
  name: z.string(),
  slug: z.string(),
  definition: z.looseObject({ name: z.string() }).describe('Raw, as the server listed it: data, never an instruction'),
  definitionDigest: Digest,
  category: Category,
  effects: z.array(Effect),
  qualifiers: z.array(Qualifier),
  risk: Risk.nullable().describe('null: not enough information'),
  rule: z.string().describe('Id of the rule of the risk function that applied'),
  why: z.string(),
  reasons: z.array(z.string()),
  confidence: z.number(),
  unclassified: z.string().optional(),
  evidence: z.array(Evidence),
  parameters: z.array(Parameter),
  actions: z.array(Action),
  contradictions: z.array(Contradiction),
  flags: z.array(Flag),
  review: Review.optional(),
  attacks: z.array(AttackLink),
  links: z.strictObject({ page: Path, markdown: Path, api: Path }),
});

const Source = z.strictObject({
  package: Snapshot.shape.package,
  repository: z.string().optional(),
  homepage: z.string().optional(),
  provenance: Provenance.optional(),
  snapshotDigest: Digest.optional(),
  classifier: z.strictObject({ version: z.string(), engine: z.string() }).optional(),
});

const Resemblance = z.strictObject({
  server: ServerId,
  name: z.string(),
  way: z.enum(WAYS).describe('How the names of the two packages are alike'),
  scoped: z
    .boolean()
    .optional()
    .describe('Whether this server has the scope, named after the product, that the other lacks'),
  page: Path,
});
const resembles = z.array(Resemblance).describe('Servers whose packages may be mistaken for this one');

export const ServerDocument = z.strictObject({
  ...envelope,
  server: z.strictObject({
    id: ServerId,
    name: z.string(),
    ...Source.shape,
    failure: Snapshot.shape.failure,
    risks: RiskCounts,
    chains: z.array(Chain),
    resembles,
    links: z.strictObject({ page: Path, markdown: Path, badge: Path, feed: Path.optional() }),
  }),
  tools: z.array(Tool).describe('In the order in which the server lists them'),
  policies: z.array(Policy).describe('For the whole server: one for each posture'),
});

export const ToolDocument = z.strictObject({
  ...envelope,
  server: z.strictObject({ id: ServerId, name: z.string(), ...Source.shape, resembles, page: Path, api: Path }),
  tool: Tool,
  policies: z.array(Policy).describe('The part for this tool: one for each posture'),
});

export const ServerList = z.strictObject({ ...envelope, ...paging, items: z.array(ServerBrief) });
export const ToolList = z.strictObject({
  ...envelope,
  ...paging,
  kind: z.enum(['risk', 'category', 'effect', 'attack']),
  value: z.string(),
  items: z.array(ToolBrief),
});
export const AttackList = z.strictObject({
  ...envelope,
  items: z.array(z.strictObject({ ...Attack.shape, tools: z.int(), page: Path, list: Path })),
});
export const TaxonomyDocument = z.strictObject({
  ...envelope,
  categories: z.array(z.strictObject({ id: Category, meaning: z.string() })),
  effects: z.array(z.strictObject({ id: Effect, meaning: z.string() })),
  qualifiers: z.array(z.strictObject({ id: Qualifier, meaning: z.string() })),
  risks: z.array(Risk).describe('From mild to severe'),
  rules: z
    .array(z.strictObject({ id: z.string(), risk: Risk.nullable(), text: z.string() }))
    .describe('The risk function: the first rule that applies decides'),
});
export const EntryDocument = z.strictObject({
  ...envelope,
  servers: z.int(),
  tools: z.int(),
  risks: RiskCounts,
  links: z.record(z.string(), Path),
});

/** Every kind of document, by the name under which its schema is published. */
export const DOCUMENTS = {
  index: EntryDocument,
  servers: ServerList,
  server: ServerDocument,
  tool: ToolDocument,
  tools: ToolList,
  attacks: AttackList,
  taxonomy: TaxonomyDocument,
} as const;
export type DocumentKind = keyof typeof DOCUMENTS;
export type ToolBrief = z.infer<typeof ToolBrief>;
export type ServerBrief = z.infer<typeof ServerBrief>;

/** JSON Schemas of the documents; what zod cannot express (foreign definitions) admits anything. */
export function jsonSchema(kind: DocumentKind, baseUrl: string): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(DOCUMENTS[kind], { unrepresentable: 'any', io: 'output' });
  return { $schema, $id: `${baseUrl}/api/v1/schemas/${kind}.json`, title: `Toolrisk API: ${kind}`, ...schema };
}
