import type { Store } from '../../data/store/index.ts';
import { readText } from '../../data/store/index.ts';
import type { ServerRecords } from '../model/summary.ts';
import { hash } from './paths.ts';

/** Changes when a record of the server does; nothing is parsed for it. */
export function recordsKey(store: Store, id: string): string {
  return hash(
    ...[store.index, store.snapshots, store.verdicts, store.history].map((records) => readText(records.path(id)) ?? ''),
  );
}

/** All records of one server. A verdict that was made from another snapshot is left out: it may not fit the tools. */
export function readRecords(store: Store, id: string): ServerRecords {
  const entry = store.index.read(id);
  if (entry === undefined) throw new Error(`${id}: no such server in the index.`);
  const snapshot = store.snapshots.read(id);
  const verdict = store.verdicts.read(id);
  const fits = snapshot !== undefined && verdict?.tools.length === snapshot.tools.length;
  return { entry, snapshot, verdict: fits ? verdict : undefined, history: store.history.read(id) };
}
