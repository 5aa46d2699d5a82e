import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serverSlug } from '../../data/store/index.ts';
import type { Limits } from '../limits.ts';
import { add } from './add.ts';
import { InstallError } from './install-error.ts';
import { overQuota } from './quota.ts';
import type { PackageFacts } from './registry.ts';

export interface Installed {
  /** Folder with `node_modules`; the sandbox shows it read-only. */
  folder: string;
  /** Folder of the package itself. */
  root: string;
}

/**
 * Installs one exact version without running any of its scripts, refusing dependencies from git or bare addresses.
 * The folder appears whole, by a rename, or not at all; a folder that is there is complete and is used again.
 */
export async function install(facts: PackageFacts, cache: string, limits: Limits): Promise<Installed> {
  const folder = join(cache, 'packages', `${serverSlug(facts.name)}@${facts.version}`);
  const installed = { folder, root: join(folder, 'node_modules', facts.name) };
  if (existsSync(join(installed.root, 'package.json'))) return installed;
  const arriving = `${folder}.arriving-${process.pid}`;
  rmSync(arriving, { recursive: true, force: true });
  mkdirSync(arriving, { recursive: true });
  chmodSync(arriving, 0o755);
  try {
    await add(facts, arriving, cache, limits);
    const excess = overQuota(join(arriving, 'node_modules'), limits);
    if (excess) throw new InstallError('too-large', `the installed package has ${excess}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(arriving, folder);
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
  return installed;
}

/** Removes what interrupted runs left half-installed. */
export function sweep(cache: string): void {
  const packages = join(cache, 'packages');
  if (!existsSync(packages)) return;
  for (const name of readdirSync(packages)) {
    const pid = Number(/\.arriving-(\d+)$/.exec(name)?.[1]);
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(packages, name), { recursive: true, force: true });
  }
}
