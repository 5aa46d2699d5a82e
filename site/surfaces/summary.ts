import type { Category, Effect, Risk } from '../../data/schema/index.ts';
import { changeRows, type ChangeRow } from '../model/changes.ts';
import { riskCounts } from '../model/catalogue.ts';
import { summarise } from '../model/summary.ts';
import { urls } from '../model/urls.ts';
import { paths } from './paths.ts';
import type { ServerRecord } from './record.ts';
import type { ServerBrief, ToolBrief } from './schema.ts';

/** What the documents about the whole catalogue need to know of one server; kept between runs. */
export interface Summary {
  brief: ServerBrief;
  day: string;
  about: string;
  tools: ToolSummary[];
  changes: ChangeRow[];
}

export interface ToolSummary {
  name: string;
  slug: string;
  title: string;
  category: Category;
  risk: Risk | null;
  effects: Effect[];
  confidence: number;
  rule: string;
  flags: string[];
  digest: string;
  attacks: string[];
}

export function summaryOf(server: ServerRecord): Summary {
  const { snapshot } = server.records;
  const pack = snapshot?.package;
  return {
    brief: {
      id: server.id,
      name: server.records.entry.name,
      ...(pack && { package: { registry: pack.registry, name: pack.name, version: pack.version } }),
      ...(snapshot?.provenance && { tier: snapshot.provenance.tier, listedOn: snapshot.provenance.listedOn }),
      ...(snapshot?.failure && { failure: snapshot.failure.reason }),
      tools: server.tools.length,
      risks: riskCounts(server.tools.map((tool) => tool.verdict)),
      page: urls.server(server.id),
      api: paths.server(server.id),
    },
    day: server.day,
    about: pack?.description ?? '',
    tools: server.tools.map(({ name, slug, raw, verdict, attacks }) => ({
      name,
      slug,
      title: typeof raw['title'] === 'string' ? raw['title'] : '',
      category: verdict.category,
      risk: verdict.risk,
      effects: verdict.effects,
      confidence: verdict.confidence,
      rule: verdict.rule,
      flags: [...new Set(verdict.flags.map((flag) => flag.code))],
      digest: verdict.definitionDigest,
      attacks: attacks.map(({ attack }) => attack.slug),
    })),
    changes: changeRows([summarise(server.records, [])]),
  };
}

export function toolBrief({ brief }: Summary, tool: ToolSummary): ToolBrief {
  return {
    server: brief.id,
    serverName: brief.name,
    tool: tool.name,
    category: tool.category,
    risk: tool.risk,
    effects: tool.effects,
    page: urls.tool(brief.id, tool.slug),
    api: paths.tool(brief.id, tool.slug),
  };
}
