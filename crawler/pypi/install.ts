import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverSlug } from '../../data/store/index.ts';
import { InstallError } from '../install/install-error.ts';
import { overQuota } from '../install/quota.ts';
import type { Limits } from '../limits.ts';
import { type Python, pip } from './python.ts';
import { fault, type Resolved, resolve } from './resolve.ts';

export interface PythonInstall extends Resolved {
  /** Folder with the package and all that it needs; the sandbox shows it read-only. */
  site: string;
}

/**
 * Resolves and installs one version of a package from wheels alone, each checked against the digest that was resolved;
 * none of its code runs. The folder appears whole, by a rename, or not at all; one that is there is used again.
 */
export async function installPython(
  name: string,
  version: string | undefined,
  python: Python,
  cache: string,
  limits: Limits,
): Promise<PythonInstall> {
  const packages = join(cache, 'packages');
  const arriving = join(packages, `${serverSlug(name)}.arriving-${process.pid}`);
  rmSync(arriving, { recursive: true, force: true });
  mkdirSync(arriving, { recursive: true });
  chmodSync(arriving, 0o755);
  try {
    const resolved = await resolve(name, version, python, arriving, cache, limits);
    const folder = join(packages, `${serverSlug(name)}@${resolved.package.version}.python${python.version}`);
    const installed = { ...resolved, site: join(folder, 'site') };
    if (existsSync(installed.site)) return installed;
    writeFileSync(join(arriving, 'lock.txt'), resolved.lock);
    await fill(arriving, python, cache, limits);
    const excess = overQuota(arriving, limits);
    if (excess) throw new InstallError('too-large', `the installed package has ${excess}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(arriving, folder);
    return installed;
  } finally {
    rmSync(arriving, { recursive: true, force: true });
  }
}

async function fill(folder: string, python: Python, cache: string, limits: Limits): Promise<void> {
  const args = [
    ...[
      'install',
      '--require-hashes',
      '--no-deps',
      '--only-binary',
      ':all:',
      '--no-compile',
      '--no-warn-script-location',
    ],
    ...['--requirement', join(folder, 'lock.txt'), '--target', join(folder, 'site'), '--cache-dir', join(cache, 'pip')],
  ];
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const refuse = () => overQuota(folder, limits);
  const done = await pip(python, args, { cwd: folder, temporary, timeoutMs: limits.installMs, refuse });
  if (done.refused) throw new InstallError('too-large', `the package installs ${done.refused}`);
  if (done.timedOut)
    throw new InstallError('install-failed', `the installation took longer than ${limits.installMs / 1000} s`);
  if (done.status !== 0) throw fault('a wheel', python, done.stdout + done.stderr);
  rmSync(temporary, { recursive: true, force: true });
}
