import type { Snapshot } from '../data/schema/index.ts';
import { formatJson, readText, type Store } from '../data/store/index.ts';
import { classifyServer, inputDigest } from './classify.ts';
import { lapsedOverrides } from './overrides.ts';

export interface ClassifiedServer {
  server: string;
  tools: number;
  changed: boolean;
  lapsed: string[];
}

/** Classifies the stored snapshots one by one; a verdict whose inputs are unchanged is left alone, and one without a snapshot goes. */
export function* classifyCatalogue(
  store: Store,
  { check = false, force = false }: { check?: boolean; force?: boolean } = {},
): Generator<ClassifiedServer> {
  const known = new Set(store.snapshots.ids());
  for (const id of known) yield classifyStoredServer(store, store.snapshots.read(id) as Snapshot, check, force);
  for (const id of store.verdicts.ids())
    if (!known.has(id)) {
      if (!check) store.verdicts.remove(id);
      yield { server: id, tools: 0, changed: true, lapsed: [] };
    }
}

function classifyStoredServer(store: Store, snapshot: Snapshot, check: boolean, force: boolean): ClassifiedServer {
  const { server } = snapshot;
  const overrides = store.overrides.read(server);
  const same = { server, tools: snapshot.tools.length, changed: false };
  if (!check && !force) {
    const stored = store.verdicts.has(server) ? store.verdicts.read(server) : undefined;
    if (stored?.inputDigest === inputDigest(snapshot, overrides))
      return {
        ...same,
        lapsed: overrides === undefined ? [] : lapsedOverrides(overrides, stored.tools).map(({ tool }) => tool),
      };
  }
  const verdict = classifyServer(snapshot, overrides === undefined ? {} : { overrides });
  const lapsed = overrides === undefined ? [] : lapsedOverrides(overrides, verdict.tools).map(({ tool }) => tool);
  const changed = check
    ? readText(store.verdicts.path(server)) !== formatJson(store.verdicts.schema.parse(verdict))
    : store.verdicts.write(server, verdict);
  return { ...same, changed, lapsed };
}
