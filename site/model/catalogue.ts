import type { Attack, Category, Effect, Risk } from '../../data/schema/index.ts';
import { resemblingServers, type ResemblingServer } from '../../classifier/names/listed.ts';
import type { RiskCounts } from './page.ts';
import { RelatedTools } from './related.ts';
import type { ServerSummary, ToolSummary } from './summary.ts';

export interface Placed {
  server: ServerSummary;
  tool: ToolSummary;
}

/** The whole catalogue in brief: what lists, counts and related tools are made from. */
export interface Catalogue {
  servers: readonly ServerSummary[];
  attacks: readonly Attack[];
  risks: RiskCounts;
  tools: number;
  related: RelatedTools;
  /** By id: the servers whose names may be mistaken for that of this one. */
  resembling: ReadonlyMap<string, readonly ResemblingServer[]>;
}

export function catalogueOf(servers: readonly ServerSummary[], attacks: readonly Attack[]): Catalogue {
  return {
    servers,
    attacks,
    risks: riskCounts(servers.flatMap(({ tools }) => tools)),
    tools: servers.reduce((sum, { tools }) => sum + tools.length, 0),
    related: new RelatedTools(servers),
    resembling: resemblingServers(servers),
  };
}

export function riskCounts(tools: readonly { risk: Risk | null }[]): RiskCounts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const { risk } of tools) counts[risk ?? 'unknown'] += 1;
  return counts;
}

/** Every tool that passes, in the catalogue's order: by server, then as the server lists them. */
export function toolsWhere(catalogue: Catalogue, passes: (tool: ToolSummary) => boolean): Placed[] {
  return catalogue.servers.flatMap((server) => server.tools.filter(passes).map((tool) => ({ server, tool })));
}

export const hasRisk = (risk: Risk) => (tool: ToolSummary) => tool.risk === risk;
export const hasCategory = (category: Category) => (tool: ToolSummary) => tool.category === category;
export const hasEffect = (effect: Effect) => (tool: ToolSummary) => tool.effects.includes(effect);
export const hasAttack = (slug: string) => (tool: ToolSummary) => tool.attacks.some((attack) => attack.slug === slug);
