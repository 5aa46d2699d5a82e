import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { IndexEntry, RawTool, Snapshot, SnapshotFlag } from '../../data/schema/index.ts';
import { ClientFault } from '../client/fault.ts';
import { acceptTools } from '../client/validate-tool.ts';
import { LIMITS } from '../limits.ts';
import { openGate } from '../remote/dispatcher.ts';
import { RemoteFault } from '../remote/fault.ts';
import { Exchange } from '../remote/http.ts';
import type { RemoteOptions } from '../remote/index.ts';
import { statusFault } from '../remote/streamable.ts';
import { makeSnapshot } from '../snapshot.ts';
import { listStatically } from '../static/index.ts';
import { readZip, ZipFault } from './zip.ts';

const MIB = 1024 * 1024;
const BUNDLE_BYTES = 128 * MIB;
const UNPACKED = { entries: 50_000, bytes: 48 * MIB };
const FETCH_MS = 120_000;
const REDIRECTS = 4;

type Manifest = Record<string, unknown>;

/**
 * Lists an mcpb bundle without running it: its digest is checked, then its manifest and its source are read. What only the
 * manifest names has no schema and is flagged.
 */
export async function crawlBundle(entry: IndexEntry, options: RemoteOptions): Promise<Snapshot> {
  const { launch } = entry;
  if (launch.kind !== 'mcpb') throw new TypeError(`${entry.id} is not a bundle`);
  try {
    const archive = await download(new URL(launch.url), options);
    const sha256 = createHash('sha256').update(archive).digest();
    if (sha256.toString('hex') !== launch.sha256)
      throw new ZipFault(`the bundle is not the one that the entry names: its digest is ${sha256.toString('hex')}`);
    const isSource = (path: string) =>
      path === 'manifest.json' || /^(?!(?:.*\/)?node_modules\/).*(?:\.[mc]?js|package\.json)$/.test(path);
    const files = readZip(archive, isSource, UNPACKED);
    const manifest = readManifest(files.get('manifest.json'));
    const { tools, flags } = await readTools(files, manifest);
    const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 2_000) : undefined);
    const description = text(manifest.description);
    const origin: Snapshot['package'] = {
      registry: 'mcpb',
      name: text(manifest.name) ?? entry.name,
      version: text(manifest.version) ?? 'unknown',
      integrity: `sha256-${sha256.toString('base64')}`,
      ...(description === undefined ? {} : { description }),
    };
    if (tools.length === 0)
      return failed(entry, 'no-tools', 'neither the manifest nor the source names a tool', options, {
        package: origin,
        flags,
      });
    const provenance = {
      tier: 'static',
      step: 'static',
      args: [],
      environment: {},
      sandbox: 'not-run',
      listedOn: options.today,
    } as const;
    const attempts: Snapshot['attempts'] = [{ step: 'static', outcome: 'listed' }];
    return makeSnapshot(entry, { package: origin, provenance: { ...provenance, args: [] }, attempts, flags, tools });
  } catch (error) {
    const detail = (error as Error).message;
    if (error instanceof RemoteFault)
      return failed(entry, error.reason === 'unauthorized' ? 'unreachable' : error.reason, detail, options);
    if (error instanceof ClientFault)
      return failed(
        entry,
        error.code === 'timeout' ? 'timeout' : error.code === 'too-large' ? 'too-large' : 'install-failed',
        detail,
        options,
      );
    if (error instanceof ZipFault) return failed(entry, 'install-failed', detail, options);
    throw error;
  }
}

type Reason = NonNullable<Snapshot['failure']>['reason'];

function failed(
  entry: IndexEntry,
  reason: Reason,
  detail: string,
  { today }: RemoteOptions,
  facts: { package?: Snapshot['package']; flags?: SnapshotFlag[] } = {},
): Snapshot {
  const { package: origin, flags = [] } = facts;
  const attempts: Snapshot['attempts'] = [{ step: 'static', outcome: reason, detail: detail.slice(0, 300) }];
  return makeSnapshot(
    entry,
    { ...(origin ? { package: origin } : {}), flags, attempts },
    { reason, detail, on: today },
  );
}

/** Redirects are followed, each through the gate: the digest says whether the right bytes came. */
async function download(url: URL, { allowLoopback, resolve }: RemoteOptions): Promise<Buffer> {
  const gate = openGate({ allowLoopback, resolve, headerBytes: 32 * 1024, connectMs: LIMITS.tryMs });
  try {
    const exchange = new Exchange(gate, { totalBytes: BUNDLE_BYTES, wallMs: FETCH_MS });
    for (let hop = 0; ; hop += 1) {
      const answer = await exchange.fetch(url);
      const location = answer.header('location');
      const next =
        answer.status >= 300 && answer.status < 400 && location !== undefined ? URL.parse(location, url.href) : null;
      if (answer.status === 200) return await exchange.text(answer, BUNDLE_BYTES);
      answer.drop();
      if (!next || hop === REDIRECTS) throw statusFault(answer);
      url = next;
    }
  } finally {
    await gate.close();
  }
}

function readManifest(bytes: Buffer | undefined): Manifest {
  if (!bytes || bytes.length > 4 * MIB) throw new ZipFault('the bundle has no manifest.json');
  try {
    return Object(JSON.parse(bytes.toString('utf8'))) as Manifest;
  } catch {
    throw new ZipFault('manifest.json of the bundle is not JSON');
  }
}

async function readTools(
  files: Map<string, Buffer>,
  manifest: Manifest,
): Promise<{ tools: RawTool[]; flags: SnapshotFlag[] }> {
  const source = await readSource(files, manifest);
  const known = new Set(source.tools.map(({ name }) => name));
  const named = acceptTools(
    Array.isArray(manifest.tools) ? manifest.tools.slice(0, LIMITS.tools) : [],
    LIMITS.definitionDepth,
  );
  const extra = named.tools.filter(({ name }) => !known.has(name));
  const flags = extra.map(({ name }): SnapshotFlag => ({
    code: 'static-partial',
    tool: name,
    detail: 'only named in the manifest, without a schema',
  }));
  return { tools: [...source.tools, ...extra], flags: [...source.flags, ...flags] };
}

async function readSource(
  files: Map<string, Buffer>,
  manifest: Manifest,
): Promise<{ tools: RawTool[]; flags: SnapshotFlag[] }> {
  const { type, entry_point: main } = Object(manifest.server) as Record<string, unknown>;
  if (type !== 'node') return { tools: [], flags: [] };
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-bundle-'));
  try {
    for (const [path, content] of files) {
      try {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      } catch {
        // A path that is too long, or a file and a folder at once: it is not read.
      }
    }
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'mcp-bundle', main: typeof main === 'string' ? main : 'server/index.js' }),
    );
    return await listStatically(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
