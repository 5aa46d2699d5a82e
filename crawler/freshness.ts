import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import { entryDigest } from './snapshot.ts';
import { CRAWLER_VERSION } from './version.ts';

const DAY = 86_400_000;
/** A listing of the newest version is trusted for a week, one of a pinned version for as long as the crawler is the same. */
const FRESH_DAYS = 7;

/** Whether a server need not be listed again: same launch, same crawler, and listed or failed recently enough. */
export function isCurrent(before: Snapshot, entry: IndexEntry, today: string): boolean {
  if (before.crawler !== CRAWLER_VERSION || before.entryDigest !== entryDigest(entry)) return false;
  if (before.failure) return before.failure.failedOn === today;
  const { launch } = entry;
  if ('version' in launch && launch.version !== undefined && launch.version === before.package?.version) return true;
  const listedOn = before.provenance?.listedOn;
  return listedOn !== undefined && Date.parse(today) - Date.parse(listedOn) < FRESH_DAYS * DAY;
}
