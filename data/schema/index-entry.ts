import { z } from 'zod';
import { Day, HttpUrl, ServerId } from './common.ts';

/**
 * Kinds of placeholder that stand in for a credential or setting at launch; never a real value.
 * In `args` a placeholder is written in braces: `--dsn={sqlite-url}`.
 */
export const PLACEHOLDERS = [
  'token',
  'id',
  'username',
  'email',
  'url',
  'host',
  'port',
  'region',
  'organisation',
  'postgres-url',
  'sqlite-url',
  'directory',
  'google-oauth-client-file',
  'google-token-file',
] as const;
export const Placeholder = z.enum(PLACEHOLDERS);

const Environment = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), Placeholder);

export const Launch = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['npm', 'pypi', 'oci']),
    package: z.string().min(1),
    version: z.string().min(1).optional().describe('Exact version to list; the newest when absent'),
    args: z.array(z.string()).default([]),
    environment: Environment.default({}),
  }),
  z.strictObject({ kind: z.literal('mcpb'), url: HttpUrl, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ kind: z.literal('remote'), url: HttpUrl, transport: z.enum(['streamable-http', 'sse']) }),
  z.strictObject({
    kind: z.literal('command'),
    command: z.string().min(1),
    args: z.array(z.string()).default([]),
    environment: Environment.default({}),
  }),
]);

/** Authored: one server that the catalogue lists, and how to start it. */
export const IndexEntry = z.strictObject({
  id: ServerId,
  name: z.string().min(1).max(120),
  registryName: z.string().min(1).optional().describe('Name in the MCP registry, reverse-DNS with one slash'),
  repository: HttpUrl.optional(),
  homepage: HttpUrl.optional(),
  launch: Launch,
  source: z.string().min(1).describe('Where the entry was found'),
  added: Day,
  deprecated: z.string().min(1).max(300).optional().describe('What its registry says instead of recommending it'),
  showcase: z.literal(true).optional().describe('Listed again by `toolrisk run`'),
});

export type Placeholder = z.infer<typeof Placeholder>;
export type Launch = z.infer<typeof Launch>;
export type IndexEntry = z.infer<typeof IndexEntry>;
