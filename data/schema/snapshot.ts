import { z } from 'zod';
import { Day, Digest, HttpUrl, ServerId } from './common.ts';
import { Placeholder } from './index-entry.ts';

/**
 * One tool exactly as the server listed it; only `name` is promised to be a string. Checked in place and never
 * copied, so that hostile keys such as `__proto__` stay what they are: data.
 */
export type RawTool = { name: string; [member: string]: unknown };
export const RawTool = z.custom<RawTool>(
  (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) && typeof (value as RawTool).name === 'string',
  'a tool: an object with a name',
);

/** What was odd about a listing. A flag never removes a tool. */
export const SNAPSHOT_FLAGS = [
  'truncated', // a cap on pages, tools or bytes was reached; what came before it is kept
  'cursor-loop',
  'too-large',
  'garbage', // lines on standard output that are no JSON-RPC
  'invalid-definition', // a tool that the MCP schema refuses; kept raw
  'duplicate-name',
  'unknown-protocol-version',
  'list-changed', // the list changed while it was read
  'listed-then-exited',
  'static-mismatch', // live listing and source disagree
  'static-partial', // read from the source; the parts that are made at run time are left out
] as const;

export const SnapshotFlag = z.strictObject({
  code: z.enum(SNAPSHOT_FLAGS),
  tool: z.string().optional(),
  detail: z.string().optional(),
});

/** Why a listing failed; the order is that of the summary. */
export const FAILURE_REASONS = [
  'not-found', // the registry that was asked does not have the package or version
  'install-failed',
  'too-large',
  'no-entry-point',
  'needs-credentials',
  'needs-argument',
  'needs-network',
  'missing-module',
  'missing-binary',
  'crashed',
  'timeout',
  'protocol-error',
  'no-tools',
  'unauthorized', // a remote server asked for authorization
  'unreachable',
  'refused-address', // a remote address that is not public
  'no-sandbox',
  'not-attempted', // this machine lacks the runtime, or cannot confine the server
  'deprecated',
] as const;
export const FailureReason = z.enum(FAILURE_REASONS);

/** The rungs of the launch ladder, in the order in which they are tried. */
export const LAUNCH_STEPS = [
  'declared', // arguments and environment of the index entry
  'bare',
  'server-json',
  'readme',
  'stderr',
  'scan',
  'subcommand',
  'placeholder-files',
  'shim',
  'static',
  'remote',
] as const;
export const LaunchStep = z.enum(LAUNCH_STEPS);

export const Attempt = z.strictObject({
  step: LaunchStep,
  outcome: z.union([z.literal('listed'), FailureReason]),
  detail: z.string().max(400).optional(),
});

export const Provenance = z.strictObject({
  tier: z
    .enum(['live', 'static', 'remote'])
    .describe('live: the server ran and listed; static: read from the code, unconfirmed'),
  step: LaunchStep,
  args: z.array(z.string()).describe('Placeholders stay in braces'),
  environment: z
    .record(z.string(), Placeholder)
    .describe('Names of variables that were set, with the kind of placeholder'),
  protocolVersion: z.string().optional(),
  serverInfo: z.looseObject({}).optional(),
  instructions: z.string().optional(),
  sandbox: z.enum(['bubblewrap', 'container', 'macos', 'none', 'not-run']),
  listedOn: Day,
});

/** RFC 9728 and RFC 8414 facts of a remote server that wants authorization. */
export const Authorization = z.strictObject({
  resource: z.string().optional(),
  issuers: z.array(z.string()),
  scopes: z.array(z.string()),
});

/** Generated: what one server listed, or why it could not be listed. */
export const Snapshot = z.strictObject({
  schemaVersion: z.literal(1),
  crawler: z.string().describe('Version of the crawler'),
  server: ServerId,
  package: z
    .strictObject({
      registry: z.enum(['npm', 'pypi', 'oci', 'mcpb']),
      name: z.string(),
      version: z.string(),
      integrity: z.string().optional(),
      description: z.string().optional(),
      license: z.string().optional(),
      repository: HttpUrl.optional(),
      homepage: HttpUrl.optional(),
      publishedOn: Day.optional(),
      deprecated: z.string().optional(),
    })
    .optional(),
  entryDigest: Digest.describe('Digest of the index entry that was launched'),
  provenance: Provenance.optional(),
  attempts: z.array(Attempt),
  flags: z.array(SnapshotFlag),
  authorization: Authorization.optional(),
  tools: z.array(RawTool),
  failure: z.strictObject({ reason: FailureReason, detail: z.string().max(400), failedOn: Day }).optional(),
  digest: Digest.describe('Digest of `tools`, in the order in which they were listed'),
});

export type SnapshotFlag = z.infer<typeof SnapshotFlag>;
export type FailureReason = z.infer<typeof FailureReason>;
export type LaunchStep = z.infer<typeof LaunchStep>;
export type Attempt = z.infer<typeof Attempt>;
export type Provenance = z.infer<typeof Provenance>;
export type Snapshot = z.infer<typeof Snapshot>;
