import {
  RISKS,
  type IndexEntry,
  type RawTool,
  type Risk,
  type ServerVerdict,
  type Snapshot,
  type ToolVerdict,
} from '../data/schema/index.ts';
import { serverSlug, type Store } from '../data/store/index.ts';

export interface Server {
  id: string;
  entry: IndexEntry;
  snapshot: Snapshot | undefined;
  verdict: ServerVerdict | undefined;
  tools: Tool[];
}

export interface Tool {
  server: string;
  raw: RawTool;
  verdict: ToolVerdict;
}

/** A question that the catalogue cannot answer; the message is for the model that asked. */
export class NotKnown extends Error {
  override name = 'NotKnown';
}

/** What the tools of this server look up; records are read when they are asked for. */
export class Catalogue {
  readonly store: Store;
  private byPackage: Map<string, string> | undefined;

  constructor(store: Store) {
    this.store = store;
  }

  /** The server of an id or a package name. */
  find(name: string): Server | undefined {
    const id = this.idOf(name);
    return id === undefined ? undefined : this.read(id);
  }

  server(name: string): Server {
    const found = this.find(name);
    if (found) return found;
    throw new NotKnown(
      `The catalogue has no server ${JSON.stringify(name.slice(0, 200))}. Unknown is not safe. Use search_tools to find the id of a server.`,
    );
  }

  tool(serverName: string, toolName: string): { server: Server; tool: Tool } {
    const server = this.server(serverName);
    const tool = server.tools.find(({ raw }) => raw.name === toolName);
    if (tool) return { server, tool };
    throw new NotKnown(
      `${server.id} has no tool ${JSON.stringify(toolName.slice(0, 200))}. Use get_server to see the names of its ${server.tools.length} tools.`,
    );
  }

  /** Every server, in the order of the ids. */
  *servers(): Generator<Server> {
    for (const id of this.store.index.ids()) yield this.read(id);
  }

  private read(id: string): Server {
    const entry = this.store.index.read(id);
    if (!entry) throw new NotKnown(`The catalogue has no server ${id}.`);
    const snapshot = this.store.snapshots.read(id);
    const verdict = this.store.verdicts.read(id);
    const raw = verdict && snapshot && verdict.tools.length === snapshot.tools.length ? snapshot.tools : [];
    return {
      id,
      entry,
      snapshot,
      verdict,
      tools: raw.map((tool, place) => ({ server: id, raw: tool, verdict: verdict!.tools[place]! })),
    };
  }

  private idOf(name: string): string | undefined {
    const trimmed = name.trim();
    const plain = /^[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?$/.test(trimmed);
    if (plain && this.store.index.has(trimmed)) return trimmed;
    this.byPackage ??= new Map(
      [...this.store.index.records()].flatMap((entry) =>
        [entry.registryName, 'package' in entry.launch ? entry.launch.package : undefined]
          .filter((known) => known !== undefined)
          .map((known) => [known, entry.id] as const),
      ),
    );
    const unversioned = trimmed.replace(/(?<=.)@[^@/]*$/, '');
    const slug = serverSlug(unversioned);
    return (
      this.byPackage.get(trimmed) ??
      this.byPackage.get(unversioned) ??
      (slug !== '' && this.store.index.has(slug) ? slug : undefined)
    );
  }
}

export type RiskCounts = Record<Risk | 'unknown', number>;

export function riskCounts(tools: readonly Tool[]): RiskCounts {
  const counts: RiskCounts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const { verdict } of tools) counts[verdict.risk ?? 'unknown'] += 1;
  return counts;
}

/** The dangerous first; what cannot be judged counts as high. */
export function byRisk(a: Tool, b: Tool): number {
  const rank = ({ verdict }: Tool) => (verdict.risk === null ? 2 : RISKS.indexOf(verdict.risk));
  return rank(b) - rank(a);
}
