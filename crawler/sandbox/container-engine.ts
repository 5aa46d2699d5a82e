import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Limits } from '../limits.ts';
import { ownUserId } from './own-user.ts';
import type { SandboxedProcess } from './sandbox.ts';
import { supervise } from './supervise.ts';

export type Engine = 'podman' | 'docker';

const MIB = 1024 * 1024;
const LABEL = 'toolrisk.crawler';
let made = 0;

export interface Contained {
  image: string;
  /** Arguments of the image's entry point, or the whole command where it has none. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** Files and folders of the host that are shown, read-only: where they appear, and where they are. */
  mounts?: readonly (readonly [target: string, source: string])[];
  /** Folders that can be written, by their size in bytes. */
  temporary: Readonly<Record<string, number>>;
  folder?: string;
}

/** The first container engine that answers here; where none does, why. */
export function findEngine(): { engine: Engine } | { reason: string } {
  const reasons: string[] = [];
  for (const engine of ['podman', 'docker'] as const) {
    const run = spawnSync(engine, ['version'], { encoding: 'utf8', timeout: 20_000 });
    if (!run.error && run.status === 0) return { engine };
    if (!run.error) reasons.push(`${engine} does not answer (${lastLine(run.stderr)})`);
  }
  return { reason: reasons.length > 0 ? reasons.join(', ') : 'neither podman nor docker is installed' };
}

/** The command that runs a container under the crawler's limits, without network, with nothing of the host but its mounts. */
export function runCommand(engine: Engine, name: string, contained: Contained, limits: Limits): string[] {
  const { image, command, environment, mounts = [], temporary, folder } = contained;
  const uid = ownUserId() ?? 1000;
  return [
    ...[engine, 'run', '--rm', '--interactive', '--name', name, '--label', `${LABEL}=${process.pid}`],
    ...['--pull=never', '--no-healthcheck', '--log-driver', 'none', '--hostname', 'sandbox', '--network', 'none'],
    ...['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--user', `${uid}:${uid}`],
    // files of the host carry labels that would keep a container from reading them, and must not be relabelled
    ...(mounts.length > 0 ? ['--security-opt', 'label=disable'] : []),
    ...['--pids-limit', String(limits.processes)],
    ...['--memory', String(limits.memoryBytes), '--memory-swap', String(limits.memoryBytes)],
    ...ulimits({ nofile: 4096, fsize: 256 * MIB, cpu: 60, core: 0, nproc: limits.processes }),
    ...OWN_WAYS[engine],
    ...['--shm-size', String(64 * MIB)],
    ...Object.entries(temporary).flatMap(([path, size]) => [
      '--tmpfs',
      `${path}:rw,exec,nosuid,nodev,size=${size},mode=1777${engine === 'podman' ? ',notmpcopyup' : ''}`,
    ]),
    ...mounts.flatMap(([target, source]) => ['--mount', `type=bind,source=${source},target=${target},readonly`]),
    ...Object.entries(environment).flatMap(([variable, value]) => ['--env', `${variable}=${value}`]),
    ...(folder === undefined ? [] : ['--workdir', folder]),
    image,
    ...command,
  ];
}

/** What each engine would otherwise bring in by itself: variables and host names of this machine, unbounded folders. */
const OWN_WAYS: Record<Engine, readonly string[]> = {
  podman: ['--http-proxy=false', '--env-host=false', '--no-hosts', '--read-only-tmpfs=false'],
  docker: ['http_proxy', 'https_proxy', 'ftp_proxy', 'no_proxy', 'all_proxy'].flatMap((variable) => [
    ...['--env', `${variable}=`],
    ...['--env', `${variable.toUpperCase()}=`],
  ]),
};

/** Starts a container as a server. It is removed when the server is stopped, and also when the crawler dies. */
export function startContainer(engine: Engine, contained: Contained, limits: Limits): SandboxedProcess {
  const name = `toolrisk-${process.pid}-${made++}`;
  const remove = reaper(engine, name);
  return supervise([...DIE_WITH_US, ...runCommand(engine, name, contained, limits)], limits, {
    environment: process.env, // of the engine itself; the server sees only what is named
    cleanUp: remove,
  });
}

/** Where it exists, the kernel ends the engine's client when the crawler itself is killed. */
const DIE_WITH_US = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--'] : [];

/**
 * A container is no child of ours, so killing the client leaves it. This small process removes it once its input ends:
 * by our hand, or because the crawler is gone.
 */
function reaper(engine: Engine, name: string): () => Promise<void> {
  const removal = [engine, 'rm', '--force', '--volumes', ...(engine === 'podman' ? ['--time', '0'] : []), name];
  const child = spawn('/bin/sh', ['-c', 'cat > /dev/null; "$@" > /dev/null 2>&1; :', 'reaper', ...removal], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => child.once('error', () => resolve()).once('exit', () => resolve()));
  child.stdin.on('error', () => {});
  return () => {
    child.stdin.end();
    return gone;
  };
}

/** The last line of a program's words, for a message of one line. */
export function lastLine(words: string): string {
  return (words.trim().split('\n').at(-1) ?? '').slice(0, 200);
}

function ulimits(values: Record<string, number>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['--ulimit', `${name}=${value}:${value}`]);
}
