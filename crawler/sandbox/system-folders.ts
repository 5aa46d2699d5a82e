import { lstatSync, readlinkSync } from 'node:fs';

/** /bin, /lib and so on: links into /usr on today's systems, folders of their own on others. `link` is the target. */
export function systemFolders(): { path: string; link?: string }[] {
  return ['/bin', '/sbin', '/lib', '/lib32', '/lib64'].flatMap((path) => {
    try {
      return [lstatSync(path).isSymbolicLink() ? { path, link: readlinkSync(path) } : { path }];
    } catch {
      return [];
    }
  });
}
