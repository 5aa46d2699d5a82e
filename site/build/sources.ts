import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SITE } from '../config.ts';
import { hash, ROOT } from './paths.ts';

// All that decides what a page says or how it looks in HTML; styles and browser scripts are files of their own.
const FOLDERS = [
  'site/model',
  'site/pages',
  'site/views',
  'site/components',
  'site/layouts',
  'site/surfaces',
  'site/build',
  'classifier',
  'data/schema',
  'data/store',
];
const FILES = [
  'site/config.ts',
  'site/astro.config.ts',
  'site/search/SearchPage.astro',
  'package-lock.json',
  'docs/TAXONOMY.md',
];

/** Changes when any source of the pages does; then nothing of an earlier build counts as up to date. */
export const sourceKey = (): string => keyOf(FOLDERS, FILES);

export function keyOf(folders: readonly string[], files: readonly string[]): string {
  const all = [
    ...folders.flatMap((folder) => list(join(ROOT, folder))),
    ...files.map((file) => join(ROOT, file)),
  ].sort();
  return hash(JSON.stringify(SITE), ...all.flatMap((file) => [relative(ROOT, file), readFileSync(file)]));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
