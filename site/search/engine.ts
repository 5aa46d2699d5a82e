import Fuse from 'fuse.js';
import { candidatesOf, type Candidate } from './candidates.ts';
import { FORMAT, readFacet, SERVER_FACET, type Category, type Doc, type Risk } from './format.ts';
import { termsOf, type Term } from './terms.ts';
import { IndexReader, type Load } from './reader.ts';
import { indexWords, words } from './words.ts';

export interface Filters {
  categories: readonly Category[];
  /** `unknown` selects what is Unclassified. */
  risks: readonly (Risk | 'unknown')[];
}

export interface Query extends Filters {
  text: string;
  limit: number;
}

export interface Hit {
  kind: 'server' | 'tool';
  name: string;
  server: string;
  serverName: string;
  path: string;
  text: string;
  category?: Category;
  risk?: Risk | null;
}

export interface Result {
  servers: Hit[];
  tools: Hit[];
  /** More tools fit than are returned. */
  more: boolean;
  /** The words that were searched for where one of the query was corrected. */
  corrected?: string;
}

/** How many blocks of documents are read for one page of results; more only where these do not fill it. */
const BLOCKS = 4;
/** So many rows are asked for as one types; a page of results asks for more, and waits for them. */
const FEW = 12;
const SERVERS_SHOWN = 3;
/** More than Fuse takes from what has other words than were typed. */
const NAMED = 6;

/** Answers queries: the index narrows the catalogue to candidates, Fuse ranks what their documents say. */
export class SearchEngine {
  private readonly reader: IndexReader;

  constructor(load: Load) {
    this.reader = new IndexReader(load);
  }

  async search(query: Query): Promise<Result> {
    try {
      return await this.answer(query);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotFound') throw error;
      this.reader.reset();
      return this.answer(query);
    }
  }

  private async answer(query: Query): Promise<Result> {
    let terms = await termsOf(this.reader, query.text, 'none');
    let found = await candidatesOf(this.reader, terms, query);
    for (const correct of ['unknown', 'all'] as const) {
      if (found[0]?.missing === 0) break;
      const corrected = await termsOf(this.reader, query.text, correct);
      if (!corrected.some((term, place) => term.alternatives.length > terms[place]!.alternatives.length)) continue;
      terms = corrected;
      found = await candidatesOf(this.reader, terms, query);
    }
    const { docs, complete } = await this.documents(found, query.limit);
    const ranked = rank(docs, terms);
    const servers = ranked.filter(({ doc }) => doc[4] === SERVER_FACET && namesServer(doc, terms));
    const tools = ranked.filter(({ doc }) => doc[4] !== SERVER_FACET);
    const changed = terms.some((term) => term.corrected);
    return {
      servers: servers.slice(0, SERVERS_SHOWN).map(({ doc }) => hit(doc)),
      tools: tools.slice(0, query.limit).map(({ doc }) => hit(doc)),
      more: !complete || tools.length > query.limit,
      ...(changed && { corrected: terms.map((term) => term.alternatives[0]?.word ?? term.word).join(' ') }),
    };
  }

  /** The documents of the best candidates, from few blocks; a page reads more until it is full, half as many as it has rows at most. */
  private async documents(found: Candidate[], limit: number): Promise<{ docs: Found[]; complete: boolean }> {
    const most = limit > FEW ? Math.ceil(limit / 2) : BLOCKS;
    const blocks = new Set<number>();
    const taken: Candidate[] = [];
    for (const candidate of found.slice(0, Math.max(120, limit * 4))) {
      const block = Math.floor(candidate.document / FORMAT.block);
      if (blocks.size < BLOCKS || (blocks.size < most && taken.length < limit)) blocks.add(block);
      if (blocks.has(block)) taken.push(candidate);
    }
    await Promise.all([...blocks].map((block) => this.reader.block(block)));
    const docs = await Promise.all(
      taken.map(async (candidate) => {
        const block = await this.reader.block(Math.floor(candidate.document / FORMAT.block));
        return { candidate, doc: block[candidate.document % FORMAT.block] as Doc };
      }),
    );
    return { docs, complete: taken.length === found.length };
  }
}

interface Found {
  candidate: Candidate;
  doc: Doc;
}

/** Documents that have more of the words come first; among those Fuse decides, then what the index knows. */
function rank(found: Found[], terms: Term[]): Found[] {
  const text = terms.map((term) => term.alternatives[0]?.word ?? term.word).join(' ');
  const fuse = new Fuse(
    found.map(({ doc }) => ({
      name: indexWords(doc[0]).join(' '),
      server: indexWords(`${doc[1]} ${doc[2]}`).join(' '),
      text: doc[5],
    })),
    {
      keys: [
        { name: 'name', weight: 3 },
        { name: 'server', weight: 1.5 },
        { name: 'text', weight: 1 },
      ],
      useTokenSearch: true,
      tokenMatch: 'all',
      threshold: 0.3,
      ignoreLocation: true,
      includeScore: true,
    },
  );
  const scores = new Map(fuse.search(text).map(({ refIndex, score }) => [refIndex, score ?? 1]));
  const value = (place: number) => {
    const { candidate, doc } = found[place] as Found;
    const shown = new Set(indexWords(`${doc[0]} ${doc[1]} ${doc[2]} ${doc[5]}`));
    const seen = terms.filter((term) => term.alternatives.some(({ word }) => shown.has(word))).length;
    return (
      Math.max(candidate.covered, seen) * 10 + candidate.weight - 4 * (scores.get(place) ?? 1) + asNamed(doc, terms)
    );
  };
  return found
    .map((one, place) => ({ one, value: value(place), place }))
    .sort((a, b) => b.value - a.value || a.place - b.place)
    .map(({ one }) => one);
}

/** What is named by the words that were typed, or by words that mean the same, and by no others was meant. */
function asNamed([name]: Doc, terms: Term[]): number {
  const own = new Set(words(name));
  const all = terms.every(({ alternatives }) => alternatives.some(({ word }) => own.has(word)));
  return all && own.size === terms.length ? NAMED : 0;
}

/** A server is an answer of its own where the query is about its name, not where it merely mentions a word. */
function namesServer([, id, name]: Doc, terms: Term[]): boolean {
  const known = new Set([...indexWords(id), ...indexWords(name)]);
  const allKnown = terms.every((term) => term.alternatives.some(({ word }) => known.has(word)));
  const wholeName = [id, name].some((one) => words(one).every((word) => terms.some((term) => term.has(word))));
  return allKnown || wholeName;
}

function hit([name, server, serverName, path, facet, text]: Doc): Hit {
  const shown = { name, server, serverName, path, text };
  const judged = readFacet(facet);
  return judged ? { kind: 'tool', ...shown, ...judged } : { kind: 'server', ...shown };
}
