import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Folders and files of the host that a sandbox shows. */
export interface Sources {
  app: string;
  kit: string;
  node: string;
}

const STAGE = '/mnt';

/**
 * As root, servers run under a user of their own, who cannot reach a checkout below, say, /root. There the sources are
 * first mounted where everyone can: `prefix` does that for the command that follows it.
 */
export function stage(sources: Sources): { prefix: string[]; sources: Sources } {
  const names = Object.keys(sources) as (keyof Sources)[];
  if (process.getuid?.() !== 0 || names.every((name) => openToOthers(dirname(sources[name]))))
    return { prefix: [], sources };
  const staged = { app: `${STAGE}/app`, kit: `${STAGE}/kit`, node: `${STAGE}/node` };
  const binds = names.flatMap((name) => ['--ro-bind', sources[name], staged[name]]);
  return {
    prefix: ['bwrap', '--die-with-parent', '--dev-bind', '/', '/', '--tmpfs', STAGE, ...binds, '--'],
    sources: staged,
  };
}

/** Whether every folder on the way can be entered by any user. */
function openToOthers(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
