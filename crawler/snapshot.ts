import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import { digest, sameDefinition } from '../data/store/index.ts';
import type { Failure } from './classify-failure.ts';
import { CRAWLER_VERSION } from './version.ts';
import { tidy } from './words.ts';

/** What a crawl found out of a server, as far as it came. */
export type Found = Partial<
  Pick<Snapshot, 'package' | 'provenance' | 'attempts' | 'flags' | 'tools' | 'authorization'>
>;

/** A snapshot of an entry from what was found; members keep one order, so that equal facts give equal bytes. */
export function makeSnapshot(entry: IndexEntry, found: Found, failed?: Failure & { on: string }): Snapshot {
  const tools = found.tools ?? [];
  return {
    schemaVersion: 1,
    crawler: CRAWLER_VERSION,
    server: entry.id,
    ...(found.package ? { package: found.package } : {}),
    entryDigest: entryDigest(entry),
    ...(found.provenance ? { provenance: found.provenance } : {}),
    attempts: found.attempts ?? [],
    flags: found.flags ?? [],
    ...(found.authorization ? { authorization: found.authorization } : {}),
    tools,
    ...(failed ? { failure: { reason: failed.reason, detail: tidy(failed.detail), failedOn: failed.on } } : {}),
    digest: digest(tools),
  };
}

/** Digest of what decides how an entry is launched. */
export function entryDigest(entry: IndexEntry): string {
  return digest(entry.launch);
}

/**
 * A failed re-listing never takes away what an earlier one listed: the failure is recorded beside it. Nor does a
 * reading of the source replace a list that the running server gave.
 */
export function keepEarlierTools(before: Snapshot | undefined, now: Snapshot, today: string): Snapshot {
  if (!before || before.tools.length === 0) return now;
  const failure = now.tools.length === 0 ? now.failure : fellBackToSource(before, now, today);
  if (!failure) return now;
  const { digest: toolsDigest, failure: _earlier, ...kept } = before;
  return { ...kept, failure, digest: toolsDigest };
}

/** Definitions that say what they said before keep their earlier bytes, and with them their digests. */
export function keepEarlierWording(before: Snapshot | undefined, now: Snapshot): Snapshot {
  const earlier = new Map(before?.tools.map((tool) => [tool.name, tool]));
  const tools = now.tools.map((tool) => {
    const was = earlier.get(tool.name);
    return was && sameDefinition(was, tool) ? was : tool;
  });
  return { ...now, tools, digest: digest(tools) };
}

/** A crawl that found what an earlier one had found keeps the day of that one. */
export function keepEarlierDay(before: Snapshot | undefined, now: Snapshot): Snapshot {
  const { provenance, failure } = now;
  const redated = {
    ...now,
    ...(provenance && { provenance: { ...provenance, listedOn: before?.provenance?.listedOn ?? provenance.listedOn } }),
    ...(failure && { failure: { ...failure, failedOn: before?.failure?.failedOn ?? failure.failedOn } }),
  };
  return before && digest(redated) === digest(before) ? before : now;
}

function fellBackToSource(before: Snapshot, now: Snapshot, today: string): Snapshot['failure'] {
  if (before.provenance?.tier !== 'live' || now.provenance?.tier !== 'static') return undefined;
  const last = now.attempts.findLast(({ outcome }) => outcome !== 'listed');
  if (!last || last.outcome === 'listed') return undefined;
  return { reason: last.outcome, detail: tidy(last.detail ?? 'no start listed tools'), failedOn: today };
}
