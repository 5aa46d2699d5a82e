import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readInside } from './manifest.ts';

const MOST_FILES = 400;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** The package's own JavaScript, file by file in a stable order, up to a total that keeps the reading cheap. */
export function* sourcesOf(root: string): Generator<string> {
  let files = 0;
  let characters = 0;
  for (const path of scripts(root, root)) {
    const text = readInside(root, path);
    if (text === undefined) continue;
    files += 1;
    characters += text.length;
    if (files > MOST_FILES || characters > MOST_CHARACTERS) return;
    yield text;
  }
}

function* scripts(root: string, folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* scripts(root, path);
    } else if (entry.isFile() && /\.[cm]?js$/.test(entry.name) && !/\.min\.|\.test\.|\.spec\./.test(entry.name))
      yield relative(root, path);
  }
}
