import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { serverSlug } from '../../data/store/index.ts';
import type { Limits } from '../limits.ts';
import { InstallError } from './install-error.ts';
import { complaint, pnpm } from './pnpm.ts';
import { overQuota } from './quota.ts';
import type { PackageFacts } from './registry.ts';

/** Faults of this machine's disk and of its way to the registry, in pnpm's words. */
const LOCAL = /No space left on device|Read-only file system|Permission denied|Disk quota exceeded/;
const UNREACHABLE =
  /client error \((?:Connect|SendRequest)\)|dns error|timed out|connection (?:closed|reset)|\(5\d\d /i;

export interface Installed {
  /** Folder with `node_modules`; the sandbox shows it read-only. */
  folder: string;
  /** Folder of the package itself. */
  root: string;
}

const REFUSE_FOREIGN = fileURLToPath(new URL('refuse-foreign.cjs', import.meta.url));

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
    writeFileSync(join(arriving, 'package.json'), '{ "private": true }\n');
    await add(facts, arriving, cache, limits);
    checkLock(facts, arriving);
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

async function add(facts: PackageFacts, folder: string, cache: string, limits: Limits): Promise<void> {
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
    `--config.global-pnpmfile=${REFUSE_FOREIGN}`,
  ];
  const refuse = () => overQuota(folder, limits);
  const done = await pnpm(args, cache, { cwd: folder, timeoutMs: limits.installMs, refuse });
  if (done.refused) throw new InstallError('too-large', `the package installs ${done.refused}`);
  if (done.timedOut)
    throw new InstallError('install-failed', `the installation took longer than ${limits.installMs / 1000} s`);
  if (done.status === 0) return;
  const words = complaint(done);
  if (words.includes('archive is larger than'))
    throw new InstallError('too-large', `the package installs an archive of more than ${mebibytes(limits)} MiB`);
  const local = LOCAL.exec(words)?.[0];
  if (local)
    throw new Error(`Cannot write to ${cache} (${local}). Remedy: free or allow space there, or set TOOLRISK_CACHE`);
  throw new InstallError(UNREACHABLE.test(words) ? 'unreachable' : 'install-failed', words);
}

const mebibytes = ({ installBytes }: Limits) => Math.round(installBytes / 1024 / 1024);

/** The lock must pin the package to the integrity that the registry stated, and nothing to git or an address. */
function checkLock(facts: PackageFacts, folder: string): void {
  const lock = load(readLock(folder)) as { packages?: Record<string, { resolution?: Record<string, unknown> }> };
  for (const [id, entry] of Object.entries(lock.packages ?? {})) {
    const resolution = entry.resolution ?? {};
    if (typeof resolution.integrity !== 'string' || 'repo' in resolution || 'directory' in resolution)
      throw new InstallError('install-failed', `refused: ${id} does not come from the registry`);
    if (id === `${facts.name}@${facts.version}` && resolution.integrity !== facts.integrity)
      throw new InstallError('install-failed', `refused: the integrity of ${id} is not what the registry stated`);
  }
}

function readLock(folder: string): string {
  const path = join(folder, 'pnpm-lock.yaml');
  if (!existsSync(path)) throw new InstallError('install-failed', 'the installation left no lock file');
  return readFileSync(path, 'utf8');
}
