import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import { crawlBundle } from './bundle/index.ts';
import type { CrawlContext } from './context.ts';
import { crawlNpm } from './crawl-npm.ts';
import type { PackageFacts } from './install/registry.ts';
import { crawlRemote } from './remote/index.ts';
import { crawlPypi } from './pypi/index.ts';
import { makeSnapshot } from './snapshot.ts';

/** Kinds that no back end starts yet; their entries are kept, and say so. */
const NOT_STARTED = {
  oci: 'container images are not started by this crawler',
  command: 'a command of the machine cannot be confined, so it is not started',
} as const;

/**
 * Lists one server by the way that its entry names. What goes wrong with the server is a record, never an exception.
 * `known`: facts of its package from an earlier listing; with them the registry is not asked.
 */
export async function crawlServer(entry: IndexEntry, context: CrawlContext, known?: PackageFacts): Promise<Snapshot> {
  const { launch } = entry;
  if (launch.kind === 'npm') return crawlNpm({ ...entry, launch: { ...launch, kind: 'npm' } }, context, known);
  if (launch.kind === 'remote') return crawlRemote(entry, context);
  if (launch.kind === 'pypi') return crawlPypi(entry, context);
  if (launch.kind === 'mcpb') return crawlBundle(entry, context);
  return makeSnapshot(entry, {}, { reason: 'not-attempted', detail: NOT_STARTED[launch.kind], on: context.today });
}
