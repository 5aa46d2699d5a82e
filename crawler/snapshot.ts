import type { IndexEntry, Snapshot } from '../data/schema/index.ts';
import { digest } from '../data/store/index.ts';
import type { Failure } from './classify-failure.ts';
import { CRAWLER_VERSION } from './version.ts';
import { tidy } from './words.ts';

type Facts = Partial<Pick<Snapshot, 'package' | 'provenance' | 'attempts' | 'flags' | 'tools' | 'authorization'>>;

/** A snapshot of an entry from what was found out; members keep one order, so that equal facts give equal bytes. */
export function makeSnapshot(entry: IndexEntry, facts: Facts, failed?: Failure & { on: string }): Snapshot {
  const tools = facts.tools ?? [];
  return {
    schemaVersion: 1,
    crawler: CRAWLER_VERSION,
    server: entry.id,
    ...(facts.package ? { package: facts.package } : {}),
    entryDigest: entryDigest(entry),
    ...(facts.provenance ? { provenance: facts.provenance } : {}),
    attempts: facts.attempts ?? [],
    flags: facts.flags ?? [],
    ...(facts.authorization ? { authorization: facts.authorization } : {}),
    tools,
    ...(failed ? { failure: { reason: failed.reason, detail: tidy(failed.detail), failedOn: failed.on } } : {}),
    digest: digest(tools),
  };
}

/** Digest of what decides how an entry is launched. */
export function entryDigest(entry: IndexEntry): string {
  return digest(entry.launch);
}

/** A failed re-listing never takes away what an earlier one listed: the failure is recorded beside it. */
export function keepEarlierTools(before: Snapshot | undefined, now: Snapshot): Snapshot {
  if (!before || before.tools.length === 0 || !now.failure || now.tools.length > 0) return now;
  const { digest: toolsDigest, failure: _earlier, ...kept } = before;
  return { ...kept, failure: now.failure, digest: toolsDigest };
}
