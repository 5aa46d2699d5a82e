import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where packages are installed: `TOOLRISK_CACHE`, or `.cache` in this checkout. Deleting it costs only time. */
export function cacheFolder(): string {
  const folder = resolve(process.env.TOOLRISK_CACHE ?? fileURLToPath(new URL('../.cache', import.meta.url)));
  mkdirSync(folder, { recursive: true });
  return folder;
}
