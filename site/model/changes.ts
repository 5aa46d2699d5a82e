import type { HistoryEvent } from '../../data/schema/index.ts';
import type { Page, Pager } from './page.ts';
import type { ServerSummary } from './summary.ts';
import { plain } from './text.ts';
import { urls } from './urls.ts';
import { count, list, riskWord } from './words.ts';

export interface ChangeRow {
  date: string;
  server: string;
  serverName: string;
  tool: string;
  href: string;
  text: string;
  /** Worth a second look: a capability gained, or a definition that changed under the same version. */
  warns: boolean;
}

export interface ChangesModel {
  kind: 'changes';
  rows: readonly ChangeRow[];
  pager: Pager;
}

type Source = Pick<ServerSummary, 'id' | 'name' | 'events' | 'tools'>;

/** All changes, newest first; those of one day in the catalogue's order. */
export function changeRows(servers: readonly Source[]): ChangeRow[] {
  return servers
    .flatMap((server) => server.events.map((event) => rowOf(server, event)))
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
}

function rowOf(server: Source, event: HistoryEvent): ChangeRow {
  const name = event.event === 'tier-changed' ? '' : plain(event.tool);
  const tool = server.tools.find((candidate) => candidate.name === name);
  return {
    date: event.date,
    server: server.id,
    serverName: server.name,
    tool: name,
    href: tool ? urls.tool(server.id, tool.slug) : urls.server(server.id),
    ...wordsOf(event),
  };
}

function wordsOf(event: HistoryEvent): Pick<ChangeRow, 'text' | 'warns'> {
  switch (event.event) {
    case 'tool-added':
      return { text: 'Tool added.', warns: false };
    case 'tool-removed':
      return { text: 'Tool removed.', warns: false };
    case 'definition-changed': {
      const parts = [
        event.descriptionChanged && 'the description changed',
        event.parametersAdded.length > 0 &&
          `${count(event.parametersAdded.length, 'parameter')} gained (${list(event.parametersAdded.map(plain))})`,
        event.parametersRemoved.length > 0 &&
          `${count(event.parametersRemoved.length, 'parameter')} lost (${list(event.parametersRemoved.map(plain))})`,
      ].filter((part): part is string => part !== false);
      const what = parts.length === 0 ? 'its schema changed' : list(parts);
      return {
        text: `Definition changed${event.sameVersion ? ' under the same version' : ''}: ${what}.`,
        warns: event.sameVersion,
      };
    }
    case 'risk-changed':
      return {
        text: `Risk changed from ${riskWord(event.before).toLowerCase()} to ${riskWord(event.after).toLowerCase()}${event.effectsAdded.length > 0 ? `; it gained ${list(event.effectsAdded)}` : ''}.`,
        warns: event.effectsAdded.length > 0,
      };
    case 'tier-changed':
      return { text: `Listing changed from ${event.before} to ${event.after}.`, warns: false };
  }
}

const SIZE = 60;

export function changePages(servers: readonly ServerSummary[]): Page[] {
  const rows = changeRows(servers);
  const pages = Math.max(1, Math.ceil(rows.length / SIZE));
  return Array.from({ length: pages }, (_, index) => {
    const first = index * SIZE;
    const path = urls.page(urls.changes, index + 1);
    return {
      path,
      title: index === 0 ? 'Changes' : `Changes, page ${index + 1}`,
      description: 'What changed in the catalogue: tools added and removed, definitions and risks changed.',
      crumbs: [{ href: urls.changes, text: 'Changes' }],
      body: {
        kind: 'changes',
        rows: rows.slice(first, first + SIZE),
        pager: {
          base: urls.changes,
          page: index + 1,
          pages,
          total: rows.length,
          first: rows.length === 0 ? 0 : first + 1,
          last: Math.min(rows.length, first + SIZE),
        },
      },
    };
  });
}
