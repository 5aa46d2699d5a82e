import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { InstallError } from './install-error.ts';
import type { PackageFacts } from './registry.ts';

type References = Record<string, string>;

interface Lock {
  packages?: Record<string, { resolution?: Record<string, unknown> }>;
  snapshots?: Record<string, { dependencies?: References; optionalDependencies?: References }>;
}

/** The lock must pin the package to the integrity that the registry stated, and nothing to git, a folder or an address. */
export function checkLock({ name, version, integrity }: PackageFacts, folder: string): void {
  const lock = readLock(folder);
  for (const [id, { resolution = {} }] of Object.entries(lock.packages ?? {})) {
    if (!comesFromRegistry(resolution)) throw refused(`${id} does not come from the registry`);
    if (id === `${name}@${version}` && resolution.integrity !== integrity)
      throw refused(`the integrity of ${id} is not what the registry stated`);
  }
  for (const [id, { dependencies, optionalDependencies }] of Object.entries(lock.snapshots ?? {}))
    for (const [dependency, reference] of Object.entries({ ...optionalDependencies, ...dependencies }))
      if (!lock.snapshots?.[`${dependency}@${reference}`] && !lock.snapshots?.[reference])
        throw refused(`${id} takes ${dependency} from outside the registry`);
}

function comesFromRegistry(resolution: Record<string, unknown>): boolean {
  const { integrity, tarball = 'https:' } = resolution;
  const foreign = ['repo', 'directory', 'type', 'gitHosted', 'path'].some((key) => key in resolution);
  return !foreign && typeof integrity === 'string' && /^https?:/.test(String(tarball));
}

function readLock(folder: string): Lock {
  const path = join(folder, 'pnpm-lock.yaml');
  if (!existsSync(path)) throw new InstallError('install-failed', 'the installation left no lock file');
  return load(readFileSync(path, 'utf8')) as Lock;
}

const refused = (why: string) => new InstallError('install-failed', `refused: ${why}`);
