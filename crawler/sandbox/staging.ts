import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Folders and files of the host that a sandbox shows. */
export interface Sources {
  app: string;
  kit: string;
  node: string;
}

const STAGED: Sources = { app: '/mnt/app', kit: '/mnt/kit', node: '/mnt/node' };

/** Mounts its first three arguments below /mnt, for nobody else to see, and becomes the command that follows them. */
const SCRIPT = [
  'mount -t tmpfs -o mode=755 stage /mnt',
  'mkdir /mnt/app /mnt/kit',
  ': > /mnt/node',
  'mount --bind "$1" /mnt/app',
  'mount --bind "$2" /mnt/kit',
  'mount --bind "$3" /mnt/node',
  'shift 3',
  'exec "$@"',
].join(' && ');

/**
 * As root, servers run under a user of their own, who cannot reach a checkout below, say, /root. There the sources are
 * first mounted where everyone can: `prefix` does that for the command that follows it. It is no process of its own,
 * so that the crawler stays the parent, at whose death the kernel ends the server.
 */
export function stage(sources: Sources): { prefix: string[]; sources: Sources } {
  const { app, kit, node } = sources;
  if (process.getuid?.() !== 0 || [app, kit, node].every((path) => openToOthers(dirname(path))))
    return { prefix: [], sources };
  const mounts = ['unshare', '--mount', '--propagation', 'private', '/bin/sh', '-c', SCRIPT, 'stage'];
  return { prefix: [...mounts, app, kit, node], sources: STAGED };
}

/** Whether every folder on the way can be entered by any user. */
function openToOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
