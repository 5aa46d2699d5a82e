import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SITE } from '../config.ts';

export const SITE_FOLDER = fileURLToPath(new URL('..', import.meta.url));
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Work that the next build may use again; safe to delete. */
export const CACHE = join(ROOT, '.cache', 'site');

/** The file of an address, below the output folder. */
export const fileAt = (path: string): string => path.slice(SITE.base.length + 1);

/** The file of a page: `/a/b` is `a/b.html`, `/` is `index.html`. */
export const fileOf = (path: string): string => `${fileAt(path) || 'index'}.html`;

export function hash(...parts: readonly (string | Uint8Array)[]): string {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part).update('\0');
  return sha.digest('base64url').slice(0, 22);
}
