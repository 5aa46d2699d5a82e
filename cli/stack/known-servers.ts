import type { RawTool, ServerVerdict, Snapshot } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { packageOf, resemblingServers } from '../../classifier/names/listed.ts';
import { PackageNames, scopeOf } from '../../classifier/names/resemblance.ts';
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
  #alike: ReturnType<typeof resemblingServers> | undefined;
  #names: Map<string, PackageNames> | undefined;

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

  /** The package of the catalogue that what is started may be mistaken for. A package with the scope is the one that is meant. */
  imitated(start: Start): string | undefined {
    const key = keyOfStart(start) ?? '';
    const { registry, package: own } = packageOf(key);
    if (registry === '') return undefined;
    const id = this.#byKey().get(key);
    if (id !== undefined)
      return this.#resembling()
        .get(id)
        ?.find(({ scoped }) => scoped !== true)?.name;
    return this.#packages()
      .get(registry)
      ?.resembling(own)
      .find(({ name, way }) => way !== 'scope-missing' || scopeOf(name) !== '')?.name;
  }

  /** Ids that contain the word, for a hint. */
  like(word: string): string[] {
    const plain = word.toLowerCase().replace(/[^a-z0-9]+/g, '');
    const ids = this.#store.verdicts.ids();
    return plain === '' ? [] : ids.filter((id) => id.replace(/[^a-z0-9]+/g, '').includes(plain)).slice(0, 5);
  }

  /** Made once, when the first server of a configuration asks. */
  #resembling(): ReturnType<typeof resemblingServers> {
    return (this.#alike ??= resemblingServers(
      [...this.#byKey()].map(([start, id]) => ({ id, name: packageOf(start).package, start })),
    ));
  }

  /** The names of the packages of each registry. */
  #packages(): Map<string, PackageNames> {
    if (this.#names === undefined) {
      const starts = Map.groupBy([...this.#byKey().keys()].map(packageOf), ({ registry }) => registry);
      this.#names = new Map(
        [...starts].map(([registry, own]) => [registry, new PackageNames(own.map(({ package: name }) => name))]),
      );
    }
    return this.#names;
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
