import { RISKS } from '../../data/schema/labels.ts';
import type { IndexEntry, Risk } from '../../data/schema/index.ts';
import type { ToolRow } from './page.ts';
import type { ServerSummary, ToolSummary } from './summary.ts';
import { urls } from './urls.ts';
import { withoutSubject } from './words.ts';

// Verbs that name one kind of act; the key of a group is its first word.
const SAME = [
  ['get', 'fetch', 'retrieve', 'read', 'show', 'view', 'describe', 'load'],
  ['delete', 'remove', 'destroy', 'erase', 'drop'],
  ['create', 'add', 'new', 'insert', 'make'],
  ['update', 'edit', 'modify', 'change', 'patch', 'set'],
  ['execute', 'run', 'exec', 'eval', 'evaluate', 'invoke'],
  ['search', 'find', 'lookup', 'query'],
  ['send', 'post', 'publish', 'deliver'],
  ['list', 'enumerate'],
];
const VERBS = new Map(SAME.flatMap((group) => group.map((word) => [word, group[0] as string])));
const EMPTY = new Set([
  'the',
  'a',
  'an',
  'to',
  'of',
  'by',
  'for',
  'in',
  'from',
  'with',
  'all',
  'mcp',
  'server',
  'tool',
]);

/** The words of a tool's name that say what it does, without those of its server; verbs and plurals made equal. */
export function nameWords(name: string, entry: Pick<IndexEntry, 'id' | 'name'>): string[] {
  const own = new Set([...split(entry.id), ...split(entry.name)]);
  const all = split(name).filter((word) => !EMPTY.has(word));
  const telling = all.filter((word, index) => index > 1 || !own.has(word));
  return [...new Set((telling.length > 0 ? telling : all).map((word) => VERBS.get(word) ?? singular(word)))].slice(
    0,
    8,
  );
}

const split = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)
    ? word.replace(/ies$/, 'y').replace(/s$/, '')
    : word;

const isVerb = (word: string): boolean => VERBS.has(word);
const rank = (risk: Risk | null): number => RISKS.indexOf(risk ?? 'high');

interface Place {
  server: ServerSummary;
  tool: ToolSummary;
  /** Position in the catalogue's order. */
  at: number;
}

/** Finds tools that do the same kind of thing, by the words of their names. */
export class RelatedTools {
  readonly #byKey = new Map<string, Place[]>();
  readonly #byObject = new Map<string, Place[]>();

  constructor(servers: readonly ServerSummary[]) {
    let at = 0;
    for (const server of servers)
      for (const tool of server.tools) {
        const place = { server, tool, at: (at += 1) };
        if (tool.words.length > 0) push(this.#byKey, keyOf(tool), place);
        if (objectOf(tool) !== '') push(this.#byObject, objectOf(tool), place);
      }
  }

  /**
   * The same kind of tool at other servers, one of each, where its name tells more than a verb; those that follow in the
   * catalogue's order come first. What is `told` of already is left out.
   */
  same(server: ServerSummary, tool: ToolSummary, told: readonly ToolRow[] = [], most = 5): ToolRow[] {
    if (objectOf(tool) === '') return [];
    const seen = new Set([server.id]);
    const known = new Set(told.map(({ href }) => href));
    return this.#around(this.#byKey.get(keyOf(tool)), server)
      .filter((place) => !seen.has(place.server.id) && seen.add(place.server.id))
      .filter((place) => known.size === 0 || !known.has(urls.tool(place.server.id, place.tool.slug)))
      .slice(0, most)
      .map(rowOf);
  }

  /** Tools for the same object with a lower risk: first of the same server, then of others. */
  safer(server: ServerSummary, tool: ToolSummary, most = 3): ToolRow[] {
    const object = objectOf(tool);
    if (object === '' || rank(tool.risk) === 0) return [];
    const lower = this.#around(this.#byObject.get(object), server).filter(
      (place) => place.tool.risk !== null && rank(place.tool.risk) < rank(tool.risk),
    );
    const own = lower.filter((place) => place.server.id === server.id);
    const others = lower.filter((place) => place.server.id !== server.id);
    return [...own.slice(0, 2), ...others].slice(0, most).map(rowOf);
  }

  /** How many tools of the catalogue do the same kind of thing; 0 where its name says no more than a verb. */
  commonness(tool: ToolSummary): number {
    return objectOf(tool) === '' ? 0 : (this.#byKey.get(keyOf(tool))?.length ?? 0);
  }

  /** Servers that share most kinds of tools with this one. */
  servers(server: ServerSummary, most = 4): { id: string; name: string; shared: number }[] {
    const shared = new Map<ServerSummary, number>();
    for (const key of new Set(server.tools.map(keyOf)))
      for (const other of new Set((this.#byKey.get(key) ?? []).slice(0, 200).map((place) => place.server)))
        if (other !== server) shared.set(other, (shared.get(other) ?? 0) + 1);
    return [...shared]
      .filter(([, n]) => n > 1)
      .sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1))
      .slice(0, most)
      .map(([{ id, name }, n]) => ({ id, name, shared: n }));
  }

  #around(places: readonly Place[] | undefined, server: ServerSummary): Place[] {
    const all = places ?? [];
    const start = all.findIndex((place) => place.server.id >= server.id);
    return start < 0 ? [...all] : [...all.slice(start), ...all.slice(0, start)];
  }
}

const keyOf = (tool: ToolSummary): string => [...tool.words].sort().join(' ');
const objectOf = (tool: ToolSummary): string =>
  tool.words
    .filter((word) => !isVerb(word))
    .sort()
    .join(' ');

function push(map: Map<string, Place[]>, key: string, place: Place): void {
  const places = map.get(key);
  if (places === undefined) map.set(key, [place]);
  else places.push(place);
}

export function rowOf({ server, tool }: { server: ServerSummary; tool: ToolSummary }): ToolRow {
  return {
    server: server.id,
    serverName: server.name,
    name: tool.name,
    href: urls.tool(server.id, tool.slug),
    category: tool.category,
    risk: tool.risk,
    why: withoutSubject(tool.why, tool.name),
  };
}
