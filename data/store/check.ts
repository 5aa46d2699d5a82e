import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Gold, IndexEntry, Overrides, Poisoned, ServerVerdict, Snapshot } from '../schema/index.ts';
import { digest } from './canonical.ts';
import { type Collection, RecordError } from './collection.ts';
import { resolvePointer } from './pointer.ts';
import { quoteHolds } from './quote.ts';
import type { Store } from './store.ts';

/** An error makes the catalogue unusable; a note is work for a person, such as a label that lapsed. */
export interface Problem {
  level: 'error' | 'note';
  record: string;
  fault: string;
  remedy: string;
}

/** Validates every record and every reference between records. Reads one record of a kind at a time. */
export function checkStore(store: Store): { problems: Problem[]; records: number } {
  const problems: Problem[] = [];
  let records = 0;
  const each = <T>(
    collection: Collection<never>,
    idOf: (record: T) => string,
    check: (record: T, path: string) => Iterable<Problem>,
  ) => {
    problems.push(...misplacedFiles(collection));
    for (const id of collection.ids()) {
      records++;
      const path = collection.path(id);
      try {
        const record = collection.read(id) as T;
        if (idOf(record) !== id)
          problems.push(error(path, `says that it is "${idOf(record)}"`, 'rename the file or correct its id'));
        problems.push(...check(record, path));
      } catch (thrown) {
        if (!(thrown instanceof RecordError)) throw thrown;
        problems.push({ level: 'error', record: path, fault: thrown.message, remedy: 'see the message' });
      }
    }
  };
  const known = new Set(store.index.ids());
  const launches = new Map<string, string>();
  each<IndexEntry>(
    store.index as never,
    (entry) => entry.id,
    (entry, path) => assertOneIdentity(entry, path, launches),
  );
  each<Snapshot>(
    store.snapshots as never,
    (snapshot) => snapshot.server,
    (snapshot, path) => assertSnapshot(snapshot, path, known),
  );
  each<ServerVerdict>(
    store.verdicts as never,
    (verdict) => verdict.server,
    (verdict, path) => assertVerdict(verdict, path, store),
  );
  each<Overrides>(
    store.overrides as never,
    (overrides) => overrides.server,
    (overrides, path) => assertOverrides(overrides, path, store),
  );
  each<Gold>(
    store.gold as never,
    (gold) => gold.server,
    (gold, path) => assertGold(gold, path, store),
  );
  each<Poisoned>(
    store.poisoned as never,
    (poisoned) => poisoned.server,
    (poisoned, path) => assertPoisoned(poisoned, path, known),
  );
  each<{ server: string }>(
    store.history as never,
    (history) => history.server,
    (history, path) => assertKnown(history.server, path, known),
  );
  each<{ slug: string }>(
    store.attacks as never,
    (attack) => attack.slug,
    () => [],
  );
  return { problems, records };
}

function* misplacedFiles(collection: Collection<never>): Generator<Problem> {
  for (const id of collection.ids()) {
    if (!collection.has(id)) {
      yield error(`${collection.folder}/…/${id}.json`, 'is in the wrong folder', `move it to ${collection.path(id)}`);
    }
  }
  for (const name of safeList(collection.folder)) {
    if (name.endsWith('.json'))
      yield error(join(collection.folder, name), 'is not in a folder of its first two letters', 'move it there');
  }
}

function* assertOneIdentity(entry: IndexEntry, path: string, launches: Map<string, string>): Generator<Problem> {
  const { launch } = entry;
  const identity =
    launch.kind === 'remote' || launch.kind === 'mcpb'
      ? launch.url
      : launch.kind === 'command'
        ? [launch.command, ...launch.args].join(' ')
        : `${launch.kind}:${launch.package.toLowerCase()} ${launch.args.join(' ')}`;
  const twin = launches.get(identity);
  if (twin !== undefined) yield error(path, `launches the same as ${twin} (${identity})`, 'keep one of the two');
  launches.set(identity, entry.id);
}

function* assertSnapshot(snapshot: Snapshot, path: string, known: Set<string>): Generator<Problem> {
  yield* assertKnown(snapshot.server, path, known);
  if (snapshot.digest !== digest(snapshot.tools))
    yield error(path, 'its digest is not that of its tools', 'crawl the server again');
  if (snapshot.tools.length === 0 && snapshot.failure === undefined)
    yield error(path, 'has neither tools nor a failure', 'crawl the server again');
  if (snapshot.tools.length > 0 && snapshot.provenance === undefined)
    yield error(path, 'has tools of unknown origin', 'crawl the server again');
}

function* assertVerdict(verdict: ServerVerdict, path: string, store: Store): Generator<Problem> {
  const again = 'run `toolrisk classify`';
  const snapshot = store.snapshots.read(verdict.server);
  if (snapshot === undefined) return yield error(path, 'has no snapshot', 'delete it');
  if (snapshot.digest !== verdict.snapshotDigest) return yield error(path, 'was made from another snapshot', again);
  if (snapshot.tools.length !== verdict.tools.length)
    return yield error(path, 'does not cover its tools one for one', again);
  for (const [position, tool] of verdict.tools.entries()) {
    const definition = snapshot.tools[position];
    if (definition?.name !== tool.name || digest(definition) !== tool.definitionDigest) {
      yield error(path, `${tool.name}: is not the tool at position ${position}`, again);
      continue;
    }
    for (const { pointer, quote } of [...tool.evidence, ...tool.flags]) {
      if (!quoteHolds(definition, pointer, quote))
        yield error(path, `${tool.name}: "${quote}" does not stand at ${pointer}`, again);
    }
  }
}

function* assertOverrides(overrides: Overrides, path: string, store: Store): Generator<Problem> {
  for (const { tool, definitionDigest } of overrides.overrides) {
    yield* assertLabelled(
      tool,
      definitionDigest,
      path,
      store.snapshots.read(overrides.server),
      'review the tool again',
    );
  }
}

function* assertGold(gold: Gold, path: string, store: Store): Generator<Problem> {
  const snapshot = store.snapshots.read(gold.server);
  for (const { tool, definitionDigest } of gold.tools)
    yield* assertLabelled(tool, definitionDigest, path, snapshot, 'label it again');
}

function* assertPoisoned({ server, tools }: Poisoned, path: string, known: Set<string>): Generator<Problem> {
  yield* assertKnown(server, path, known);
  for (const { tool, at, definition } of tools)
    for (const pointer of at)
      if (resolvePointer(definition, pointer) === undefined)
        yield error(path, `${tool}: nothing stands at ${pointer}`, 'correct the pointer');
}

function* assertLabelled(
  tool: string,
  definitionDigest: string,
  path: string,
  snapshot: Snapshot | undefined,
  remedy: string,
): Generator<Problem> {
  const named = snapshot?.tools.filter((candidate) => candidate.name === tool) ?? [];
  if (named.length === 0) yield note(path, `${tool}: is no longer listed`, 'remove it');
  else if (!named.some((candidate) => digest(candidate) === definitionDigest))
    yield note(path, `${tool}: its definition has changed; this has lapsed`, remedy);
}

function* assertKnown(server: string, path: string, known: Set<string>): Generator<Problem> {
  if (!known.has(server))
    yield error(path, `names "${server}", which is not in the index`, 'add it to data/index or delete this record');
}

function error(record: string, fault: string, remedy: string): Problem {
  return { level: 'error', record, fault, remedy };
}

function note(record: string, fault: string, remedy: string): Problem {
  return { level: 'note', record, fault, remedy };
}

function safeList(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
