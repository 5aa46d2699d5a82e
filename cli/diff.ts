import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { HistoryEvent, ServerVerdict, Snapshot } from '../data/schema/index.ts';
import type { Store } from '../data/store/index.ts';
import { UsageError } from './errors.ts';

/** What changed at one server between two catalogues; `alarming` counts the changes that deserve a warning. */
export interface ServerChange {
  server: string;
  change: 'added' | 'removed' | 'changed';
  tools: number;
  alarming: number;
  events: HistoryEvent[];
}

/** `toolrisk diff`: what changed between two catalogues. */
export function register(program: Command): void {
  program
    .command('diff')
    .description(
      'Compare two catalogues: servers and tools that came or went, changed definitions, risks raised or lowered',
    )
    .argument('<before>', 'folder of the records of the earlier catalogue')
    .argument('[after]', 'folder of the records of the later one; those of this checkout when left out')
    .option('--json', 'the changes as JSON')
    .option('--quiet', 'print nothing, only set the exit code')
    .addHelpText(
      'after',
      '\nExit code 1: a risk was raised, an effect gained, or a definition changed under the same version.',
    )
    .action(diff);
}

async function diff(
  before: string,
  after: string | undefined,
  options: { json?: boolean; quiet?: boolean },
): Promise<void> {
  const { openStore } = await import('../data/store/index.ts');
  for (const folder of [before, after])
    if (folder !== undefined && !existsSync(folder))
      throw new UsageError(`${folder}: no such folder. Give the folder of a catalogue’s records, such as data`);
  const changes = await compareCatalogues(openStore(before), openStore(after));
  if (options.json) process.stdout.write(`${JSON.stringify({ changes }, null, 2)}\n`);
  else if (!options.quiet) process.stdout.write(describeChanges(changes));
  if (changes.some(({ alarming }) => alarming > 0)) process.exitCode = 1;
}

/** Every server that differs, in the order of the ids. Both sides are judged by the same classifier. */
export async function compareCatalogues(before: Store, after: Store): Promise<ServerChange[]> {
  const { compareListings, compareVerdicts, isAlarming } = await import('../data/store/index.ts');
  const [old, now] = [new Set(before.snapshots.ids()), new Set(after.snapshots.ids())];
  const changes: ServerChange[] = [];
  for (const server of [...old.union(now)].sort()) {
    const [was, is] = [before.snapshots.read(server), after.snapshots.read(server)];
    if (!was || !is) {
      changes.push({
        server,
        change: was ? 'removed' : 'added',
        tools: (was ?? is)?.tools.length ?? 0,
        alarming: 0,
        events: [],
      });
      continue;
    }
    const date = is.provenance?.listedOn ?? is.failure?.failedOn ?? was.provenance?.listedOn ?? '1970-01-01';
    const [judgedOld, judgedNow] = await verdicts(before, was, after, is);
    const events = [...compareListings(was, is, date), ...compareVerdicts(judgedOld, judgedNow, date)];
    const alarming = events.filter(isAlarming).length;
    if (events.length > 0) changes.push({ server, change: 'changed', tools: is.tools.length, alarming, events });
  }
  return changes;
}

/** The stored verdicts where one classifier made both; otherwise both are made here, so that only servers differ. */
async function verdicts(
  before: Store,
  was: Snapshot,
  after: Store,
  is: Snapshot,
): Promise<[ServerVerdict, ServerVerdict]> {
  const [old, now] = [before.verdicts.read(was.server), after.verdicts.read(is.server)];
  const current = old?.snapshotDigest === was.digest && now?.snapshotDigest === is.digest;
  if (
    old &&
    now &&
    current &&
    old.classifier.version === now.classifier.version &&
    old.classifier.engine === now.classifier.engine
  )
    return [old, now];
  const { classifyServer } = await import('../classifier/index.ts');
  const overrides = after.overrides.read(is.server);
  return [classifyServer(was, overrides ? { overrides } : {}), classifyServer(is, overrides ? { overrides } : {})];
}

/** The changes as text for a terminal. */
export function describeChanges(changes: readonly ServerChange[]): string {
  if (changes.length === 0) return 'no changes\n';
  const lines = changes.flatMap(({ server, change, tools, events }) => [
    change === 'changed' ? server : `${change === 'added' ? '+' : '-'} ${server} (${count(tools, 'tool')})`,
    ...events.map((event) => `    ${describeEvent(event)}`),
  ]);
  const alarming = changes.reduce((sum, change) => sum + change.alarming, 0);
  const of = (kind: ServerChange['change']) => changes.filter(({ change }) => change === kind).length;
  const total = `${count(changes.length, 'server')}: ${of('added')} added, ${of('removed')} removed, ${of('changed')} changed; ${count(alarming, 'warning')}`;
  return `${lines.join('\n')}\n\n${total}\n`;
}

function describeEvent(event: HistoryEvent): string {
  if (event.event === 'tier-changed') return `  listed ${event.after} instead of ${event.before}`;
  const tool = printable(event.tool);
  switch (event.event) {
    case 'tool-added':
      return `+ ${tool}`;
    case 'tool-removed':
      return `- ${tool}`;
    case 'definition-changed': {
      const parts = [
        ...event.parametersAdded.map((name) => `+${printable(name)}`),
        ...event.parametersRemoved.map((name) => `-${printable(name)}`),
        ...(event.descriptionChanged ? ['description'] : []),
      ];
      return `${event.sameVersion ? '!' : '~'} ${tool}: definition changed${parts.length > 0 ? ` (${parts.join(', ')})` : ''}${event.sameVersion ? ', under the same version' : ''}`;
    }
    default: {
      const risk =
        event.before === event.after
          ? `risk stays ${event.after ?? 'unclassified'}`
          : `risk ${event.before ?? 'unclassified'} → ${event.after ?? 'unclassified'}`;
      const gained = event.effectsAdded.length > 0 ? `, gains ${event.effectsAdded.join(', ')}` : '';
      return `! ${tool}: ${risk}${gained}`;
    }
  }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** Names are foreign text: nothing in them may steer a terminal. */
const printable = (name: string): string =>
  name.slice(0, 200).replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, '�');
