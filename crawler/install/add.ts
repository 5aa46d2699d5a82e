import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../limits.ts';
import { type Door, openDoor } from './door.ts';
import { InstallError } from './install-error.ts';
import { checkLock } from './lock.ts';
import { complaint, pnpm, registryOrigin } from './pnpm.ts';
import { overQuota } from './quota.ts';
import type { PackageFacts } from './registry.ts';
import type { Finished } from './run.ts';

/** Faults of this machine's disk and of its way to the registry, in pnpm's words. */
const LOCAL = /No space left on device|Read-only file system|Permission denied|Disk quota exceeded/;
const UNREACHABLE =
  /client error \((?:Connect|SendRequest)\)|dns error|timed out|connection (?:closed|reset)|\(5\d\d /i;

const REFUSE_FOREIGN = fileURLToPath(new URL('refuse-foreign.cjs', import.meta.url));

/**
 * Adds one exact version with its dependencies to an empty folder; runs no script, asks nobody but the registry.
 *
 * What wants nothing from elsewhere is installed through a door that leads to the registry alone. Everything else, and
 * every registry that the door does not suit, is left to a hook that reads each manifest before anything is asked of
 * anybody: it knows what to refuse and what to leave out, and costs as much as the rest of a small installation.
 */
export async function add(facts: PackageFacts, folder: string, cache: string, limits: Limits): Promise<void> {
  if (await throughDoor(facts, folder, cache, limits)) return;
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  const done = await runAdd(facts, folder, cache, limits, [`--config.global-pnpmfile=${REFUSE_FOREIGN}`]);
  if (done.status !== 0) throw fault(done, cache, limits);
  checkLock(facts, folder);
}

/** Whether everything came from the registry. */
async function throughDoor(facts: PackageFacts, folder: string, cache: string, limits: Limits): Promise<boolean> {
  const origin = await registryOrigin(cache);
  if (origin === undefined) return false;
  const door = await openDoor(new Set([origin]));
  try {
    const done = await runAdd(facts, folder, cache, limits, [], door);
    if (done.status !== 0) return false;
    checkLock(facts, folder);
    return !door.shut.aborted;
  } catch (error) {
    if (error instanceof InstallError && error.reason === 'install-failed') return false;
    throw error;
  } finally {
    door.close();
  }
}

async function runAdd(
  facts: PackageFacts,
  folder: string,
  cache: string,
  limits: Limits,
  further: readonly string[],
  door?: Door,
): Promise<Finished> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = [
    'add',
    `${facts.name}@${facts.version}`,
    '--save-exact',
    '--ignore-scripts',
    '--prefer-offline',
    '--ignore-workspace',
    '--config.runtime=false',
    '--config.node-linker=hoisted',
    '--config.block-exotic-subdeps=true',
    '--config.minimum-release-age=0',
    `--config.node-version=${process.versions.node}`,
    `--config.max-tarball-unpacked-size=${limits.installBytes}`,
    ...further,
  ];
  const refuse = () => overQuota(folder, limits);
  const done = await pnpm(args, cache, { cwd: folder, timeoutMs: limits.installMs, refuse, door });
  if (done.refused) throw new InstallError('too-large', `the package installs ${done.refused}`);
  if (done.timedOut)
    throw new InstallError('install-failed', `the installation took longer than ${limits.installMs / 1000} s`);
  return done;
}

function fault(done: Finished, cache: string, limits: Limits): Error {
  const words = complaint(done);
  if (words.includes('archive is larger than'))
    return new InstallError('too-large', `the package installs an archive of more than ${mebibytes(limits)} MiB`);
  const local = LOCAL.exec(words)?.[0];
  if (local)
    return new Error(`Cannot write to ${cache} (${local}). Remedy: free or allow space there, or set TOOLRISK_CACHE`);
  return new InstallError(UNREACHABLE.test(words) ? 'unreachable' : 'install-failed', words);
}

const mebibytes = ({ installBytes }: Limits) => Math.round(installBytes / 1024 / 1024);
