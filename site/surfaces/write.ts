import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resemblingServers, type ResemblingServer } from '../../classifier/names/listed.ts';
import { keyOfLaunch } from '../../classifier/stack/index.ts';
import type { Store } from '../../data/store/index.ts';
import { fileAt, hash } from '../build/paths.ts';
import { put } from '../build/put.ts';
import { recordsKey } from '../build/records.ts';
import { keyOf } from '../build/sources.ts';
import { serverName } from '../model/summary.ts';
import { catalogueSurfaces, fixedPages } from './catalogue.ts';
import { deleteGone, readManifest, writeManifest, type Manifest } from './manifest.ts';
import { readServer } from './record.ts';
import { writeServer, type ServerSurfaces } from './server.ts';

export interface SurfacesOptions {
  store: Store;
  /** Folder of the published site. */
  out: string;
  /** The host where it is published, without a slash at the end. */
  baseUrl: string;
  /** Servers whose names may be mistaken for one another, where that is known already. */
  resembling?: ReadonlyMap<string, readonly ResemblingServer[]>;
  /** Paths of the pages that belong to no server, for the sitemap. */
  pages?: readonly string[];
}

export interface SurfacesResult {
  files: number;
  written: number;
  deleted: number;
}

/** What a surface is made by: a change of any of it makes everything again. */
const SOURCES = ['site/surfaces', 'site/model', 'classifier', 'data/schema'];

/** What a run has to do: which servers' surfaces are up to date, and what each of the others is made from. */
export interface SurfacesPlan {
  key: string;
  before: Manifest;
  servers: readonly { id: string; key: string; resembling: readonly ResemblingServer[]; upToDate: boolean }[];
}

export function planSurfaces({
  store,
  out,
  baseUrl,
  resembling: alike = resemblingIn(store),
}: SurfacesOptions): SurfacesPlan {
  const attacks = [...store.attacks.records()];
  const key = `${keyOf(SOURCES, ['site/config.ts', 'docs/TAXONOMY.md'])} ${baseUrl} ${hash(JSON.stringify(attacks))}`;
  const before = readManifest(out, key);
  const servers = store.index.ids().map((id) => {
    const resembling = alike.get(id) ?? [];
    const own = hash(recordsKey(store, id), JSON.stringify(resembling));
    const known = before.servers[id];
    const upToDate = known?.key === own && known.files.every((file) => existsSync(join(out, file)));
    return { id, key: own, resembling, upToDate };
  });
  return { key, before, servers };
}

/**
 * Writes what machines read: API, Markdown, sitemap, feeds, badges. Only servers whose records changed are made again, and
 * not those that `made` says were made while their pages were.
 */
export function writeSurfaces(
  options: SurfacesOptions,
  { key, before, servers } = planSurfaces(options),
  made: ReadonlyMap<string, ServerSurfaces> = new Map(),
): SurfacesResult {
  const { store, out, baseUrl, pages = fixedPages() } = options;
  const attacks = [...store.attacks.records()];
  const after: Manifest = { key, servers: {}, files: [] };
  let written = 0;
  for (const { id, key: own, resembling, upToDate } of servers) {
    if (upToDate) {
      after.servers[id] = before.servers[id]!;
      continue;
    }
    const result = made.get(id) ?? writeServer(readServer(store, id, attacks, resembling), { out, baseUrl });
    after.servers[id] = { key: own, files: result.files, summary: result.summary };
    written += result.written;
  }
  const summaries = Object.values(after.servers).map(({ summary }) => summary);
  for (const [path, text] of catalogueSurfaces(summaries, attacks, pages, baseUrl)) {
    const file = fileAt(path);
    after.files.push(file);
    if (put(join(out, file), text)) written += 1;
  }
  const deleted = deleteGone(out, before, after);
  writeManifest(out, after);
  const files = after.files.length + Object.values(after.servers).reduce((sum, server) => sum + server.files.length, 0);
  return { files, written, deleted };
}

const resemblingIn = (store: Store) =>
  resemblingServers(
    [...store.index.records()].map((entry) => ({
      id: entry.id,
      name: serverName(entry),
      start: keyOfLaunch(entry.launch) ?? '',
    })),
  );
