import { CATEGORIES, RISKS } from '../../data/schema/labels.ts';
import type { Category, Risk } from '../../data/schema/index.ts';
import { hasAttack, hasCategory, riskCounts, toolsWhere, type Catalogue, type Placed } from './catalogue.ts';
import { changeRows, type ChangeRow } from './changes.ts';
import { serverRow, type ServerRow } from './lists.ts';
import type { Page, RiskCounts, ToolRow } from './page.ts';
import { nameWords, rowOf } from './related.ts';
import type { ToolSummary } from './summary.ts';
import { urls } from './urls.ts';
import { count } from './words.ts';
import { SITE } from '../config.ts';
import { dataset } from '../surfaces/json-ld.ts';
import { paths } from '../surfaces/paths.ts';

export interface HomeModel {
  kind: 'home';
  tools: number;
  servers: number;
  listed: number;
  risks: RiskCounts;
  /** Rows of the chart: each category with its tools by risk. */
  chart: readonly { category: Category; href: string; tools: number; risks: RiskCounts }[];
  levels: readonly { risk: Risk; href: string; tools: number }[];
  contradicting: number;
  annotated: number;
  chains: number;
  attacks: readonly { title: string; summary: string; href: string; tools: number }[];
  worst: readonly ServerRow[];
  examples: readonly ToolRow[];
  changes: readonly ChangeRow[];
}

export function homePage(catalogue: Catalogue): Page {
  const { servers, risks, tools } = catalogue;
  const listed = servers.filter((server) => server.tools.length > 0).length;
  return {
    path: urls.home,
    title: `${SITE.name}: what MCP tools can do, and the policy that controls them`,
    description: `${count(tools, 'tool')} of ${count(listed, 'MCP server')}: what each can do, how dangerous that is, why, and a policy to copy.`,
    crumbs: [],
    alternates: [{ type: 'application/rss+xml', href: paths.feed.rss, title: 'Changes' }],
    jsonLd: dataset(
      {
        name: `${SITE.name}: ${SITE.tagline}`,
        description: `What ${count(tools, 'MCP tool')} can do, how dangerous that is, and why.`,
        license: SITE.dataLicense.url,
        day: newestDay(catalogue),
      },
      SITE.origin,
    ),
    body: {
      kind: 'home',
      tools,
      servers: servers.length,
      listed,
      risks,
      chart: CATEGORIES.map((category) => {
        const placed = toolsWhere(catalogue, hasCategory(category));
        return {
          category,
          href: urls.category(category),
          tools: placed.length,
          risks: riskCounts(placed.map(({ tool }) => tool)),
        };
      }).filter((row) => row.tools > 0),
      levels: [...RISKS].reverse().map((risk) => ({ risk, href: urls.risk(risk), tools: risks[risk] })),
      contradicting: toolsWhere(catalogue, ({ contradictions }) => contradictions > 0).length,
      annotated: servers.reduce((sum, { annotated }) => sum + annotated, 0),
      chains: servers.filter(({ chains }) => chains.length > 0).length,
      attacks: catalogue.attacks
        .map(({ slug, title, summary }) => ({
          title,
          summary,
          href: urls.attack(slug),
          tools: toolsWhere(catalogue, hasAttack(slug)).length,
        }))
        .sort((a, b) => b.tools - a.tools || (a.title < b.title ? -1 : 1))
        .slice(0, 6),
      worst: servers
        .map(serverRow)
        .sort((a, b) => b.risks.critical - a.risks.critical || b.tools - a.tools || (a.id < b.id ? -1 : 1))
        .slice(0, 8),
      examples: examplesOf(catalogue),
      changes: changeRows(servers).slice(0, 6),
    },
  };
}

/** Its own words, whole and short, say why: a sentence where the risk is grave, else what its verb is about. */
const isWellTold = ({ why, risk }: ToolSummary): boolean =>
  (risk === 'critical' || risk === 'high'
    ? /^[^:]+: “\p{Lu}[^”…]{15,80}”\.$/u
    : /^\S+ [a-z]+ “[^”…]{8,80}”[^“]*\.$/u
  ).test(why);

/** One tool of each level, of different servers, with different verbs and of a common kind: what a verdict looks like. */
function examplesOf(catalogue: Catalogue): ToolRow[] {
  const taken = new Set<string>();
  const keysOf = ({ server, tool }: Placed) => [server.id, `verb ${nameWords(tool.name, server)[0]}`];
  return [...RISKS].reverse().flatMap((risk) => {
    const [place] = toolsWhere(catalogue, (tool) => tool.risk === risk && isWellTold(tool))
      .filter((place) => !keysOf(place).some((key) => taken.has(key)))
      .map(({ server, tool }) => ({ server, tool, common: catalogue.related.commonness(tool) }))
      .sort((a, b) => b.common - a.common);
    if (place === undefined) return [];
    for (const key of keysOf(place)) taken.add(key);
    return [rowOf(place)];
  });
}

const newestDay = ({ servers }: Catalogue): string =>
  servers.reduce((newest, { listedOn = '' }) => (listedOn > newest ? listedOn : newest), '');
