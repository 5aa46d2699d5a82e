import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Store } from '../../data/store/index.ts';
import { DATA_FOLDER, openStore } from '../../data/store/index.ts';
import { writeSurfaces } from '../../site/surfaces/index.ts';
import { manifestFile } from '../../site/surfaces/manifest.ts';
import { makeStore, type MadeServer } from './catalogue.ts';
import { removeAtEnd, temporaryFolder } from './temporary.ts';

export const BASE = 'https://catalogue.example';

/** The surfaces of a catalogue in a folder of their own, with ways to read them. */
export function publish(servers: readonly MadeServer[] | Store) {
  const store = Array.isArray(servers) ? makeStore(servers as MadeServer[]) : (servers as Store);
  if (store.folder !== DATA_FOLDER)
    for (const attack of openStore().attacks.records()) store.attacks.write(attack.slug, attack);
  const out = temporaryFolder();
  removeAtEnd(manifestFile(out));
  const write = () => writeSurfaces({ store, out, baseUrl: BASE });
  const result = write();
  const text = (path: string) => readFileSync(join(out, path), 'utf8');
  const json = <T = Record<string, unknown>>(path: string) => JSON.parse(text(path)) as T;
  const files = () =>
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${relative(out, join(entry.parentPath, entry.name))}`)
      .sort();
  return { store, out, write, result, text, json, files };
}
