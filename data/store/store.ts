import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Attack, Gold, History, IndexEntry, Overrides, Poisoned, ServerVerdict, Snapshot } from '../schema/index.ts';
import { Collection } from './collection.ts';

/** Where this checkout keeps its records. */
export const DATA_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** The whole catalogue on disk. Authored: index, overrides, attacks, gold, poisoned. Generated: snapshots, verdicts, history. */
export interface Store {
  readonly folder: string;
  readonly index: Collection<typeof IndexEntry>;
  readonly overrides: Collection<typeof Overrides>;
  readonly attacks: Collection<typeof Attack>;
  readonly gold: Collection<typeof Gold>;
  readonly poisoned: Collection<typeof Poisoned>;
  readonly snapshots: Collection<typeof Snapshot>;
  readonly verdicts: Collection<typeof ServerVerdict>;
  readonly history: Collection<typeof History>;
}

/** Opens the records below a folder; nothing is read or created before it is asked for. */
export function openStore(folder: string = DATA_FOLDER): Store {
  return {
    folder,
    index: new Collection(join(folder, 'index'), IndexEntry),
    overrides: new Collection(join(folder, 'overrides'), Overrides),
    attacks: new Collection(join(folder, 'attacks'), Attack),
    gold: new Collection(join(folder, 'gold'), Gold),
    poisoned: new Collection(join(folder, 'poisoned'), Poisoned),
    snapshots: new Collection(join(folder, 'snapshots'), Snapshot),
    verdicts: new Collection(join(folder, 'verdicts'), ServerVerdict),
    history: new Collection(join(folder, 'history'), History),
  };
}
