import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resemblingServers } from '../../classifier/names/listed.ts';
import { keyOfLaunch } from '../../classifier/stack/index.ts';
import { CATEGORIES, EFFECTS, RISKS, type Attack } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { fileAt, hash, ROOT } from '../build/paths.ts';
import { put } from '../build/put.ts';
import { recordsKey } from '../build/records.ts';
import { keyOf } from '../build/sources.ts';
import { laterPages } from '../model/server-tools.ts';
import { serverName } from '../model/summary.ts';
import { readTaxonomy } from '../model/taxonomy.ts';
import { urls } from '../model/urls.ts';
import { CATEGORY_WORDS, QUALIFIER_WORDS } from '../model/words.ts';
import { badge } from './badge.ts';
import { csv } from './csv.ts';
import { serverDocument, toolDocuments } from './documents.ts';
import { jsonFeed, rss } from './feeds.ts';
import { attackList, entryDocument, serverLists, taxonomyDocument, toolLists, type Meanings } from './lists.ts';
import { llms } from './llms.ts';
import { deleteGone, readManifest, writeManifest, type Manifest } from './manifest.ts';
import { markdownTwins } from './markdown.ts';
import { openapi } from './openapi.ts';
import { paths } from './paths.ts';
import { policiesOf } from './policies.ts';
import { readServer, type ServerRecord } from './record.ts';
import { DOCUMENTS, jsonSchema, type DocumentKind } from './schema.ts';
import { robots, sitemap, type Address } from './sitemap.ts';
import { summaryOf, type Summary } from './summary.ts';

export interface SurfacesOptions {
  store: Store;
  /** Folder of the published site. */
  out: string;
  /** The host where it is published, without a slash at the end. */
  baseUrl: string;
  /** Paths of the pages that belong to no server, for the sitemap. */
  pages?: readonly string[];
}

export interface SurfacesResult {
  files: number;
  written: number;
  deleted: number;
}

/** What a surface is made by: a change of any of it makes everything again. */
const SOURCES = ['site/surfaces', 'site/model', 'classifier', 'data/schema'];

/** Writes what machines read: API, Markdown, sitemap, feeds, badges. Only servers whose records changed are made again. */
export function writeSurfaces({ store, out, baseUrl, pages = fixedPages() }: SurfacesOptions): SurfacesResult {
  const attacks = [...store.attacks.records()];
  const key = `${keyOf(SOURCES, ['site/config.ts', 'docs/TAXONOMY.md'])} ${baseUrl} ${hash(JSON.stringify(attacks))}`;
  const before = readManifest(out, key);
  const after: Manifest = { key, servers: {}, files: [] };
  let written = 0;
  const write = (path: string, text: string, files: string[]) => {
    const file = fileAt(path);
    files.push(file);
    if (put(join(out, file), text)) written += 1;
  };

  const resembling = resemblingIn(store);
  for (const id of store.index.ids()) {
    const alike = resembling.get(id) ?? [];
    const records = hash(recordsKey(store, id), JSON.stringify(alike));
    const known = before.servers[id];
    if (known?.key === records && known.files.every((file) => existsSync(join(out, file)))) {
      after.servers[id] = known;
      continue;
    }
    const server = readServer(store, id, attacks, alike);
    const files: string[] = [];
    const summary = summaryOf(server);
    for (const [path, text] of serverSurfaces(server, summary, baseUrl)) write(path, text, files);
    after.servers[id] = { key: records, files, summary };
  }

  const summaries = Object.values(after.servers).map(({ summary }) => summary);
  for (const [path, text] of catalogueSurfaces(summaries, attacks, pages, baseUrl)) write(path, text, after.files);
  const deleted = deleteGone(out, before, after);
  writeManifest(out, after);
  const files = after.files.length + Object.values(after.servers).reduce((sum, server) => sum + server.files.length, 0);
  return { files, written, deleted };
}

const resemblingIn = (store: Store) =>
  resemblingServers(
    [...store.index.records()].map((entry) => ({
      id: entry.id,
      name: serverName(entry),
      start: keyOfLaunch(entry.launch) ?? '',
    })),
  );

