import type { RawTool, ServerVerdict, Snapshot } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { imitatedBy } from '../../classifier/names/imitation.ts';
import { keyOfLaunch, keyOfStart, type Start } from '../../classifier/stack/index.ts';

/** A server that the catalogue has a verdict for. */
export interface KnownServer {
  id: string;
  verdict: ServerVerdict;
  snapshot: Snapshot;
  tools: readonly RawTool[];
}

/** Finds servers in the catalogue by id, or by what a configuration starts. Records are read when they are asked for. */
export class KnownServers {
  readonly #store: Store;
  #ids: Map<string, string> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  get(id: string): KnownServer | undefined {
    const isId = /^[a-z0-9][a-z0-9.-]*$/.test(id);
    const verdict = isId ? this.#store.verdicts.read(id) : undefined;
    const snapshot = verdict && this.#store.snapshots.read(id);
    return verdict && snapshot ? { id, verdict, snapshot, tools: snapshot.tools } : undefined;
  }

  find(start: Start): KnownServer | undefined {
    const key = keyOfStart(start);
    const id = key === undefined ? undefined : this.#byKey().get(key);
    return id === undefined ? undefined : this.get(id);
  }

  /** The package of the catalogue that an unknown package may be mistaken for. */
  imitated(start: Start): string | undefined {
    if (start.kind !== 'npm' && start.kind !== 'pypi') return undefined;
    const prefix = `${start.kind}:`;
    const packages = [...this.#byKey().keys()].filter((key) => key.startsWith(prefix));
    return imitatedBy(
      start.package,
      packages.map((key) => key.slice(prefix.length)),
    );
  }

  /** Ids that contain the word, for a hint. */
  like(word: string): string[] {
    const plain = word.toLowerCase().replace(/[^a-z0-9]+/g, '');
    const ids = this.#store.verdicts.ids();
    return plain === '' ? [] : ids.filter((id) => id.replace(/[^a-z0-9]+/g, '').includes(plain)).slice(0, 5);
  }

  #byKey(): Map<string, string> {
    this.#ids ??= new Map(
      [...this.#store.index.records()].flatMap(({ id, launch }) => {
        const key = keyOfLaunch(launch);
        return key === undefined ? [] : [[key, id] as const];
      }),
    );
    return this.#ids;
  }
}
