import type { Store } from '../data/store/index.ts';
import { UsageError } from './errors.ts';

/** The records of a folder, or of this checkout. Throws a UsageError where there are none: a path was mistyped. */
export async function openRecords(folder?: string): Promise<Store> {
  const { DATA_FOLDER, openStore } = await import('../data/store/index.ts');
  const store = openStore(folder ?? DATA_FOLDER);
  if ([store.index, store.snapshots].some((records) => records.ids().length > 0)) return store;
  throw new UsageError(`${store.folder}: there are no records there. Give the folder of a catalogue with --data.`);
}
