import type { Document } from '../site/search/documents.ts';
import type { Hit } from '../site/search/engine.ts';
import { words } from '../site/search/words.ts';
import { random } from './random.ts';

export const QUERY_KINDS = ['name', 'one-edit typo', 'two description words', 'server and verb'] as const;

/** A query made from one tool, and which results answer it: the tool or one that fits the query as well. */
export interface BenchQuery {
  text: string;
  accepts(hit: Hit): boolean;
}

/** The same queries for the same documents every time. */
export function queriesFor(kind: (typeof QUERY_KINDS)[number], all: Document[], count: number): BenchQuery[] {
  const next = random(QUERY_KINDS.indexOf(kind) + 7);
  const tools = all.filter((document) => document.facets.length > 0 && document.fields[0].length > 0);
  const byPath = new Map(tools.map((document) => [document.doc[3], document]));
  const queries: BenchQuery[] = [];
  for (let tries = 0; queries.length < count && tries < count * 50; tries += 1) {
    const document = tools[Math.floor(next() * tools.length)] as Document;
    const query = make(kind, document, next, byPath);
    if (query) queries.push(query);
  }
  return queries;
}

function make(
  kind: (typeof QUERY_KINDS)[number],
  { doc, fields }: Document,
  next: () => number,
  byPath: Map<string, Document>,
): BenchQuery | undefined {
  const name = words(doc[0]).join(' ');
  const sameName = (hit: Hit) => words(hit.name).join(' ') === name;
  if (kind === 'name') return { text: doc[0], accepts: sameName };
  if (kind === 'one-edit typo') {
    const text = misspell(doc[0], next);
    return text === undefined ? undefined : { text, accepts: sameName };
  }
  if (kind === 'two description words') {
    const long = fields[2].filter((word) => /^[a-z]{4,}$/.test(word));
    const [first, second] = [pick(long, next), pick(long, next)];
    if (!first || !second || first === second) return undefined;
    const has = (hit: Hit, word: string) => byPath.get(hit.path)?.fields.some((field) => field.includes(word)) ?? false;
    return { text: `${first} ${second}`, accepts: (hit) => has(hit, first) && has(hit, second) };
  }
  const verb = words(doc[0])[0] as string;
  return {
    text: `${doc[2]} ${verb}`,
    accepts: (hit) => hit.server === doc[1] && words(hit.name).includes(verb),
  };
}

/** One letter of the longest part of a name dropped, doubled, replaced or swapped with the next. */
function misspell(name: string, next: () => number): string | undefined {
  const part = (name.match(/[a-z]{5,}|[A-Z][a-z]{4,}/g) ?? []).sort((a, b) => b.length - a.length)[0];
  if (!part) return undefined;
  const at = 1 + Math.floor(next() * (part.length - 2));
  const letter = part[at] as string;
  const edits = [
    part.slice(0, at) + part.slice(at + 1),
    part.slice(0, at) + letter + part.slice(at),
    `${part.slice(0, at)}${letter === 'x' ? 'q' : 'x'}${part.slice(at + 1)}`,
    part.slice(0, at) + (part[at + 1] as string) + letter + part.slice(at + 2),
  ];
  return name.replace(part, edits[Math.floor(next() * edits.length)] as string);
}

const pick = (list: string[], next: () => number) => list[Math.floor(next() * list.length)];
