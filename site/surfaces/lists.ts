import type { z } from 'zod';
import { RISK_RULES } from '../../classifier/risk.ts';
import {
  CATEGORIES,
  EFFECTS,
  QUALIFIERS,
  RISKS,
  type Attack,
  type Category,
  type Effect,
  type Qualifier,
} from '../../data/schema/index.ts';
import { riskCounts } from '../model/catalogue.ts';
import { urls } from '../model/urls.ts';
import { LIST_KINDS, paths, type ListKind } from './paths.ts';
import {
  SCHEMA_VERSION,
  type AttackList,
  type EntryDocument,
  type ServerList,
  type TaxonomyDocument,
  type ToolList,
} from './schema.ts';
import { toolBrief, type Summary, type ToolSummary } from './summary.ts';

export const PAGE_SIZE = 500;

/** The newest day in the catalogue: what every document about the whole is dated with. */
export function newestDay(summaries: readonly Summary[]): string {
  return summaries.reduce((newest, { day }) => (day > newest ? day : newest), '1970-01-01');
}

const head = (summaries: readonly Summary[], total: number) => ({
  schemaVersion: SCHEMA_VERSION as typeof SCHEMA_VERSION,
  generatedAt: newestDay(summaries),
  total,
});

/** Cuts a list into pages; an empty list has one. */
function pagesOf<T>(
  items: readonly T[],
  first: string,
): { path: string; page: number; pages: number; next?: string; items: T[] }[] {
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  return Array.from({ length: pages }, (_, index) => ({
    path: paths.page(first, index + 1),
    page: index + 1,
    pages,
    ...(index + 1 < pages && { next: paths.page(first, index + 2) }),
    items: items.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  }));
}

export type Written<T> = [path: string, document: T];

export function serverLists(summaries: readonly Summary[]): Written<z.input<typeof ServerList>>[] {
  const items = summaries.map(({ brief }) => brief);
  return pagesOf(items, paths.servers).map(({ path, ...page }) => [
    path,
    { ...head(summaries, items.length), ...page },
  ]);
}

const SELECTS: Record<ListKind, (tool: ToolSummary, value: string) => boolean> = {
  risk: (tool, value) => (tool.risk ?? 'unknown') === value,
  category: (tool, value) => tool.category === value,
  effect: (tool, value) => tool.effects.includes(value as Effect),
  attack: (tool, value) => tool.attacks.includes(value),
};

/** The values by which tools are listed. */
export function listValues(kind: ListKind, attacks: readonly Attack[]): readonly string[] {
  const values = {
    risk: [...RISKS, 'unknown'],
    category: CATEGORIES,
    effect: EFFECTS,
    attack: attacks.map(({ slug }) => slug),
  };
  return values[kind];
}

/** The tools of each risk, category, effect and attack, in pages. */
export function* toolLists(
  summaries: readonly Summary[],
  attacks: readonly Attack[],
): Generator<Written<z.input<typeof ToolList>>> {
  for (const kind of LIST_KINDS)
    for (const value of listValues(kind, attacks)) {
      const items = summaries.flatMap((summary) =>
        summary.tools.filter((tool) => SELECTS[kind](tool, value)).map((tool) => toolBrief(summary, tool)),
      );
      for (const { path, ...page } of pagesOf(items, paths.list(kind, value)))
        yield [path, { ...head(summaries, items.length), ...page, kind, value }];
    }
}

export function attackList(summaries: readonly Summary[], attacks: readonly Attack[]): z.input<typeof AttackList> {
  const counts = new Map<string, number>();
  for (const { tools } of summaries)
    for (const slug of tools.flatMap((tool) => tool.attacks)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return {
    ...head(summaries, attacks.length),
    items: attacks.map((attack) => ({
      ...attack,
      tools: counts.get(attack.slug) ?? 0,
      page: urls.attack(attack.slug),
      list: paths.list('attack', attack.slug),
    })),
  };
}

export interface Meanings {
  category(category: Category): string;
  effect(effect: Effect): string;
  qualifier(qualifier: Qualifier): string;
}

export function taxonomyDocument(summaries: readonly Summary[], meanings: Meanings): z.input<typeof TaxonomyDocument> {
  return {
    ...head(summaries, RISK_RULES.length),
    categories: CATEGORIES.map((id) => ({ id, meaning: meanings.category(id) })),
    effects: EFFECTS.map((id) => ({ id, meaning: meanings.effect(id) })),
    qualifiers: QUALIFIERS.map((id) => ({ id, meaning: meanings.qualifier(id) })),
    risks: [...RISKS],
    rules: RISK_RULES.map(({ id, risk, text }) => ({ id, risk, text })),
  };
}

/** Where a program begins: counts, and where every list is; those by one label under its kind and value. */
export function entryDocument(
  summaries: readonly Summary[],
  attacks: readonly Attack[],
): z.input<typeof EntryDocument> {
  const tools = summaries.flatMap((summary) => summary.tools);
  return {
    ...head(summaries, tools.length),
    servers: summaries.length,
    tools: tools.length,
    risks: riskCounts(tools),
    links: {
      openapi: paths.openapi,
      servers: paths.servers,
      attacks: paths.attacks,
      taxonomy: paths.taxonomy,
      csv: paths.csv,
      changes: paths.feed.json,
      ...Object.fromEntries(
        LIST_KINDS.flatMap((kind) =>
          listValues(kind, attacks).map((value) => [`${kind}/${value}`, paths.list(kind, value)]),
        ),
      ),
    },
  };
}
