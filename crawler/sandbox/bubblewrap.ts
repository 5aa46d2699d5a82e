import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Limits } from '../limits.ts';
import { type ControlGroup, makeControlGroup } from './control-group.ts';
import { ownUserId } from './own-user.ts';
import { descendants, untilGone } from './process-tree.ts';
import { INSIDE, type LaunchSpec, type Refusal, type Sandbox, type SandboxedProcess } from './sandbox.ts';
import { type Sources, stage } from './staging.ts';
import { supervise, type Supervision } from './supervise.ts';
import { systemFolders } from './system-folders.ts';
import { watchTree } from './watchdog.ts';

const MIB = 1024 * 1024;

/** The bubblewrap back end: no network, an empty environment, a read-only package, bounded temporary folders. */
export function bubblewrap(kit: string, makeGroup = makeControlGroup): Sandbox {
  return { name: 'bubblewrap', start: (spec, limits) => start(spec, limits, kit, makeGroup(limits)) };
}

/** Why bubblewrap cannot confine a process here; undefined where it can. */
export function refusesBubblewrap(): Refusal | undefined {
  const run = spawnSync('bwrap', ['--unshare-all', '--ro-bind', '/', '/', 'true'], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (run.error) return { reason: 'bubblewrap is not installed', remedy: 'apt-get install bubblewrap' };
  if (run.status === 0) return undefined;
  const words = (run.stderr ?? '').trim().split('\n')[0] ?? '';
  return { reason: `bubblewrap cannot start here (${words})`, remedy: allowNamespaces() };
}

/** What forbids user namespaces on Linux, with the value that does and the one that does not. */
const SWITCHES = [
  ['kernel.unprivileged_userns_clone', '0', '1'],
  ['kernel.apparmor_restrict_unprivileged_userns', '1', '0'],
  ['user.max_user_namespaces', '0', '15000'],
] as const;

/** How user namespaces become allowed: the switches of the kernel that forbid them; where none does, what is around us does. */
export function allowNamespaces(settings = '/proc/sys'): string {
  const needed = SWITCHES.filter(([name, forbids]) => {
    const file = `${settings}/${name.replaceAll('.', '/')}`;
    return existsSync(file) && readFileSync(file, 'utf8').trim() === forbids;
  });
  if (needed.length > 0) return `sysctl -w ${needed.map(([name, , allows]) => `${name}=${allows}`).join(' ')}`;
  return 'run it outside of this container or chroot, which forbids user namespaces';
}

function start(spec: LaunchSpec, limits: Limits, kit: string, group: ControlGroup | undefined): SandboxedProcess {
  const staged = stage({ app: spec.install, kit, node: process.execPath, runtime: spec.runtime });
  const command = [
    ...joinGroup(group),
    ...staged.prefix,
    ...ownUser(),
    'bwrap',
    ...confinement(staged.sources, spec.environment),
    '--',
    ...resourceLimits(limits),
    ...spec.command,
  ];
  return supervise(command, limits, {
    environment: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
    ...(group ? { cleanUp: () => group.close() } : ungrouped(limits)),
  });
}

/** Where no control group can be made. What is inside dies with the outermost process, but a little later. */
function ungrouped(limits: Limits): Pick<Supervision, 'watch' | 'end' | 'cleanUp'> {
  const dying: number[] = [];
  return {
    watch: (pid, exceeded) => watchTree(pid, limits, exceeded),
    end: (child) => {
      if (child.pid !== undefined) dying.push(...descendants(child.pid));
      child.kill('SIGKILL');
    },
    cleanUp: () => untilGone(dying),
  };
}

/** The process puts itself into its group before anything else runs, so nothing of it is ever outside. */
function joinGroup(group: ControlGroup | undefined): string[] {
  if (!group) return [];
  const enter = group.procs.map((file) => `echo $$ > '${file}'`).join(' && ');
  return ['/bin/sh', '-c', `${enter} && exec "$@"`, 'enter'];
}

function ownUser(): string[] {
  const uid = ownUserId();
  if (uid === undefined) return [];
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

function confinement({ app, kit, node, runtime }: Sources, environment: Readonly<Record<string, string>>): string[] {
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
    ...systemFolders().flatMap(({ path, link }) => (link ? ['--symlink', link, path] : ['--ro-bind', path, path])),
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
    ...(runtime === undefined ? [] : ['--ro-bind', runtime, INSIDE.runtime]),
    ...['--ro-bind', app, INSIDE.app],
    ...['--remount-ro', '/dev', '--remount-ro', '/'],
    ...setenv,
    ...['--chdir', INSIDE.work, '--cap-drop', 'ALL'],
  ];
}
