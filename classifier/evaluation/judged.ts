import type { Gold, RawTool, Risk, Snapshot, ToolVerdict } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { contextOf } from '../classify.ts';
import type { ServerContext } from '../definition/types.ts';
import { digestOf } from '../overrides.ts';
import { riskRule, type RiskInput } from '../risk.ts';

export type GoldTool = Gold['tools'][number];
export type Split = Gold['split'];

/** A labelled tool in the context of its server. */
export interface Labelled {
  server: string;
  tool: RawTool;
  context: ServerContext;
  gold: GoldTool;
}

/** What people say of a tool beside what an engine says of it. */
export interface Judged {
  server: string;
  tool: string;
  gold: RiskInput;
  verdict: Pick<ToolVerdict, 'category' | 'effects' | 'qualifiers' | 'confidence'>;
}

/** What has no risk level is treated like high. */
export const riskOf = (labels: RiskInput): Risk => riskRule(labels).risk ?? 'high';

/** The labelled tools of the given splits; a label of a definition that has changed since is refused. */
export function labelledTools(store: Store, splits: readonly Split[]): Labelled[] {
  return [...store.gold.records()]
    .filter(({ split }) => splits.includes(split))
    .flatMap((gold) => ofServer(gold, store.snapshots.read(gold.server)));
}

function ofServer(gold: Gold, snapshot: Snapshot | undefined): Labelled[] {
  if (snapshot === undefined)
    throw new Error(`gold ${gold.server}: its snapshot is missing; crawl it or remove the labels`);
  const context = contextOf(snapshot);
  const byDigest = new Map(snapshot.tools.map((tool) => [digestOf(tool), tool]));
  return gold.tools.map((label) => {
    const tool = byDigest.get(label.definitionDigest);
    if (tool === undefined)
      throw new Error(`gold ${gold.server}/${label.tool}: labelled for another definition; label it again`);
    return { server: gold.server, tool, context, gold: label };
  });
}
