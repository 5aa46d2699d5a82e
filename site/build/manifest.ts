import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readText, writeText } from '../../data/store/index.ts';
import { removeFiles } from './gone.ts';
import { CACHE, fileOf, hash } from './paths.ts';
import type { Digests } from './shard.ts';

/** What the last build wrote to one output folder, by server; the pages about more than one are under the empty id. */
export interface Manifest {
  key: string;
  /** What the search index and the other surfaces were made from. */
  derived?: string;
  servers: Record<string, { key: string; pages: Digests }>;
}

const fileFor = (out: string): string => join(CACHE, 'manifests', `${hash(resolve(out))}.json`);

/** The last manifest; empty where the output is gone, so that nothing counts as written that is not there. */
export function readManifest(out: string): Manifest {
  const none = { key: '', servers: {} };
  if (!existsSync(out)) return none;
  try {
    return JSON.parse(readText(fileFor(out)) ?? '') as Manifest;
  } catch {
    return none;
  }
}

export function writeManifest(out: string, manifest: Manifest): void {
  writeText(fileFor(out), JSON.stringify(manifest));
}

/** Deletes the pages that the last build wrote and this one did not, and folders that this empties. */
export function deleteGone(out: string, before: Manifest, after: Manifest): number {
  const kept = new Set(Object.values(after.servers).flatMap(({ pages }) => Object.keys(pages)));
  const gone = Object.values(before.servers).flatMap(({ pages }) =>
    Object.keys(pages).filter((path) => !kept.has(path)),
  );
  return removeFiles(out, gone.map(fileOf));
}
