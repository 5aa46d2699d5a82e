import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '../limits.ts';
import { type Contained, type Engine, findEngine, lastLine, runCommand, startContainer } from './container-engine.ts';
import { INSIDE, type LaunchSpec, type Refusal, type Sandbox } from './sandbox.ts';
import { systemFolders } from './system-folders.ts';

const MIB = 1024 * 1024;
/** An image of empty folders: everything that runs in it is mounted from this machine, so nothing is ever pulled. */
const IMAGE = 'localhost/toolrisk-sandbox:2';
const TEMPORARY = { '/tmp': 256 * MIB, [INSIDE.home]: 256 * MIB, [INSIDE.work]: 64 * MIB };
const REMEDY = 'apt-get install podman';
/** The container back end: the same view of the machine as in bubblewrap, confined by podman or docker. */
export function container(kit: string, engine: Engine): Sandbox {
  return { name: 'container', start: (spec, limits) => startContainer(engine, contain(spec, kit), limits) };
}

/** The engine that can confine a process here, tried with a real container; where none can, why. */
export function usableEngine(): { engine: Engine } | Refusal {
  if (process.platform !== 'linux')
    return { reason: 'containers can share the programs of this machine only on Linux', remedy: 'run it on Linux' };
  const found = findEngine();
  if ('reason' in found) return { reason: found.reason, remedy: REMEDY };
  const { engine } = found;
  const refused = makeImage(engine) ?? tryLimits(engine);
  if (refused === undefined) return { engine };
  return {
    reason: `${engine} cannot confine a server here (${refused})`,
    remedy: `mend that, or confine servers by something else than ${engine}`,
  };
}

/** Starts a container that reads its own limit of memory, in version 2 or 1: some engines leave it out without a word. */
function tryLimits(engine: Engine): string | undefined {
  const read = 'cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2> /dev/null; exit 0';
  const trial: Contained = {
    image: IMAGE,
    command: ['/bin/sh', '-c', read],
    environment: {},
    mounts: systemMounts(),
    temporary: {},
  };
  const [program = '', run = '', ...rest] = runCommand(engine, `toolrisk-probe-${process.pid}`, trial, LIMITS);
  const { fault, printed } = call([program, run, '--rm', ...rest]);
  if (fault !== undefined || printed.split('\n').includes(String(LIMITS.memoryBytes))) return fault;
  return 'it sets no memory limit, which without root takes systemd and control groups of version 2';
}

function contain(spec: LaunchSpec, kit: string): Contained {
  const mounts: [string, string][] = [
    ...systemMounts(),
    ...['passwd', 'group', 'hosts', 'nsswitch.conf'].map((file): [string, string] => [
      `/etc/${file}`,
      `${kit}/${file}`,
    ]),
    ['/usr/local', `${kit}/empty`],
    [INSIDE.kit, kit],
    [INSIDE.node, process.execPath],
    [INSIDE.app, spec.install],
  ];
  if (spec.runtime !== undefined) mounts.push([INSIDE.runtime, spec.runtime]);
  return {
    image: IMAGE,
    command: spec.command,
    environment: spec.environment,
    mounts,
    temporary: TEMPORARY,
    folder: INSIDE.work,
  };
}

function systemMounts(): [string, string][] {
  const own = systemFolders().flatMap(({ path, link }): [string, string][] =>
    link === undefined ? [[path, path]] : [],
  );
  const cache = '/etc/ld.so.cache';
  return [['/usr', '/usr'], ...own, ...(existsSync(cache) ? [[cache, cache] as [string, string]] : [])];
}

/** Makes the image once; returns why it cannot be made. */
function makeImage(engine: Engine): string | undefined {
  if (spawnSync(engine, ['image', 'inspect', IMAGE], { stdio: 'ignore', timeout: 20_000 }).status === 0)
    return undefined;
  const root = mkdtempSync(join(tmpdir(), 'toolrisk-image-'));
  try {
    chmodSync(root, 0o755); // it becomes the root folder, which every user must be able to enter
    for (const folder of ['usr', 'etc', 'proc', 'sys', 'dev', 'app', 'opt', ...Object.keys(TEMPORARY)])
      mkdirSync(join(root, folder), { recursive: true, mode: 0o755 });
    // some runtimes give a mounted folder the mode that it has in the image
    for (const folder of Object.keys(TEMPORARY)) chmodSync(join(root, folder), 0o1777);
    for (const { path, link } of systemFolders())
      if (link === undefined) mkdirSync(join(root, path), { mode: 0o755 });
      else symlinkSync(link, join(root, path));
    const packed = spawnSync('tar', ['-c', '-C', root, '.']);
    if (packed.status !== 0) return 'tar cannot pack its image';
    return call([engine, 'import', '-', IMAGE], packed.stdout).fault;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a command of the engine prints, and why it failed where it did. */
function call([program = '', ...args]: readonly string[], input?: Buffer): { printed: string; fault?: string } {
  const run = spawnSync(program, args, { input, stdio: 'pipe', encoding: 'utf8', timeout: 60_000 });
  if (run.status === 0) return { printed: run.stdout };
  return { printed: '', fault: lastLine(run.stderr || (run.error?.message ?? '')) };
}
