import { holds } from './test-value.ts';
import type { Limit, Policy, ToolIntent, Window } from './types.ts';

export interface Call {
  server: string;
  tool: string;
  args?: unknown;
  /** Milliseconds since 1970 (UTC); rate limits count by calendar minute and hour. */
  at?: number;
}

export interface Outcome {
  decision: 'allow' | 'ask' | 'deny';
  why: string;
  /** The agent does not see the tool at all. */
  hidden: boolean;
}

/** Milliseconds. */
export const LENGTH: Record<Window, number> = { minute: 60_000, hour: 3_600_000 };

/** What the policy says of one call on its own. */
export const evaluate = (policy: Policy, call: Call): Outcome => replay(policy, [call])[0] as Outcome;

/** What the policy says of calls one after the other; those that pass without a person count towards the limits. */
export function replay(policy: Policy, calls: readonly Call[]): Outcome[] {
  const counts = new Map<string, number>();
  return calls.map((call) => judge(policy, call, counts));
}

function judge(policy: Policy, call: Call, counts: Map<string, number>): Outcome {
  const server = policy.servers.find(({ key }) => key === call.server);
  if (server === undefined) return refuse('The policy does not name this server.');
  const intent = server.tools.find(({ tool }) => tool === call.tool);
  if (intent === undefined) return server.unlisted === 'deny' ? refuse(UNLISTED) : ask(UNLISTED);
  if (intent.decision === 'hide') return { ...refuse(reason(intent)), hidden: true };
  if (intent.decision === 'deny') return refuse(reason(intent));
  const failed = intent.conditions.filter((condition) => !holds(condition, call.args ?? {}));
  const denying = failed.find(({ otherwise }) => otherwise === 'deny');
  if (denying) return refuse(`It does not hold that ${denying.words}. ${denying.reason}`);
  if (failed[0]) return ask(`It does not hold that ${failed[0].words}. ${failed[0].reason}`);
  if (intent.decision === 'ask') return ask(reason(intent));
  return count(intent, call, counts);
}

/** Counts a call that passes; every window of the tool must still have room. */
function count(intent: ToolIntent, call: Call, counts: Map<string, number>): Outcome {
  const slot = ({ window }: Limit) =>
    JSON.stringify([call.server, call.tool, window, Math.floor((call.at ?? 0) / LENGTH[window])]);
  const full = intent.limits.find((limit) => (counts.get(slot(limit)) ?? 0) >= limit.max);
  if (full)
    return refuse(`More than ${full.max} ${full.max === 1 ? 'call' : 'calls'} in one ${full.window}. ${full.reason}`);
  for (const limit of intent.limits) counts.set(slot(limit), (counts.get(slot(limit)) ?? 0) + 1);
  return { decision: 'allow', why: reason(intent), hidden: false };
}

const UNLISTED = 'The policy does not list this tool.';
const ask = (why: string): Outcome => ({ decision: 'ask', why, hidden: false });
const refuse = (why: string): Outcome => ({ decision: 'deny', why, hidden: false });
const reason = ({ reasons }: ToolIntent): string => reasons.join(' ');
