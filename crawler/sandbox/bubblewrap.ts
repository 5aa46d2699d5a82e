import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, readlinkSync } from 'node:fs';
import type { Limits } from '../limits.ts';
import { type ControlGroup, makeControlGroup } from './control-group.ts';
import { type Sources, stage } from './staging.ts';
import { INSIDE, type LaunchSpec, NoSandboxError, type Sandbox, type SandboxedProcess } from './sandbox.ts';
import { keepTail } from './tail.ts';
import { watchTree } from './watchdog.ts';

const MIB = 1024 * 1024;
/** Servers run under these user ids when the crawler is root, one for each concurrent server. */
const FIRST_UID = 61_184;
const UIDS = 4_000;
let nextUid = 0;

/** The bubblewrap back end: no network, an empty environment, a read-only package, bounded temporary folders. */
export function bubblewrap(kit: string, makeGroup = makeControlGroup): Sandbox {
  return { name: 'bubblewrap', start: (spec, limits) => start(spec, limits, kit, makeGroup(limits)) };
}

/** Throws NoSandboxError, with the remedy, where bubblewrap cannot confine a process. */
export function checkBubblewrap(): void {
  const run = spawnSync('bwrap', ['--unshare-all', '--ro-bind', '/', '/', 'true'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (run.error)
    throw new NoSandboxError('No sandbox: bubblewrap is not installed. Remedy: apt-get install bubblewrap');
  if (run.status !== 0)
    throw new NoSandboxError(
      `No sandbox: bubblewrap cannot start here (${(run.stderr ?? '').trim().split('\n')[0] ?? ''}). Remedy: allow unprivileged user namespaces`,
    );
}

function start(spec: LaunchSpec, limits: Limits, kit: string, group: ControlGroup | undefined): SandboxedProcess {
  const staged = stage({ app: spec.install, kit, node: process.execPath });
  const [program = '', ...args] = [
    ...joinGroup(group),
    ...staged.prefix,
    ...ownUser(),
    'bwrap',
    ...confinement(staged.sources, spec.environment),
    '--',
    ...resourceLimits(limits),
    ...spec.command,
  ];
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
  });
  const stderr = keepTail(child.stderr, limits.stderrBytes);
  let stopped: string | undefined;
  const stop = (why?: string) => {
    stopped ??= why;
    child.kill('SIGKILL');
  };
  const unwatch = group || child.pid === undefined ? () => {} : watchTree(child.pid, limits, stop);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(stopped ?? describeExit(code, signal)));
  });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).then(() => {
    unwatch();
    return group?.close();
  });
  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    stderr,
    kill: async () => {
      stop('stopped by the crawler');
      child.stdout.destroy();
      child.stderr.destroy();
      child.stdin.destroy();
      await closed;
    },
  };
}

function describeExit(code: number | null, signal: string | null): string {
  if (code === 137 || signal === 'SIGKILL') return 'was killed (memory, CPU time or another limit)';
  return code === null ? `ended by ${signal}` : `exited with status ${code}`;
}

/** The process puts itself into its group before anything else runs, so nothing of it is ever outside. */
function joinGroup(group: ControlGroup | undefined): string[] {
  if (!group) return [];
  const enter = group.procs.map((file) => `echo $$ > '${file}'`).join(' && ');
  return ['/bin/sh', '-c', `${enter} && exec "$@"`, 'enter'];
}

function ownUser(): string[] {
  if (process.getuid?.() !== 0) return [];
  const uid = FIRST_UID + (nextUid++ % UIDS);
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--no-new-privs', '--'];
}

function resourceLimits(limits: Limits): string[] {
  const cap = (name: string, value: number) => `--${name}=${value}:${value}`;
  return [
    'prlimit',
    cap('nofile', 4096),
    cap('fsize', 256 * MIB),
    cap('cpu', 60),
    cap('core', 0),
    cap('nproc', limits.processes),
    '--',
  ];
}

function confinement({ app, kit, node }: Sources, environment: Readonly<Record<string, string>>): string[] {
  const tmpfs = (path: string, size: number) => ['--size', String(size), '--tmpfs', path];
  const setenv = Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]);
  return [
    '--unshare-user',
    '--unshare-ipc',
    '--unshare-pid',
    '--unshare-uts',
    '--unshare-net',
    '--unshare-cgroup-try',
    '--disable-userns',
    '--die-with-parent',
    '--new-session',
    '--clearenv',
    ...['--hostname', 'sandbox'],
    ...['--ro-bind', '/usr', '/usr'],
    ...systemFolders(),
    ...['--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache'],
    ...['passwd', 'group', 'hosts', 'nsswitch.conf'].flatMap((file) => ['--ro-bind', `${kit}/${file}`, `/etc/${file}`]),
    ...['--ro-bind', kit, INSIDE.kit],
    ...['--proc', '/proc', '--dev', '/dev'],
    ...tmpfs('/usr/local', MIB),
    ...tmpfs('/dev/shm', 64 * MIB),
    ...tmpfs('/tmp', 256 * MIB),
    ...tmpfs(INSIDE.home, 256 * MIB),
    ...tmpfs(INSIDE.work, 64 * MIB),
    ...['--ro-bind', node, INSIDE.node],
    ...['--ro-bind', app, INSIDE.app],
    ...['--remount-ro', '/dev', '--remount-ro', '/'],
    ...setenv,
    ...['--chdir', INSIDE.work, '--cap-drop', 'ALL'],
  ];
}

/** /bin, /lib and so on: links into /usr on today's systems, folders of their own on others. */
function systemFolders(): string[] {
  return ['/bin', '/sbin', '/lib', '/lib32', '/lib64'].flatMap((path) => {
    try {
      return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
    } catch {
      return [];
    }
  });
}
