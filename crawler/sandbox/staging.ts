import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Folders and files of the host that a sandbox shows, by what they are. */
export interface Sources {
  app: string;
  kit: string;
  node: string;
  runtime?: string | undefined;
}

/** Mounts its arguments, target and source by turns, for nobody else to see, and becomes the command after `--`. */
const SCRIPT = `set -e
mount -t tmpfs -o mode=755 stage /mnt
while [ "$1" != -- ]; do
  if [ -d "$2" ]; then mkdir "$1"; else : > "$1"; fi
  mount --bind "$2" "$1"
  shift 2
done
shift
exec "$@"`;

/**
 * As root, servers run under a user of their own, who cannot reach a checkout below, say, /root. There the sources are
 * first mounted where everyone can: `prefix` does that for the command that follows it. It is no process of its own,
 * so that the crawler stays the parent, at whose death the kernel ends the server.
 */
export function stage(sources: Sources): { prefix: string[]; sources: Sources } {
  const shown = Object.entries(sources).filter(([, path]) => path !== undefined) as [keyof Sources, string][];
  if (process.getuid?.() !== 0 || shown.every(([, path]) => openToOthers(dirname(path))))
    return { prefix: [], sources };
  const staged = Object.fromEntries(shown.map(([name]) => [name, `/mnt/${name}`])) as unknown as Sources;
  const pairs = shown.flatMap(([name, path]) => [staged[name] as string, path]);
  const script = ['unshare', '--mount', '--propagation', 'private', '/bin/sh', '-c', SCRIPT, 'stage'];
  return { prefix: [...script, ...pairs, '--'], sources: staged };
}

/** Whether every folder on the way can be entered by any user. */
function openToOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
