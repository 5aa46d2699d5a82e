/**
 * The search index on disk: `root.json` names a folder whose name is the digest of its content, so that a page that was
 * opened before an update never mixes two versions. Below it
 * - `keys/<n>.json`: one sorted map cut into leaves, like a B-tree; `root.leaves` holds the first key of each;
 * - `lists/<n>.json`: what is too long for a leaf;
 * - `docs/<n>.json`: what a result shows;
 * - `facets/<n>.json`: one character per document.
 *
 * Documents are numbered by the number of words in their name, then by name: the beginning of every list is its best part.
 */
export const FORMAT = {
  version: 1,
  leafBytes: 14_000,
  /** How much of a list a leaf holds. */
  head: 256,
  /** Longer lists are not kept whole: such a word narrows nothing, pairs of words do. */
  longest: 20_000,
  pairHead: 64,
  /** A word of fewer documents needs no pairs: its documents can be looked at. */
  pairFrom: 16,
  block: 48,
  facetChunk: 16_384,
} as const;

export interface Root {
  version: number;
  folder: string;
  documents: number;
  tools: number;
  servers: number;
  leaves: string[];
  /** `nameLengths[n]` is the first document whose name has more than n words. */
  nameLengths: number[];
}

/** The fields of a document, heaviest first; an entry holds one list for each. */
export const FIELDS = ['name', 'server', 'text'] as const;
export const FIELD_WEIGHTS = [3, 2, 1] as const;

/** key, documents by field, count of all, the file of the whole list where the leaf holds only its head. */
export type WordEntry = [key: string, lists: [string, string, string], count: number, list?: number];
export type PairEntry = [key: string, documents: string];
export type SpellingEntry = [key: string, words: string];
export type Entry = WordEntry | PairEntry | SpellingEntry;

export const wordKey = (word: string) => `=${word}`;
export const pairKey = (a: string, b: string) => (a < b ? `+${a} ${b}` : `+${b} ${a}`);

export const nameKey = (words: readonly string[]) => `!${[...new Set(words)].sort().join(' ')}`;

export const CATEGORIES = ['Read', 'Write', 'Execute', 'Unclassified'] as const;
export const RISKS = ['low', 'medium', 'high', 'critical'] as const;
export type Category = (typeof CATEGORIES)[number];
export type Risk = (typeof RISKS)[number];

/** Category and risk as one character; a server is `A`. */
export function facetCharacter(category: Category, risk: Risk | null): string {
  const place = CATEGORIES.indexOf(category) * 5 + (risk === null ? 4 : RISKS.indexOf(risk));
  return String.fromCharCode(66 + place);
}

export const SERVER_FACET = 'A';

export function readFacet(character: string): { category: Category; risk: Risk | null } | undefined {
  const place = character.charCodeAt(0) - 66;
  const category = CATEGORIES[Math.floor(place / 5)];
  return place < 0 || category === undefined ? undefined : { category, risk: RISKS[place % 5] ?? null };
}

/** Words that stand for a facet in lists and pairs; no word of a text begins with `~`. */
export const facetWords = (category: Category, risk: Risk | null) => [
  `~${category.toLowerCase()}`,
  `~${risk ?? 'unknown'}`,
];

/** What a result shows: name, server id, server name, path, facet, text, risk counts for a server. */
export type Doc = [name: string, server: string, serverName: string, path: string, facet: string, text: string];
