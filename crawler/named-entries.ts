import { serverSlug, type Store } from '../data/store/index.ts';
import { isPackageName } from './install/registry.ts';

interface Choice {
  all?: boolean | undefined;
  showcase?: boolean | undefined;
  today: string;
}

/**
 * The ids that a command line names: ids of the index, npm packages, or all. A package that is not in the index gets an
 * entry; `settle`, after the crawl, takes those back that the registry does not have, and returns their names.
 */
export function prepareEntries(
  store: Store,
  names: readonly string[],
  { all, showcase, today }: Choice,
): { ids: string[]; settle: () => string[] } {
  const ids = new Set(all ? store.index.ids() : []);
  if (showcase) for (const entry of store.index.records()) if (entry.showcase) ids.add(entry.id);
  const added = new Map<string, string>();
  for (const name of names) {
    const id = store.index.has(name) ? name : serverSlug(name);
    ids.add(id);
    if (store.index.has(id)) continue;
    if (!isPackageName(name))
      throw new Error(`${JSON.stringify(name)} is neither a server of the index nor an npm package name`);
    added.set(id, name);
  }
  for (const [id, name] of added)
    store.index.write(id, {
      id,
      name,
      launch: { kind: 'npm', package: name },
      source: 'command line',
      added: today,
    });
  const settle = () =>
    [...added].flatMap(([id, name]) => {
      const snapshot = store.snapshots.read(id);
      if (snapshot && snapshot.failure?.reason !== 'not-found') return [];
      store.index.remove(id);
      store.snapshots.remove(id);
      return [name];
    });
  return { ids: [...ids], settle };
}
