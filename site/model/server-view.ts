import { POSTURES, serverPolicy, type Policy, type Posture } from '../../classifier/policy/index.ts';
import type { ServerVerdict, Snapshot } from '../../data/schema/index.ts';
import type { ToolRow } from './page.ts';
import { rowOf } from './related.ts';
import type { ServerRecords, ServerSummary } from './summary.ts';

/** A server that was listed and classified, with what all pages of its tools share. */
export interface ServerView {
  records: ServerRecords;
  summary: ServerSummary;
  snapshot: Snapshot;
  verdict: ServerVerdict;
  policies: Readonly<Record<Posture, Policy>>;
  rows: readonly ToolRow[];
}

/** Undefined where the server has no verdict, because it could not be listed or is not classified yet. */
export function serverView(records: ServerRecords, summary: ServerSummary): ServerView | undefined {
  const { snapshot, verdict } = records;
  if (snapshot === undefined || verdict === undefined || summary.tools.length === 0) return undefined;
  const policies = POSTURES.map((posture) => [posture, serverPolicy(verdict, snapshot.tools, posture, summary.id)]);
  return {
    records,
    summary,
    snapshot,
    verdict,
    policies: Object.fromEntries(policies) as Record<Posture, Policy>,
    rows: summary.tools.map((tool) => rowOf({ server: summary, tool })),
  };
}
