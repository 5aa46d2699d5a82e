import type { Risk } from '../../../data/schema/index.ts';
import type { Section, ServerRow } from '../lists.ts';
import type { Page, RiskCounts } from '../page.ts';

export interface Card {
  href: string;
  title: string;
  text: string;
  count: number;
  share: string;
  risk?: Risk | null;
  risks?: RiskCounts;
}

/** A page that leads to lists: every risk, category, effect or attack with its count. */
export interface OverviewModel {
  kind: 'overview';
  heading: string;
  lead: string;
  cards: readonly Card[];
  sections: readonly Section[];
  servers: { heading: string; rows: readonly ServerRow[] } | null;
}

/** The page of an overview. */
export function overviewPage(path: string, title: string, body: Omit<OverviewModel, 'kind'>): Page {
  return {
    path,
    title,
    description: body.lead,
    crumbs: [{ href: path, text: title }],
    body: { kind: 'overview', ...body },
  };
}
