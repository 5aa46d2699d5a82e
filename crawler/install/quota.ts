import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Limits } from '../limits.ts';

/** Why a folder is over its quota of bytes or files, or undefined. Links are counted and never followed. */
export function overQuota(folder: string, limits: Pick<Limits, 'installBytes' | 'installFiles'>): string | undefined {
  let bytes = 0;
  let files = 0;
  for (const pending = [folder]; pending.length > 0;) {
    const current = pending.pop() as string;
    for (const entry of readFolder(current)) {
      files += 1;
      if (files > limits.installFiles) return `more than ${limits.installFiles} files`;
      const path = join(current, entry.name);
      if (entry.isDirectory()) pending.push(path);
      else bytes += sizeOf(path);
      if (bytes > limits.installBytes) return `more than ${Math.round(limits.installBytes / 1024 / 1024)} MiB`;
    }
  }
  return undefined;
}

function readFolder(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // an installation in progress moves folders about
  }
}

function sizeOf(path: string): number {
  try {
    return lstatSync(path).size;
  } catch {
    return 0;
  }
}
