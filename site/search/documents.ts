import type { RawTool, Risk } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { toolSlugs, urls } from '../model/urls.ts';
import { count } from '../model/words.ts';
import { facetCharacter, facetWords, SERVER_FACET, type Doc } from './format.ts';
import { indexWords, meaningfulWords, words } from './words.ts';

/** One document of the search index with the words of each of its fields. */
export interface Document {
  doc: Doc;
  /** Words in the name; more of them means that a single matching word says less. */
  length: number;
  fields: [name: string[], server: string[], text: string[]];
  facets: string[];
}

const SNIPPET = 160;
const INDEXED_TEXT = 8_000;

/** Everything that can be found: each server that was asked for its tools, and each of them. */
export function* documents(store: Store): Generator<Document> {
  for (const id of store.verdicts.ids()) {
    const verdict = store.verdicts.read(id);
    const snapshot = store.snapshots.read(id);
    if (!verdict || !snapshot) continue;
    const name = store.index.read(id)?.name ?? id;
    const server = { id, name, words: unique([...indexWords(id), ...indexWords(name)]) };
    yield serverDocument(server, snapshot.package?.description ?? '', snapshot.tools.length);
    const slugs = toolSlugs(snapshot.tools.map((tool) => tool.name));
    for (const [place, tool] of snapshot.tools.entries()) {
      const judged = verdict.tools[place];
      if (judged) yield toolDocument(server, tool, slugs[place] as string, judged.category, judged.risk);
    }
  }
}

interface Server {
  id: string;
  name: string;
  words: string[];
}

function serverDocument(server: Server, description: string, tools: number): Document {
  const text = `${tools === 0 ? 'No tools are known' : count(tools, 'tool')}. ${description}`;
  return {
    doc: [server.name, server.id, server.name, urls.server(server.id), SERVER_FACET, snippet(text)],
    // Of servers named alike, one whose tools are known comes first.
    length: words(server.name).length + Number(tools === 0),
    fields: [server.words, [], [...meaningfulWords(indexWords(description.slice(0, INDEXED_TEXT)))]],
    facets: [],
  };
}

function toolDocument(
  server: Server,
  tool: RawTool,
  slug: string,
  category: Parameters<typeof facetCharacter>[0],
  risk: Risk | null,
): Document {
  const title = typeof tool.title === 'string' ? tool.title : '';
  const text = typeof tool.description === 'string' ? tool.description : '';
  const name = words(tool.name.slice(0, 400));
  return {
    doc: [
      tool.name.slice(0, 400),
      server.id,
      server.name,
      urls.tool(server.id, slug),
      facetCharacter(category, risk),
      snippet(text),
    ],
    length: name.length,
    fields: [
      unique([...indexWords(tool.name.slice(0, 400)), ...joined(name)]),
      server.words,
      [...meaningfulWords(indexWords(`${title} ${text}`.slice(0, INDEXED_TEXT)))],
    ],
    facets: facetWords(category, risk),
  };
}

/** A short name is also found by whoever types it without gaps. */
const joined = (name: string[]) => (name.length > 1 && name.length < 4 ? [name.join('')] : []);

/** The beginning of a text in one line without marks of emphasis; an ellipsis says that there is more. */
function snippet(text: string): string {
  const line = text
    .slice(0, SNIPPET * 4)
    .replace(/\*\*|__|`|^#+ /gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= SNIPPET) return line;
  return `${line.slice(0, SNIPPET).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const unique = (list: string[]) => [...new Set(list)];
