import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import { crawlBundle } from './bundle/index.ts';
import type { CrawlContext } from './context.ts';
import { crawlNpm } from './crawl-npm.ts';
import type { PackageFacts } from './install/registry.ts';
import { crawlRemote } from './remote/index.ts';
import { crawlOci } from './oci/index.ts';
import { crawlPypi } from './pypi/index.ts';
import { makeSnapshot } from './snapshot.ts';

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
  if (launch.kind === 'oci') return crawlOci(entry, context);
  const detail = 'a command of the machine cannot be confined, so it is not started';
  return makeSnapshot(entry, {}, { reason: 'not-attempted', detail, on: context.today });
}
