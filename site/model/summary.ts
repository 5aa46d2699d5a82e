import type {
  Attack,
  Category,
  Chain,
  Effect,
  Flag,
  History,
  HistoryEvent,
  IndexEntry,
  Risk,
  ServerVerdict,
  Snapshot,
} from '../../data/schema/index.ts';
import { keyOfLaunch } from '../../classifier/stack/index.ts';
import { attacksOf, whyOf } from './knowledge.ts';
import { nameWords } from './related.ts';
import { oneLine } from './text.ts';
import { toolSlugs } from './urls.ts';

/** All records of one server, as a page or a summary takes them. */
export interface ServerRecords {
  entry: IndexEntry;
  snapshot: Snapshot | undefined;
  verdict: ServerVerdict | undefined;
  history: History | undefined;
}

export interface ToolSummary {
  name: string;
  slug: string;
  category: Category;
  risk: Risk | null;
  effects: readonly Effect[];
  why: string;
  contradictions: number;
  flags: readonly Flag['code'][];
  attacks: readonly { slug: string; reason: string }[];
  /** What the name says beside the server's own name: the key to tools of the same kind. */
  words: readonly string[];
}

/** What the rest of the catalogue needs to know of one server; small, so that all of them fit in memory. */
export interface ServerSummary {
  id: string;
  name: string;
  about: string;
  kind: IndexEntry['launch']['kind'];
  /** The name under which a client’s configuration starts it; empty where none could. */
  start: string;
  version: string | undefined;
  tier: 'live' | 'static' | 'remote' | undefined;
  step: string | undefined;
  listedOn: string | undefined;
  failure: { reason: string; detail: string } | undefined;
  attempts: readonly { step: string; outcome: string }[];
  annotated: number;
  chains: readonly Chain['kind'][];
  events: readonly HistoryEvent[];
  tools: readonly ToolSummary[];
}

export function summarise(records: ServerRecords, attacks: readonly Attack[]): ServerSummary {
  const { entry, snapshot, verdict, history } = records;
  const raw = verdict === undefined ? [] : (snapshot?.tools ?? []);
  const slugs = toolSlugs(raw.map(({ name }) => name));
  return {
    id: entry.id,
    name: serverName(entry),
    about: oneLine(snapshot?.package?.description ?? '', 160),
    kind: entry.launch.kind,
    start: keyOfLaunch(entry.launch) ?? '',
    version: snapshot?.package?.version,
    tier: snapshot?.provenance?.tier,
    step: snapshot?.provenance?.step,
    listedOn: snapshot?.provenance?.listedOn,
    failure: snapshot?.failure && { reason: snapshot.failure.reason, detail: snapshot.failure.detail },
    attempts: (snapshot?.attempts ?? []).map(({ step, outcome }) => ({ step, outcome })),
    annotated: raw.filter(({ annotations }) => typeof annotations === 'object' && annotations !== null).length,
    chains: (verdict?.chains ?? []).map(({ kind }) => kind),
    events: history?.events ?? [],
    tools: raw.map((tool, index) => {
      const judged = verdict!.tools[index]!;
      return {
        name: oneLine(tool.name, 120) || '(no name)',
        slug: slugs[index]!,
        category: judged.category,
        risk: judged.risk,
        effects: judged.effects,
        why: whyOf(judged, tool),
        contradictions: judged.contradictions.length,
        flags: [...new Set(judged.flags.map(({ code }) => code))],
        attacks: attacksOf(judged, records, attacks).map(({ attack, reason }) => ({ slug: attack.slug, reason })),
        words: nameWords(tool.name, entry),
      };
    }),
  };
}

/** The name as authored, on one line. */
export const serverName = (entry: IndexEntry): string => oneLine(entry.name, 80) || entry.id;
