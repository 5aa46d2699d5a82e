import { z } from 'zod';
import { explain } from '../classifier/index.ts';
import { CATEGORIES, Category, Effect, RISKS, Risk } from '../data/schema/index.ts';
import { quote } from './quote.ts';
import { riskCounts, type Server, type Tool } from './catalogue.ts';

/** The shapes that several tools answer with. */
export const RiskOrUnknown = z.enum([...RISKS, 'unknown']);
export const CategoryName = z.enum(CATEGORIES);

export const Brief = z.object({
  server: z.string(),
  tool: z.string(),
  category: Category,
  risk: Risk.nullable().describe('null: not enough information; treat it like high'),
  effects: z.array(Effect),
  why: z.string(),
});

export const Counts = z.object({
  critical: z.int(),
  high: z.int(),
  medium: z.int(),
  low: z.int(),
  unknown: z.int(),
});

export const ServerBrief = z.object({
  id: z.string(),
  listed: z.string().describe('How and when its tools were listed, or why they could not be'),
  package: z.string().optional(),
  tools: z.int(),
  risks: Counts,
});

export function brief({ server, raw, verdict }: Tool): z.infer<typeof Brief> {
  const { category, risk, effects } = verdict;
  return { server, tool: quote(raw.name, 300), category, risk, effects, why: quote(explain(verdict, raw).sentence) };
}

export function serverBrief(server: Server): z.infer<typeof ServerBrief> {
  const { id, snapshot, tools } = server;
  const pack = snapshot?.package;
  return {
    id,
    listed: listing(server),
    ...(pack && { package: `${pack.name}@${pack.version} (${pack.registry})` }),
    tools: tools.length,
    risks: riskCounts(tools),
  };
}

function listing({ snapshot, verdict }: Server): string {
  if (!snapshot) return 'not listed yet';
  if (snapshot.failure) return `could not be listed on ${snapshot.failure.failedOn}: ${snapshot.failure.reason}`;
  const how = snapshot.provenance ? `${snapshot.provenance.tier}, ${snapshot.provenance.listedOn}` : 'listed';
  return verdict ? how : `${how}, not classified yet`;
}
