import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATEGORIES, EFFECTS, RISKS, type Attack } from '../../data/schema/index.ts';
import { ROOT } from '../build/paths.ts';
import { laterPages } from '../model/server-tools.ts';
import { readTaxonomy } from '../model/taxonomy.ts';
import { urls } from '../model/urls.ts';
import { CATEGORY_WORDS, QUALIFIER_WORDS } from '../model/words.ts';
import { csv } from './csv.ts';
import { jsonFeed, rss } from './feeds.ts';
import { json } from './json.ts';
import { attackList, entryDocument, serverLists, taxonomyDocument, toolLists, type Meanings } from './lists.ts';
import { llms } from './llms.ts';
import { openapi } from './openapi.ts';
import { paths } from './paths.ts';
import { DOCUMENTS, jsonSchema, type DocumentKind } from './schema.ts';
import { robots, sitemap, type Address } from './sitemap.ts';
import type { Summary } from './summary.ts';

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
export function fixedPages(): string[] {
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