/** Everything that is about one server, by path. */
export function* serverSurfaces(server: ServerRecord, summary: Summary, baseUrl: string): Generator<[string, string]> {
  const { brief, changes } = summary;
  const policies = policiesOf(server);
  yield [paths.server(server.id), json(serverDocument(server, policies))];
  const documents = toolDocuments(server, policies);
  for (const [place, tool] of server.tools.entries()) yield [paths.tool(server.id, tool.slug), json(documents[place])];
  yield* markdownTwins(server, policies, baseUrl);
  yield [paths.badge(server.id), badge(brief.name, brief.risks)];
  if (changes.length === 0) return;
  const self = paths.serverFeed(server.id);
  const about = {
    title: `${brief.name}: changes of its tools`,
    description: `Tools of ${brief.name} that were added, removed or changed.`,
    page: brief.page,
  };
  yield [self.rss, rss({ ...about, self: self.rss }, changes, baseUrl)];
  yield [self.json, jsonFeed({ ...about, self: self.json }, changes, baseUrl)];
}

/** Everything that is about the whole catalogue, by path. */
export function* catalogueSurfaces(
  summaries: readonly Summary[],
  attacks: readonly Attack[],
  pages: readonly string[],
  baseUrl: string,
): Generator<[string, string]> {
  yield [paths.entry, json(entryDocument(summaries, attacks))];
  for (const [path, document] of serverLists(summaries)) yield [path, json(document)];
  for (const [path, document] of toolLists(summaries, attacks)) yield [path, json(document)];
  yield [paths.attacks, json(attackList(summaries, attacks))];
  yield [paths.taxonomy, json(taxonomyDocument(summaries, meanings()))];
  for (const kind of Object.keys(DOCUMENTS) as DocumentKind[])
    yield [paths.schema(kind), json(jsonSchema(kind, baseUrl))];
  yield [paths.openapi, json(openapi(baseUrl))];
  yield [paths.csv, csv(summaries, baseUrl)];
  yield* sitemap(addresses(summaries, pages), baseUrl);
  yield [paths.robots, robots(baseUrl)];
  yield [paths.llms, llms(summaries, baseUrl)];
  const changes = summaries
    .flatMap((summary) => summary.changes)
    .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? 1 : -1));
  const about = {
    title: 'Toolrisk: changes',
    description: 'Tools that were added, removed or changed, and risks that rose or fell.',
    page: urls.changes,
  };
  yield [paths.feed.rss, rss({ ...about, self: paths.feed.rss }, changes, baseUrl)];
  yield [paths.feed.json, jsonFeed({ ...about, self: paths.feed.json }, changes, baseUrl)];
}

function addresses(summaries: readonly Summary[], pages: readonly string[]): Address[] {
  return [
    ...pages.map((path) => ({ path })),
    ...summaries.flatMap(({ brief, tools }) => {
      const day = brief.listedOn === undefined ? {} : { day: brief.listedOn };
      return [
        brief.page,
        ...laterPages(brief.id, tools.length),
        ...tools.map((tool) => urls.tool(brief.id, tool.slug)),
      ].map((path) => ({ path, ...day }));
    }),
  ];
}

/** The pages that every catalogue has. */
function fixedPages(): string[] {
  return [
    urls.home,
    urls.servers,
    urls.risks,
    ...RISKS.map(urls.risk),
    urls.categories,
    ...CATEGORIES.map(urls.category),
    urls.effects,
    ...EFFECTS.map(urls.effect),
    urls.attacks,
    urls.methodology,
    urls.taxonomy,
    urls.coverage,
    urls.changes,
    urls.stack,
    urls.about,
  ];
}

function meanings(): Meanings {
  const taxonomy = readTaxonomy(readFileSync(join(ROOT, 'docs/TAXONOMY.md'), 'utf8'));
  return {
    category: (category) => taxonomy.meaning(category) || CATEGORY_WORDS[category],
    effect: (effect) => taxonomy.meaning(effect),
    qualifier: (qualifier) => QUALIFIER_WORDS[qualifier],
  };
}

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;
