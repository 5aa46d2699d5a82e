import { riskCounts, type Catalogue, type Placed } from './catalogue.ts';
import type { Risk } from '../../data/schema/index.ts';
import type { Link, Page, Pager, RiskCounts, ToolRow } from './page.ts';
import { rowOf } from './related.ts';
import type { ServerSummary } from './summary.ts';
import { urls } from './urls.ts';
import { count } from './words.ts';

export interface ServerRow {
  id: string;
  name: string;
  about: string;
  tools: number;
  risks: RiskCounts;
  failure: string | null;
}

/** A list page: what it is about once, on its first page, then a page of rows. */
export interface ListModel {
  kind: 'list';
  heading: string;
  lead: string;
  sections: readonly Section[];
  rows:
    | { of: 'tools'; tools: readonly (ToolRow & { reason?: string })[] }
    | { of: 'servers'; servers: readonly ServerRow[] };
  pager: Pager;
  others: readonly (Link & { count: number })[];
}

export interface Section {
  heading: string;
  paragraphs: readonly string[];
  items?: readonly (string | Link | { risk: Risk | null; text: string })[];
  ordered?: true;
}

export interface ListSubject {
  path: string;
  heading: string;
  lead: string;
  sections?: readonly Section[];
  crumbs: readonly Link[];
  others?: ListModel['others'];
}

/** Rows of one page of any list. */
const SIZE = 50;

export const pagesOf = (total: number, size = SIZE): number => Math.max(1, Math.ceil(total / size));

export function pagerOf(base: string, total: number, page: number, size = SIZE): Pager {
  const last = Math.min(total, page * size);
  return { base, page, pages: pagesOf(total, size), total, first: total === 0 ? 0 : (page - 1) * size + 1, last };
}

export function serverPages(catalogue: Catalogue): Page[] {
  const rows = catalogue.servers.map(serverRow);
  return paged(
    {
      path: urls.servers,
      heading: 'Servers',
      lead: `${count(rows.length, 'server')} with ${count(catalogue.tools, 'tool')}, in alphabetical order.`,
      crumbs: [{ href: urls.servers, text: 'Servers' }],
    },
    rows.length,
    (first, last) => ({ of: 'servers', servers: rows.slice(first, last) }),
  );
}

export const serverRow = (server: ServerSummary): ServerRow => ({
  id: server.id,
  name: server.name,
  about: server.about,
  tools: server.tools.length,
  risks: riskCounts(server.tools),
  failure: server.tools.length > 0 ? null : server.failure ? 'could not be listed' : 'not listed yet',
});

export function toolPages(subject: ListSubject, placed: readonly Placed[], attack?: string): Page[] {
  return paged(subject, placed.length, (first, last) => ({
    of: 'tools',
    tools: placed.slice(first, last).map((place) => {
      const reason = attack === undefined ? undefined : place.tool.attacks.find(({ slug }) => slug === attack)?.reason;
      return { ...rowOf(place), ...(reason !== undefined && { reason }) };
    }),
  }));
}

function paged(subject: ListSubject, total: number, rows: (first: number, last: number) => ListModel['rows']): Page[] {
  return Array.from({ length: pagesOf(total) }, (_, index) => {
    const page = index + 1;
    const pager = pagerOf(subject.path, total, page);
    return {
      path: urls.page(subject.path, page),
      title: page === 1 ? subject.heading : `${subject.heading}, page ${page}`,
      description: subject.lead,
      crumbs:
        page === 1
          ? subject.crumbs
          : [...subject.crumbs, { href: urls.page(subject.path, page), text: `Page ${page}` }],
      body: {
        kind: 'list',
        heading: subject.heading,
        lead: subject.lead,
        sections: page === 1 ? (subject.sections ?? []) : [],
        rows: rows(index * SIZE, pager.last),
        pager,
        others: subject.others ?? [],
      },
    };
  });
}
