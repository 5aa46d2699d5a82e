import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import type { Failure } from './classify-failure.ts';
import type { CrawlContext } from './context.ts';
import { entryCommand } from './install/entry-point.ts';
import { InstallError } from './install/install-error.ts';
import { install } from './install/install.ts';
import { type Manifest, readInside, readManifest, webAddress } from './install/manifest.ts';
import { lookUp, type PackageFacts } from './install/registry.ts';
import { sourcesOf } from './install/sources.ts';
import { inSandbox } from './launch.ts';
import { listLive } from './list-live.ts';
import { type Found, makeSnapshot } from './snapshot.ts';
import { listStatically, mismatchFlags } from './static/index.ts';

type NpmEntry = IndexEntry & { launch: { kind: 'npm' } };

/**
 * An npm package: install it without scripts, start it in the sandbox and climb the ladder until it lists; where no
 * start lists, read its source. `known`: facts of the registry from an earlier listing, for a crawl without network.
 */
export async function crawlNpm(entry: NpmEntry, context: CrawlContext, known?: PackageFacts): Promise<Snapshot> {
  const { cache, limits, today } = context;
  const found: Found = {};
  try {
    context.stage?.(entry.id, 'look-up');
    const facts = known ?? (await lookUp(entry.launch.package, entry.launch.version, cache, limits));
    found.package = describe(facts, undefined);
    context.stage?.(entry.id, 'install');
    const installed = await install(facts, cache, limits);
    const manifest = readManifest(installed.root);
    found.package = describe(facts, manifest);
    context.stage?.(entry.id, 'list');
    const failure = manifest
      ? await start(entry, manifest, installed, context, found)
      : { reason: 'no-entry-point' as const, detail: 'the package has no readable package.json' };
    if (!failure) return makeSnapshot(entry, found);
    context.stage?.(entry.id, 'read');
    if (await listFromSource(installed.root, found, today)) return makeSnapshot(entry, found);
    return makeSnapshot(entry, found, { ...failure, on: today });
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    return makeSnapshot(entry, found, { reason: error.reason, detail: error.message, on: today });
  }
}

/** Fills in what a live listing found; returns why there is none. */
async function start(
  entry: NpmEntry,
  manifest: Manifest,
  installed: { folder: string; root: string },
  context: CrawlContext,
  found: Found,
): Promise<Failure | undefined> {
  const command = entryCommand(manifest, installed);
  if (!command) return { reason: 'no-entry-point', detail: 'the package has no program to start' };
  const state = {
    name: manifest.name,
    declared: entry.launch,
    read: (path: string) => readInside(installed.root, path),
    sources: () => sourcesOf(installed.root),
  };
  const { sandbox, limits } = context;
  const program = inSandbox({ install: installed.folder, command }, sandbox, limits);
  const result = await listLive(program, state, sandbox.name, context, found);
  if ('failure' in result) return result.failure;
  context.stage?.(entry.id, 'read');
  const source = await listStatically(installed.root);
  found.flags = [...result.listing.flags, ...mismatchFlags(result.listing.tools, source.tools)];
  return undefined;
}

/** The last rung: reads the package's source without running it. Fills in what it found; returns whether it found any. */
async function listFromSource(root: string, found: Found, today: string): Promise<boolean> {
  const { tools, flags } = await listStatically(root);
  if (tools.length === 0) return false;
  found.attempts = [...(found.attempts ?? []), { step: 'static', outcome: 'listed' }];
  found.provenance = { tier: 'static', step: 'static', args: [], environment: {}, sandbox: 'not-run', listedOn: today };
  found.flags = flags;
  found.tools = tools;
  return true;
}

function describe(facts: PackageFacts, manifest: Manifest | undefined): NonNullable<Snapshot['package']> {
  const repository = webAddress(manifest?.repository);
  const homepage = webAddress(manifest?.homepage);
  return {
    registry: 'npm',
    name: facts.name,
    version: facts.version,
    integrity: facts.integrity,
    ...(manifest?.description ? { description: manifest.description } : {}),
    ...(manifest?.license ? { license: manifest.license } : {}),
    ...(repository ? { repository } : {}),
    ...(homepage ? { homepage } : {}),
    ...(facts.deprecated ? { deprecated: facts.deprecated } : {}),
  };
}
