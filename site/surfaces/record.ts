import type { ResemblingServer } from '../../classifier/names/listed.ts';
import type { Attack, RawTool, ToolVerdict } from '../../data/schema/index.ts';
import type { Store } from '../../data/store/index.ts';
import { readRecords } from '../build/records.ts';
import { attacksOf, reasonsOf, whyOf } from '../model/knowledge.ts';
import { serverName, type ServerRecords } from '../model/summary.ts';
import { toolSlugs } from '../model/urls.ts';

/** One tool as every surface takes it. */
export interface ToolRecord {
  name: string;
  slug: string;
  raw: RawTool;
  verdict: ToolVerdict;
  why: string;
  reasons: string[];
  attacks: { attack: Attack; reason: string }[];
}

/** One server with its tools; none where it was not listed or not classified. */
export interface ServerRecord {
  id: string;
  name: string;
  records: ServerRecords;
  tools: ToolRecord[];
  /** Servers whose names may be mistaken for its own. */
  resembling: readonly ResemblingServer[];
  /** The newest day that its records name. */
  day: string;
}

export const readServer = (
  store: Store,
  id: string,
  attacks: readonly Attack[],
  resembling: readonly ResemblingServer[],
): ServerRecord => serverRecord(readRecords(store, id), attacks, resembling);

/** A server from records that are at hand. */
export function serverRecord(
  records: ServerRecords,
  attacks: readonly Attack[],
  resembling: readonly ResemblingServer[],
): ServerRecord {
  const { entry, snapshot, verdict, history } = records;
  const raw = verdict === undefined ? [] : (snapshot?.tools ?? []);
  const slugs = toolSlugs(raw.map((tool) => tool.name));
  const days = [
    entry.added,
    snapshot?.provenance?.listedOn,
    snapshot?.failure?.failedOn,
    ...(history?.events ?? []).map((event) => event.date),
  ];
  return {
    id: entry.id,
    name: serverName(entry),
    records,
    resembling,
    day: days.reduce<string>((newest, day) => (day !== undefined && day > newest ? day : newest), ''),
    tools: raw.map((tool, place) => {
      const judged = verdict?.tools[place];
      if (!judged || judged.name !== tool.name)
        throw new Error(
          `${entry.id}: tool ${place} of its verdicts is not that of the snapshot. Run \`toolrisk classify\`.`,
        );
      return {
        name: tool.name,
        slug: slugs[place] as string,
        raw: tool,
        verdict: judged,
        why: whyOf(judged, tool),
        reasons: reasonsOf(judged, tool),
        attacks: attacksOf(judged, records, attacks),
      };
    }),
  };
}
