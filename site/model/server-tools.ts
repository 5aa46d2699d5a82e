import type { Category, Risk } from '../../data/schema/index.ts';
import { pagesOf, pagerOf } from './lists.ts';
import type { Page, Pager } from './page.ts';
import type { ServerSummary } from './summary.ts';
import { urls } from './urls.ts';
import { count, riskPhrase, theServer, withoutSubject } from './words.ts';

export interface ServerToolRow {
  name: string;
  href: string;
  category: Category;
  risk: Risk | null;
  why: string;
  effects: readonly string[];
}

/** One page of the table of a server's tools; the first stands on the server's own page. */
export interface ToolTable {
  rows: readonly ServerToolRow[];
  pager: Pager;
  /** Addresses of the pages after the first, for the script that filters and sorts the whole table. */
  rest: readonly string[];
}

export interface ServerToolsModel {
  kind: 'server-tools';
  name: string;
  href: string;
  table: ToolTable;
}

/** Rows of one page; fewer than in a list, since a policy and what its tools do together stand on the first. */
const SIZE = 32;

export function toolTable({ id, tools }: ServerSummary, page = 1): ToolTable {
  const pager = pagerOf(urls.server(id), tools.length, page, SIZE);
  return {
    pager,
    rows: tools.slice(Math.max(0, pager.first - 1), pager.last).map(({ name, slug, category, risk, why, effects }) => ({
      name,
      href: urls.tool(id, slug),
      category,
      risk,
      why: withoutSubject(why, name),
      effects,
    })),
    rest: laterPages(id, tools.length),
  };
}

/** Addresses of the pages of a server's tools after its own page. */
export const laterPages = (id: string, tools: number): string[] =>
  Array.from({ length: pagesOf(tools, SIZE) - 1 }, (_, index) => urls.page(urls.server(id), index + 2));

/** The pages of a server's tools that its own page has no room for. */
export function laterToolPages(summary: ServerSummary): Page[] {
  const { id, name, tools } = summary;
  return laterPages(id, tools.length).map((path, index) => {
    const table = toolTable(summary, index + 2);
    const { first, last, total } = table.pager;
    return {
      path,
      title: `${name}: tools ${first} to ${last} of ${total}`,
      description: `Tools ${first} to ${last} of ${count(total, 'tool')} of ${theServer(name)}, from ${table.rows[0]!.name} (${riskPhrase(table.rows[0]!.risk)}) on.`,
      crumbs: [
        { href: urls.servers, text: 'Servers' },
        { href: urls.server(id), text: name },
        { href: path, text: `Page ${index + 2}` },
      ],
      body: { kind: 'server-tools', name, href: urls.server(id), table },
    };
  });
}
