import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Deletes these files of an output folder, with the folders that this leaves empty. Returns how many they are. */
export function removeFiles(out: string, files: readonly string[]): number {
  for (const file of files) {
    rmSync(join(out, file), { force: true });
    removeEmpty(dirname(join(out, file)), resolve(out));
  }
  return files.length;
}

function removeEmpty(folder: string, root: string): void {
  if (resolve(folder) === root || !existsSync(folder) || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), root);
}
