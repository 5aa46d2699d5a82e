import type { ServerVerdict, Snapshot } from '../data/schema/index.ts';
import { appendEvents, compareVerdicts, formatJson, readText, type Store } from '../data/store/index.ts';
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
  const stored = check || force ? undefined : store.verdicts.read(server);
  if (stored !== undefined) {
    if (stored.inputDigest === inputDigest(snapshot, overrides))
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
  if (changed && stored !== undefined) recordRisks(store, stored, verdict, snapshot);
  return { ...same, changed, lapsed };
}

/** Risks that moved because the server lists something else; a newer classifier's second thoughts are no event of the server. */
function recordRisks(store: Store, before: ServerVerdict, after: ServerVerdict, snapshot: Snapshot): void {
  const { server, provenance } = snapshot;
  if (before.classifier.version !== after.classifier.version || before.snapshotDigest === after.snapshotDigest) return;
  const events = compareVerdicts(before, after, provenance?.listedOn ?? snapshot.failure?.failedOn ?? '');
  if (events.length === 0) return;
  store.history.write(server, { server, events: appendEvents(store.history.read(server)?.events ?? [], events) });
}
