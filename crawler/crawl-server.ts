import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import type { CrawlContext } from './context.ts';
import { crawlNpm } from './crawl-npm.ts';
import { makeSnapshot } from './snapshot.ts';

/** Lists one server by whatever way its entry names. Failures are records, never exceptions. */
export async function crawlServer(entry: IndexEntry, context: CrawlContext): Promise<Snapshot> {
  const { launch } = entry;
  if (launch.kind === 'npm') return crawlNpm({ ...entry, launch: { ...launch, kind: 'npm' } }, context);
  const detail = `servers of the kind ${launch.kind} are not started here`;
  return makeSnapshot(entry, {}, { reason: 'not-attempted', detail, on: context.today });
}
