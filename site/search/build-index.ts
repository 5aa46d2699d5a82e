import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeText, type Store } from '../../data/store/index.ts';
import { documents, type Document } from './documents.ts';
import { FORMAT, nameKey, pairKey, wordKey, type Entry, type Root, type WordEntry } from './format.ts';
import { encodePostings } from './postings.ts';
import { spellingKeys } from './spelling.ts';
import { words } from './words.ts';

export interface IndexResult {
  documents: number;
  files: number;
  bytes: number;
  written: boolean;
}

/** Writes the search index below `<out>/search-index`; an unchanged catalogue leaves every byte as it is. */
export function buildSearchIndex({ store, out }: { store: Store; out: string }): IndexResult {
  return writeIndex([...documents(store)], join(out, 'search-index'));
}

/** Writes the index of any documents into a folder. The folder of another version goes once `root.json` names this one. */
export function writeIndex(unordered: Document[], folder: string): IndexResult {
  const all = order(unordered);
  const files = new Map<string, string>();
  const leaves = addLeaves(entriesOf(all, files), files);
  addDocuments(all, files);

  const hash = createHash('sha256').update(`${FORMAT.version}`);
  for (const [name, text] of files) hash.update(`${name}\n${text}\n`);
  const version = hash.digest('hex').slice(0, 16);
  const tools = all.filter((document) => document.facets.length > 0).length;
  const root: Root = {
    version: FORMAT.version,
    folder: version,
    documents: all.length,
    tools,
    servers: all.length - tools,
    leaves,
    nameLengths: nameLengths(all),
  };
  const rootText = `${JSON.stringify(root)}\n`;
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), Buffer.byteLength(rootText));
  const result = { documents: all.length, files: files.size + 1, bytes };
  const rootPath = join(folder, 'root.json');
  if (existsSync(rootPath) && readFileSync(rootPath, 'utf8') === rootText && existsSync(join(folder, version)))
    return { ...result, written: false };

  for (const kind of ['keys', 'lists', 'docs', 'facets']) mkdirSync(join(folder, version, kind), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, version, name), text);
  writeText(rootPath, rootText);
  for (const name of readdirSync(folder))
    if (name !== version && name !== 'root.json') rmSync(join(folder, name), { recursive: true });
  return { ...result, written: true };
}

/** Short names first, then by name: a list cut short keeps the documents of which a word says most. */
function order(all: Document[]): Document[] {
  const keyed = all.map((document) => ({ document, key: `${document.fields[0].join(' ')}\n${document.doc[3]}` }));
  keyed.sort((a, b) => a.document.length - b.document.length || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ document }) => document);
}

/** Sorted entries of words, pairs of cut words and spellings; lists too long for a leaf become files. */
function entriesOf(all: Document[], files: Map<string, string>): Entry[] {
  const lists = postings(all);
  const entries: Entry[] = [];
  const spellings = new Map<string, string[]>();
  const cut = new Set<string>();
  const frequent = new Set<string>();
  let listFiles = 0;
  for (const [word, byField] of lists) {
    const inName = byField[0].length + byField[1].length;
    const count = inName + byField[2].length;
    const heads = byField.map((list) => encodePostings(list.slice(0, FORMAT.head))) as WordEntry[1];
    const entry: WordEntry = [wordKey(word), heads, count];
    if (count > FORMAT.longest) cut.add(word);
    else if (byField.some((list) => list.length > FORMAT.head)) {
      files.set(`lists/${listFiles}.json`, `${JSON.stringify(byField.map(encodePostings))}\n`);
      entry.push(listFiles);
      listFiles += 1;
    }
    if (inName > FORMAT.pairFrom) frequent.add(word);
    entries.push(entry);
    if (word.length > 2 && !word.startsWith('~') && (inName > 0 || count > 1))
      for (const key of spellingKeys(word)) push(spellings, key, word);
  }
  for (const [key, list] of meetings(all, cut, frequent)) entries.push([key, encodePostings(list)]);
  const count = (word: string) => (lists.get(word) as number[][]).reduce((sum, list) => sum + list.length, 0);
  for (const [key, list] of spellings)
    entries.push([key, list.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1)).join(' ')]);
  return entries.sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function postings(all: Document[]): Map<string, [number[], number[], number[]]> {
  const lists = new Map<string, [number[], number[], number[]]>();
  const add = (word: string, field: 0 | 1 | 2, number: number) => {
    let list = lists.get(word);
    if (!list) lists.set(word, (list = [[], [], []]));
    list[field].push(number);
  };
  all.forEach(({ fields, facets }, number) => {
    fields.forEach((list, field) => list.forEach((word) => add(word, field as 0 | 1 | 2, number)));
    facets.forEach((word) => add(word, 0, number));
  });
  return lists;
}

/**
 * Where a word's list is cut, the best documents in which it meets another frequent word or a facet, and those whose
 * whole name consists of such words.
 */
function meetings(all: Document[], cut: ReadonlySet<string>, frequent: ReadonlySet<string>): Map<string, number[]> {
  const lists = new Map<string, number[]>();
  if (cut.size === 0) return lists;
  const add = (key: string, number: number) => {
    const list = lists.get(key);
    if (!list) lists.set(key, [number]);
    else if (list.length < FORMAT.pairHead) list.push(number);
  };
  all.forEach(({ doc, fields, facets }, number) => {
    const present = [...new Set([...fields[0], ...fields[1]])].filter((word) => frequent.has(word)).slice(0, 12);
    present.forEach((a, place) => {
      for (const b of present.slice(place + 1)) if (cut.has(a) || cut.has(b)) add(pairKey(a, b), number);
      if (cut.has(a)) for (const facet of facets) add(pairKey(a, facet), number);
    });
    const name = words(doc[0]);
    if (name.length > 2 && name.every((word) => cut.has(word))) add(nameKey(name), number);
  });
  return lists;
}

/** Cuts the sorted map into leaves; returns the first key of each. */
function addLeaves(entries: Entry[], files: Map<string, string>): string[] {
  const leaves: string[] = [];
  let lines: string[] = [];
  let size = 0;
  const close = () => {
    if (lines.length > 0) files.set(`keys/${leaves.length - 1}.json`, `[${lines.join(',\n')}]\n`);
    lines = [];
    size = 0;
  };
  for (const entry of entries) {
    const line = JSON.stringify(entry);
    if (lines.length > 0 && size + line.length > FORMAT.leafBytes) close();
    if (lines.length === 0) leaves.push(entry[0]);
    lines.push(line);
    size += line.length;
  }
  close();
  return leaves;
}

function addDocuments(all: Document[], files: Map<string, string>): void {
  for (let start = 0; start < all.length; start += FORMAT.block) {
    const lines = all.slice(start, start + FORMAT.block).map(({ doc }) => JSON.stringify(doc));
    files.set(`docs/${start / FORMAT.block}.json`, `[${lines.join(',\n')}]\n`);
  }
  for (let start = 0; start < all.length; start += FORMAT.facetChunk) {
    const facets = all.slice(start, start + FORMAT.facetChunk).map(({ doc }) => doc[4]);
    files.set(`facets/${start / FORMAT.facetChunk}.json`, `${JSON.stringify(facets.join(''))}\n`);
  }
}

function nameLengths(all: Document[]): number[] {
  const longest = all.at(-1)?.length ?? 0;
  return Array.from({ length: Math.min(longest, 12) }, (_, words) => {
    const first = all.findIndex((document) => document.length > words);
    return first === -1 ? all.length : first;
  });
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
