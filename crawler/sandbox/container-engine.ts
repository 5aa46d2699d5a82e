import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
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

/**
 * The command that runs a container under the crawler's limits, without network, with nothing of the host but its mounts.
 * Removing it is the caller's: with `--rm` the client would do so as well, and two at once leave its processes running.
 */
export function runCommand(engine: Engine, name: string, contained: Contained, limits: Limits): string[] {
  const { image, command, environment, mounts = [], temporary, folder } = contained;
  const uid = ownUserId() ?? 1000;
  return [
    ...[engine, 'run', '--interactive', '--name', name, '--label', `${LABEL}=${process.pid}`],
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
  const removal = removalOf(engine, name);
  const remove = reaper(removal);
  let ending: Promise<void> | undefined;
  return supervise(runCommand(engine, name, contained, limits), limits, {
    environment: process.env, // of the engine itself; the server sees only what is named
    folder: '/proc', // podman's conmon leaves a file `oom` where it was started, if it can
    end: (client) => void (ending ??= endContainer(client, removal, remove)),
    cleanUp: () => ending ?? remove(),
  });
}

/**
 * The container goes first and its client ends with it: an engine whose client is killed while it starts a container
 * may never learn that it runs. A client that stays had no container yet, and must not make it any more.
 */
async function endContainer(client: ChildProcess, removal: readonly string[], remove: () => Promise<void>) {
  await remove();
  for (let round = 0; round < 100 && isRunning(client); round += 1) await sleep(10);
  if (!isRunning(client)) return;
  client.kill('SIGKILL');
  await once(client, 'exit');
  await reaper(removal)();
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

/** Podman refuses to remove a container that is ending by itself. */
function removalOf(engine: Engine, name: string): string[] {
  const [tries, own] = engine === 'podman' ? ['9', ['--time', '0']] : ['1', []];
  return [tries, engine, 'rm', '--force', '--volumes', ...own, name];
}

/** Waits for a line, removes, and once more where the crawler died without a line: its client may have been about to start. */
const REMOVE = `read -r told
tries=$1
shift
remove() {
  left=$tries
  until "$@" > /dev/null 2>&1; do
    left=$((left - 1))
    [ $left -gt 0 ] || return
    sleep 0.2
  done
}
remove "$@"
[ -n "$told" ] || { sleep 3; remove "$@"; }`;

/** A container is no child of ours, so this small process removes it: by our hand, or because the crawler is gone. */
function reaper(removal: readonly string[]): () => Promise<void> {
  const child = spawn('/bin/sh', ['-c', REMOVE, 'reaper', ...removal], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => child.once('error', () => resolve()).once('exit', () => resolve()));
  child.stdin.on('error', () => {});
  return () => {
    child.stdin.end('now\n');
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
