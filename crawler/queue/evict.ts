import { readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexEntry } from '../../data/schema/index.ts';
import { serverSlug } from '../../data/store/index.ts';

/** A package that was used so recently may be in use by another process. */
const QUIET_MS = 60 * 60 * 1000;

/** Marks the installed packages of an entry as used now. */
export function touchPackages(cache: string, { launch }: IndexEntry): void {
  if (launch.kind !== 'npm' && launch.kind !== 'pypi') return;
  const prefix = `${serverSlug(launch.package)}@`;
  for (const name of installed(cache).filter((each) => each.startsWith(prefix)))
    try {
      utimesSync(join(cache, 'packages', name), new Date(), new Date());
    } catch {
      // Another process may have removed it; then it is installed again.
    }
}

/** Removes the installed packages that were used longest ago, beyond `keep` of them. Returns how many went. */
export function evictPackages(cache: string, keep: number, now = Date.now()): number {
  const used = installed(cache).flatMap((name) => {
    const stat = statSync(join(cache, 'packages', name), { throwIfNoEntry: false });
    return stat ? [{ name, at: stat.mtimeMs }] : [];
  });
  const old = used
    .sort((one, other) => other.at - one.at)
    .slice(keep)
    .filter(({ at }) => now - at > QUIET_MS);
  for (const { name } of old) {
    const leaving = join(cache, 'packages', `.leaving-${process.pid}-${name}`);
    try {
      renameSync(join(cache, 'packages', name), leaving); // gone at once, so that nobody starts from half of it
    } catch {
      continue; // another process was first
    }
    rmSync(leaving, { recursive: true, force: true });
  }
  return old.length;
}

function installed(cache: string): string[] {
  try {
    return readdirSync(join(cache, 'packages')).filter(
      (name) => !name.startsWith('.') && !/\.arriving-\d+$/.test(name),
    );
  } catch {
    return [];
  }
}
