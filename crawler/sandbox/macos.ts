import { execFile, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Limits } from '../limits.ts';
import { makeHostFolders } from './host-folders.ts';
import { seatbeltArguments } from './seatbelt.ts';
import type { LaunchSpec, Refusal, Sandbox, SandboxedProcess } from './sandbox.ts';
import { supervise } from './supervise.ts';

const PROGRAM = 'sandbox-exec';

/** The macOS back end: `sandbox-exec` with a profile that denies by default, rlimits, and a watch over memory. */
export function macos(kit: string): Sandbox {
  return { name: 'macos', start: (spec, limits) => start(spec, limits, kit) };
}

/** Why `sandbox-exec` cannot confine a process here; undefined where it can. */
export function refusesMacos(): Refusal | undefined {
  const profile = '(version 1)(allow default)';
  const run = spawnSync(PROGRAM, ['-p', profile, '/usr/bin/true'], { encoding: 'utf8', timeout: 10_000 });
  if (run.error) return { reason: 'sandbox-exec is part of macOS only', remedy: 'run it on macOS' };
  if (run.status === 0) return undefined;
  return { reason: `sandbox-exec cannot start here (${run.stderr.trim().split('\n')[0]})`, remedy: 'run it on macOS' };
}

function start(spec: LaunchSpec, limits: Limits, kit: string): SandboxedProcess {
  const { folder, work, translate, remove } = makeHostFolders(spec, kit);
  const environment = Object.entries({ ...spec.environment, TMPDIR: folder });
  const confined = seatbeltArguments({
    NODE: realpathSync(process.execPath),
    APP: realpathSync(spec.install),
    KIT: realpathSync(kit),
    RUNTIME: realpathSync(spec.runtime ?? kit),
    TEMPORARY: folder,
  });
  const only = ['/usr/bin/env', '-i', ...environment.map(([name, value]) => `${name}=${translate(value)}`)];
  return supervise([PROGRAM, ...confined, ...only, ...RESOURCE_LIMITS, ...spec.command.map(translate)], limits, {
    environment: process.env, // of sandbox-exec itself; the server sees only what is named
    folder: work,
    watch: (pid, exceeded) => watchMemory(pid, limits, exceeded),
    cleanUp: remove,
  });
}

/** Open files, file size in blocks of 512 bytes, CPU seconds and core files; the shell becomes the server. */
const RESOURCE_LIMITS = [
  '/bin/sh',
  '-c',
  'ulimit -n 4096 && ulimit -f 524288 && ulimit -t 60 && ulimit -c 0 && exec "$@"',
  'limits',
];

/** The server is one process, since it cannot fork; its memory is asked of `ps` once a second. */
function watchMemory(
  pid: number,
  { memoryBytes }: Pick<Limits, 'memoryBytes'>,
  exceeded: (what: string) => void,
): () => void {
  const timer = setInterval(
    () =>
      execFile('ps', ['-o', 'rss=', '-p', String(pid)], (_error, kibibytes) => {
        if (Number(kibibytes) * 1024 > memoryBytes) exceeded('used more memory than allowed');
      }),
    1_000,
  );
  timer.unref();
  return () => clearInterval(timer);
}
