import { join } from 'node:path';
import type { Store } from '../data/store/index.ts';

export interface SourceOptions {
  today: string;
  /** RFC 3339, or `last`: since the newest change that the previous reading saw. */
  updatedSince?: string | undefined;
  /** Where how far a registry was read is remembered. */
  cache: string;
  note(text: string): void;
}

/**
 * Takes the servers of a source into the index, merged by identity, and returns their ids. What a registry brought and
 * has deleted leaves the catalogue with all that was generated of it; what people wrote stays until they take it out.
 */
export async function takeIn(
  store: Store,
  spec: string,
  { today, updatedSince, cache, note }: SourceOptions,
): Promise<string[]> {
  const { FROM_REGISTRY, mergeEntries, surveySource } = await import('../crawler/sources/index.ts');
  const { readText, writeText } = await import('../data/store/index.ts');
  const memory = join(cache, 'sources.json');
  const remembered = JSON.parse(readText(memory) ?? '{}') as Record<string, string>;
  const since = updatedSince === 'last' ? remembered[spec] : updatedSince;
  const survey = await surveySource(spec, {
    today,
    updatedSince: since,
    onPage: (servers) => note(`${spec}: ${servers} servers read`),
  });
  const { entries, added, changed, ids } = mergeEntries(store.index.records(), survey.entries);
  for (const entry of entries) store.index.write(entry.id, entry);
  if (survey.updatedUntil !== undefined)
    writeText(memory, `${JSON.stringify({ ...remembered, [spec]: survey.updatedUntil }, null, 2)}\n`);
  const withdrawn = new Map(survey.withdrawn.map(({ name, reason }) => [name, reason]));
  for (const entry of store.index.records()) {
    const reason = entry.registryName === undefined ? undefined : withdrawn.get(entry.registryName);
    if (reason === undefined) continue;
    const authored = entry.source !== FROM_REGISTRY || entry.showcase || store.overrides.has(entry.id);
    if (!authored)
      for (const records of [store.verdicts, store.history, store.snapshots, store.index]) records.remove(entry.id);
    note(`${entry.id}: ${reason}${authored ? '' : ', so it left the index'}`);
  }
  for (const { name, reason } of survey.skipped.slice(0, 20)) note(`${name}: not taken in: ${reason}`);
  if (survey.skipped.length > 20) note(`and ${survey.skipped.length - 20} more that could not be taken in`);
  note(
    `${spec}: ${ids.length} servers, ${added.length} new, ${changed.length} with new facts, ${survey.withdrawn.length} deleted there`,
  );
  return ids;
}
