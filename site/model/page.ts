import type { Category, Effect, Risk } from '../../data/schema/index.ts';
import type { HomeModel } from './home.ts';
import type { ToolModel } from './tool.ts';
import type { ServerModel } from './server.ts';
import type { ServerToolsModel } from './server-tools.ts';
import type { ListModel } from './lists.ts';
import type { OverviewModel } from './overviews/overview.ts';
import type { DocumentModel } from './documents.ts';
import type { CoverageModel } from './coverage.ts';
import type { ChangesModel } from './changes.ts';

export interface Link {
  href: string;
  text: string;
}

/** What every page has; the layout takes nothing else. */
export interface Head {
  path: string;
  title: string;
  description: string;
  crumbs: readonly Link[];
  /** Other forms of the same page: Markdown, JSON, feed. */
  alternates?: readonly { type: string; href: string; title: string }[];
  /** Structured data, as JSON-LD. */
  jsonLd?: unknown;
}

/** One tool in any list; the fields are stable, so that lists change only when a verdict does. */
export interface ToolRow {
  server: string;
  serverName: string;
  name: string;
  href: string;
  category: Category;
  risk: Risk | null;
  why: string;
}

export interface RiskCounts {
  critical: number;
  high: number;
  medium: number;
  low: number;
  unknown: number;
}

export type Body =
  | HomeModel
  | ToolModel
  | ServerModel
  | ServerToolsModel
  | ListModel
  | OverviewModel
  | DocumentModel
  | CoverageModel
  | ChangesModel
  | { kind: 'stack' }
  | { kind: 'search' }
  | { kind: 'not-found' };

/** A page: its address and exactly what its template receives. Its digest is over this and nothing else. */
export type Page = Head & { body: Body };

/** Stands between pages that are rendered together. No page holds it: a template escapes what it prints. */
export const BETWEEN_PAGES = '<!--next page-->';

export interface Pager {
  base: string;
  page: number;
  pages: number;
  total: number;
  first: number;
  last: number;
}

export type { Category, Effect, Risk };
