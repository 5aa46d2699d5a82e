import type { Attack } from '../../data/schema/index.ts';
import { readText, writeText, type Store } from '../../data/store/index.ts';
import { summarise, type ServerSummary } from '../model/summary.ts';
import { readRecords, recordsKey } from './records.ts';

export interface Surveyed {
  key: string;
  summary: ServerSummary;
}

/** A summary of every server, in the order of their names; those whose records are unchanged come from the last survey. */
export function survey(store: Store, attacks: readonly Attack[], key: string, file: string): Surveyed[] {
  const kept = readSurvey(file, key);
  const all = store.index.ids().map((id): Surveyed => {
    const records = recordsKey(store, id);
    const before = kept[id];
    return before?.key === records ? before : { key: records, summary: summarise(readRecords(store, id), attacks) };
  });
  writeText(file, JSON.stringify({ key, servers: Object.fromEntries(all.map((one) => [one.summary.id, one])) }));
  return all.sort(
    (a, b) =>
      compare(a.summary.name.toLowerCase(), b.summary.name.toLowerCase()) || compare(a.summary.id, b.summary.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function readSurvey(file: string, key: string): Record<string, Surveyed> {
  try {
    const kept = JSON.parse(readText(file) ?? '{}') as { key?: string; servers?: Record<string, Surveyed> };
    return kept.key === key ? (kept.servers ?? {}) : {};
  } catch {
    return {};
  }
}
