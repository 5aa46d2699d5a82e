import type { Catalogue } from '../model/catalogue.ts';
import type { ServerSummary } from '../model/summary.ts';
import type { ServerContext } from './shard.ts';

/** What pages of this server show of others: a change there renders them again, and nothing else does. */
export function contextOf(catalogue: Catalogue, summary: ServerSummary, records: string): ServerContext {
  return {
    id: summary.id,
    records,
    related: summary.tools.map((tool) => {
      const safer = catalogue.related.safer(summary, tool);
      return { same: catalogue.related.same(summary, tool, safer), safer };
    }),
    similar: catalogue.related.servers(summary),
    resembling: catalogue.resembling.get(summary.id) ?? [],
  };
}
