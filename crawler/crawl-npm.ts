import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import { climb } from './climb.ts';
import type { CrawlContext } from './context.ts';
import { entryCommand } from './install/entry-point.ts';
import { install } from './install/install.ts';
import { InstallError } from './install/install-error.ts';
import { type Manifest, readInside, readManifest, webAddress } from './install/manifest.ts';
import { lookUp, type PackageFacts } from './install/registry.ts';
import { sourcesOf } from './install/sources.ts';
import { launch } from './launch.ts';
import { makeSnapshot } from './snapshot.ts';

type NpmEntry = IndexEntry & { launch: { kind: 'npm' } };

/** An npm package: install without scripts, start in the sandbox, climb the ladder until it lists. */
export async function crawlNpm(entry: NpmEntry, context: CrawlContext): Promise<Snapshot> {
  const { cache, limits, sandbox, today } = context;
  let facts: PackageFacts | undefined;
  let packageFacts: Snapshot['package'];
  try {
    context.stage?.(entry.id, 'look-up');
    facts = await lookUp(entry.launch.package, entry.launch.version, cache, limits);
    packageFacts = describe(facts, undefined);
    context.stage?.(entry.id, 'install');
    const installed = await install(facts, cache, limits);
    const manifest = readManifest(installed.root);
    packageFacts = describe(facts, manifest);
    const command = manifest && entryCommand(manifest, installed);
    if (!manifest || !command) throw new InstallError('no-entry-point', 'the package has no program to start');
    context.stage?.(entry.id, 'list');
    const known = {
      name: manifest.name,
      declared: entry.launch,
      read: (path: string) => readInside(installed.root, path),
      sources: () => sourcesOf(installed.root),
    };
    const result = await climb(known, limits.tries, (plan) => launch(command, installed.folder, plan, sandbox, limits));
    if ('failure' in result)
      return makeSnapshot(
        entry,
        { package: packageFacts, attempts: result.attempts },
        { ...result.failure, on: today },
      );
    const { listing, plan, attempts } = result;
    return makeSnapshot(entry, {
      package: packageFacts,
      provenance: {
        tier: 'live',
        step: plan.step,
        args: [...plan.args],
        environment: { ...plan.environment },
        ...(listing.protocolVersion === undefined ? {} : { protocolVersion: listing.protocolVersion }),
        ...(listing.serverInfo === undefined ? {} : { serverInfo: listing.serverInfo }),
        ...(listing.instructions === undefined ? {} : { instructions: listing.instructions }),
        sandbox: sandbox.name,
        listedOn: today,
      },
      attempts,
      flags: listing.flags,
      tools: listing.tools,
    });
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    return makeSnapshot(entry, packageFacts ? { package: packageFacts } : {}, {
      reason: error.reason,
      detail: error.message,
      on: today,
    });
  }
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
