import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readText, writeText } from '../../data/store/index.ts';
import { removeFiles } from '../build/gone.ts';
import { CACHE, hash } from '../build/paths.ts';
import type { Summary } from './summary.ts';

/** What the last run wrote for each server, and what it learnt of it. */
export interface Manifest {
  key: string;
  servers: Record<string, { key: string; files: string[]; summary: Summary }>;
  /** Files about the whole catalogue. */
  files: string[];
}

/** Where the manifest of an output folder is kept. */
export const manifestFile = (out: string): string => join(CACHE, 'surfaces', `${hash(resolve(out))}.json`);

/** The last manifest; empty where it was made by other code, so that everything is made again. */
export function readManifest(out: string, key: string): Manifest {
  const none: Manifest = { key, servers: {}, files: [] };
  if (!existsSync(out)) return none;
  try {
    const kept = JSON.parse(readText(manifestFile(out)) ?? '') as Manifest;
    const stale = Object.fromEntries(Object.entries(kept.servers).map(([id, server]) => [id, { ...server, key: '' }]));
    return kept.key === key ? kept : { key, servers: stale, files: kept.files };
  } catch {
    return none;
  }
}

export function writeManifest(out: string, manifest: Manifest): void {
  writeText(manifestFile(out), JSON.stringify(manifest));
}

/** Deletes what an earlier run wrote and this one did not, with the folders that this leaves empty. */
export function deleteGone(out: string, before: Manifest, after: Manifest): number {
  const filesOf = ({ servers, files }: Manifest) => [
    ...files,
    ...Object.values(servers).flatMap((server) => server.files),
  ];
  const kept = new Set(filesOf(after));
  return removeFiles(
    out,
    filesOf(before).filter((file) => !kept.has(file)),
  );
}
