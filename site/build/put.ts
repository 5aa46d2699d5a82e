import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const made = new Set<string>();

/** Writes a file where its bytes differ; says whether it did. Output can be made again, so nothing waits for the disk. */
export function put(file: string, text: string): boolean {
  if (existsSync(file)) {
    if (readFileSync(file, 'utf8') === text) return false;
  } else makeFolder(dirname(file));
  writeFileSync(file, text);
  return true;
}

/** Asked of the disk once for each folder: most files go to a folder that has others. */
function makeFolder(folder: string): void {
  if (made.has(folder) && existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  made.add(folder);
}
