import { chainsOf, explain } from '../../classifier/index.ts';
import { type Clash, clashesOf } from '../../classifier/names/clashes.ts';
import type { ClientConfig, ConfigProblem, ConfiguredServer, Start } from '../../classifier/stack/index.ts';
import type { Category, Chain, Effect, RawTool, Risk, ServerVerdict, Snapshot } from '../../data/schema/index.ts';

export interface ScannedTool {
  name: string;
  category: Category;
  effects: readonly Effect[];
  /** null: the definition does not say enough. */
  risk: Risk | null;
  rule: string;
  why: string;
}

export interface ScannedServer {
  /** The reader’s own name for it. */
  key: string;
  line: number;
  start: Start;
  disabled: boolean;
  /** Its id in the catalogue; absent where it is not known. */
  server?: string;
  /** What was listed, and when. */
  version?: string;
  listedOn?: string;
  /** The known package that this one may be mistaken for. */
  imitates?: string;
  /** Why a live listing failed. */
  failure?: string;
  tools: ScannedTool[];
}

/** What a configuration exposes. Servers that are not known are in it, and say so. */
export interface ScanReport {
  config: string;
  servers: ScannedServer[];
  /** What the tools can do together, named as key/tool; servers that are disabled do not count. */
  chains: Chain[];
  /** Tools of different servers that a model may take for each other, named as key/tool. */
  clashes: Clash[];
  problems: ConfigProblem[];
  total: { servers: number; unknown: number; tools: number; byRisk: Record<Risk | 'unclassified', number> };
}

/** What is known of one server. */
export interface Listing {
  id: string;
  verdict: ServerVerdict;
  snapshot: Snapshot;
  tools: readonly RawTool[];
}

export function makeReport(
  config: string,
  { servers, problems }: ClientConfig,
  find: (server: ConfiguredServer) => Listing | undefined,
  imitated: (server: ConfiguredServer) => string | undefined = () => undefined,
): ScanReport {
  const scanned = servers.map((server) => {
    const imitates = imitated(server);
    return { ...scanServer(server, find(server)), ...(imitates !== undefined && { imitates }) };
  });
  const active = scanned.filter(({ disabled }) => !disabled);
  const tools = active.flatMap((server) => server.tools);
  const count = (risk: Risk | null) => tools.filter((tool) => tool.risk === risk).length;
  return {
    config,
    servers: scanned,
    chains: chainsOf(
      active.flatMap(({ key, tools: own }) =>
        own.map(({ name, effects }) => ({ name: `${key}/${name}`, effects: [...effects] })),
      ),
    ),
    clashes: clashesOf(
      active.map(({ key, server = key, tools: own }) => ({ key, server, tools: own.map(({ name }) => name) })),
    ),
    problems,
    total: {
      servers: active.length,
      unknown: active.filter(isUnknown).length,
      tools: tools.length,
      byRisk: {
        low: count('low'),
        medium: count('medium'),
        high: count('high'),
        critical: count('critical'),
        unclassified: count(null),
      },
    },
  };
}

function scanServer(server: ConfiguredServer, listing: Listing | undefined): ScannedServer {
  if (listing === undefined) return { ...server, tools: [] };
  const { id, verdict, snapshot, tools } = listing;
  const version = snapshot.package?.version;
  const listedOn = snapshot.provenance?.listedOn;
  return {
    ...server,
    server: id,
    ...(version && { version }),
    ...(listedOn && { listedOn }),
    ...(tools.length === 0 &&
      snapshot.failure && { failure: `${snapshot.failure.reason}: ${snapshot.failure.detail}` }),
    tools: verdict.tools.map((tool, index) => ({
      name: tool.name,
      category: tool.category,
      effects: tool.effects,
      risk: tool.risk,
      rule: tool.rule,
      why: explain(tool, tools[index] ?? { name: tool.name }).sentence,
    })),
  };
}

/** Nothing is known of its tools: not in the catalogue, or its listing failed. */
export const isUnknown = ({ server, failure }: ScannedServer): boolean => server === undefined || failure !== undefined;

const RANK: Record<Risk, number> = { low: 0, medium: 1, high: 2, critical: 3 };

/** What is not known, tool or server, counts as high. */
export function reachesRisk({ servers }: ScanReport, threshold: Risk): boolean {
  return servers
    .filter(({ disabled }) => !disabled)
    .some(
      (server) =>
        (isUnknown(server) && RANK.high >= RANK[threshold]) ||
        server.tools.some(({ risk }) => RANK[risk ?? 'high'] >= RANK[threshold]),
    );
}

/** The worst first; then by name. */
export const byRisk = (a: ScannedTool, b: ScannedTool): number =>
  RANK[b.risk ?? 'high'] - RANK[a.risk ?? 'high'] || (a.name < b.name ? -1 : 1);

/** A chain that needs tools of more than one server. */
export const spansServers = ({ private: hidden, untrusted, sink }: Chain): boolean =>
  new Set([...hidden, ...untrusted, ...sink].map((name) => name.slice(0, name.indexOf('/')))).size > 1;

/** `npm @scope/name 1.2.3`, as a report names what is started. */
export function startText(start: Start): string {
  switch (start.kind) {
    case 'npm':
    case 'pypi':
      return `${start.kind} ${start.package}${start.version ? ` ${start.version}` : ''}`;
    case 'oci':
      return `image ${start.image}${start.tag ? `:${start.tag}` : ''}`;
    case 'remote':
      return `${start.host}${start.path}`;
    case 'command':
      return `command ${start.command}`;
  }
}
