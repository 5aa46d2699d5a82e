import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INSIDE, type LaunchSpec } from './sandbox.ts';

export interface HostFolders {
  /** Temporary folder of this server alone, with its home and its working folder. */
  folder: string;
  work: string;
  /** Arguments or values with the paths of the inside replaced by those of the host. */
  translate(text: string): string;
  remove(): void;
}

/** For back ends that cannot show a server another file system: where on the host its folders are. */
export function makeHostFolders({ install, runtime }: LaunchSpec, kit: string): HostFolders {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'toolrisk-')));
  const work = join(folder, 'work');
  const outside: Record<string, string> = {
    [INSIDE.node]: process.execPath,
    [INSIDE.app]: install,
    [INSIDE.kit]: kit,
    [INSIDE.home]: join(folder, 'home'),
    [INSIDE.work]: work,
    ...(runtime === undefined ? {} : { [INSIDE.runtime]: runtime }),
  };
  mkdirSync(outside[INSIDE.home] as string);
  mkdirSync(work);
  // a path of the inside begins a word or a value, so that a part of a path of the host is never taken for one
  const inside = new RegExp(`(?<![\\w./-])(?:${Object.keys(outside).join('|')})(?![\\w-])`, 'g');
  return {
    folder,
    work,
    translate: (text) => text.replaceAll(inside, (path) => outside[path] as string),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
