import { FAILURE_REASONS, type FailureReason, LAUNCH_STEPS, type LaunchStep, type Snapshot } from '../schema/index.ts';

/** Failures that say nothing about a server itself: its package never came to a start on this machine. */
const NOT_INSTALLED: readonly FailureReason[] = ['not-found', 'install-failed', 'not-attempted', 'no-sandbox'];

type Registry = NonNullable<Snapshot['package']>['registry'];

export interface StepYield {
  step: LaunchStep;
  servers: number;
  tools: number;
  /** Servers listed by this step or an earlier one. */
  cumulative: number;
  /** `cumulative` as a share of the installable servers. */
  share: number;
}

export interface Coverage {
  entries: number;
  /** Entries with a snapshot. */
  tried: number;
  /** Packages of every registry that could be installed: the denominator of the yields. */
  installable: number;
  /** The same by registry, and how many of them are listed. */
  registries: { registry: Registry; installable: number; listed: number }[];
  servers: { live: number; static: number; remote: number; unlisted: number };
  tools: { live: number; static: number; remote: number };
  steps: StepYield[];
  /** Why servers without any listing have none. */
  reasons: { reason: FailureReason; servers: number }[];
  /** Why servers were not even tried, in the words of their records. */
  notAttempted: { detail: string; servers: number }[];
  /** Servers whose newest re-listing failed; their earlier tools are kept. */
  stale: number;
  /** Oddities of listings: how many servers show each. */
  flags: { code: string; servers: number }[];
}

/** The figures of the coverage page and of `toolrisk crawl --report`, from the stored snapshots alone. */
export function coverageOf(snapshots: Iterable<Snapshot>, entries: number): Coverage {
  const steps = new Map<LaunchStep, { servers: number; tools: number }>();
  const reasons = new Map<FailureReason, number>();
  const flags = new Map<string, number>();
  const registries = new Map<Registry, { installable: number; listed: number }>();
  const notAttempted = new Map<string, number>();
  const servers = { live: 0, static: 0, remote: 0, unlisted: 0 };
  const tools = { live: 0, static: 0, remote: 0 };
  let tried = 0;
  let installable = 0;
  let stale = 0;
  for (const { provenance, failure, package: origin, tools: listed, flags: odd } of snapshots) {
    tried += 1;
    if (origin && !(failure && !provenance && NOT_INSTALLED.includes(failure.reason))) {
      installable += 1;
      const of = registries.get(origin.registry) ?? { installable: 0, listed: 0 };
      registries.set(origin.registry, {
        installable: of.installable + 1,
        listed: of.listed + (provenance === undefined ? 0 : 1),
      });
    }
    for (const code of new Set(odd.map((flag) => flag.code))) flags.set(code, (flags.get(code) ?? 0) + 1);
    if (!provenance) {
      servers.unlisted += 1;
      if (failure) reasons.set(failure.reason, (reasons.get(failure.reason) ?? 0) + 1);
      if (failure?.reason === 'not-attempted')
        notAttempted.set(failure.detail, (notAttempted.get(failure.detail) ?? 0) + 1);
      continue;
    }
    if (failure && provenance.tier === 'live') stale += 1;
    servers[provenance.tier] += 1;
    tools[provenance.tier] += listed.length;
    const step = steps.get(provenance.step) ?? { servers: 0, tools: 0 };
    steps.set(provenance.step, { servers: step.servers + 1, tools: step.tools + listed.length });
  }
  let cumulative = 0;
  const yields = LAUNCH_STEPS.flatMap((step): StepYield[] => {
    const found = steps.get(step);
    if (!found) return [];
    if (step !== 'remote') cumulative += found.servers;
    return [{ step, ...found, cumulative, share: installable === 0 ? 0 : cumulative / installable }];
  });
  return {
    entries,
    tried,
    installable,
    registries: sorted(registries).map(([registry, counts]) => ({ registry, ...counts })),
    servers,
    tools,
    steps: yields,
    reasons: FAILURE_REASONS.flatMap((reason) => {
      const count = reasons.get(reason);
      return count === undefined ? [] : [{ reason, servers: count }];
    }),
    notAttempted: sorted(notAttempted).map(([detail, count]) => ({ detail, servers: count })),
    stale,
    flags: sorted(flags).map(([code, count]) => ({ code, servers: count })),
  };
}

function sorted<Key extends string, Value>(counts: ReadonlyMap<Key, Value>): [Key, Value][] {
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}
