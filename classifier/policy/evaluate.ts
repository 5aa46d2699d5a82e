import { holds } from './test-value.ts';
import type { Limit, Policy, Window } from './types.ts';

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
  const counts = new Map<string, Count>();
  return calls.map((call) => {
    const tool = JSON.stringify([call.server, call.tool]);
    const count = counts.get(tool) ?? new Map();
    counts.set(tool, count);
    return take(judge(policy, call), call.at ?? 0, count);
  });
}

/** How many of `most` calls alike, `apart` milliseconds from each other, pass without a person until one does not. */
export function passInARow(policy: Policy, call: Call, most: number, apart: number): number {
  const judged = judge(policy, call);
  const count: Count = new Map();
  for (let passed = 0; passed < most; passed += 1)
    if (take(judged, Math.floor(passed * apart), count).decision !== 'allow') return passed;
  return most;
}

/** The outcome of a call as long as its limits have room. */
interface Judged {
  outcome: Outcome;
  limits: readonly Limit[];
}

function judge(policy: Policy, call: Call): Judged {
  const server = policy.servers.find(({ key }) => key === call.server);
  if (server === undefined) return refuse('The policy does not name this server.');
  const intent = server.tools.find(({ tool }) => tool === call.tool);
  if (intent === undefined) return server.unlisted === 'deny' ? refuse(UNLISTED) : ask(UNLISTED);
  const why = intent.reasons.join(' ');
  if (intent.decision === 'hide' || intent.decision === 'deny') return refuse(why, intent.decision === 'hide');
  const failed = intent.conditions.filter((condition) => !holds(condition, call.args ?? {}));
  const denying = failed.find(({ otherwise }) => otherwise === 'deny');
  if (denying) return refuse(`It does not hold that ${denying.words}. ${denying.reason}`);
  if (failed[0]) return ask(`It does not hold that ${failed[0].words}. ${failed[0].reason}`);
  if (intent.decision === 'ask') return ask(why);
  return { outcome: { decision: 'allow', why, hidden: false }, limits: intent.limits };
}

/** The calls of one tool that passed: for each limit, by the number of its window. */
type Count = Map<Limit, Map<number, number>>;

/** Counts a call that passes; every limit must still have room in its window. */
function take({ outcome, limits }: Judged, at: number, count: Count): Outcome {
  for (const limit of limits) {
    const { max, window, reason } = limit;
    if ((count.get(limit)?.get(Math.floor(at / LENGTH[window])) ?? 0) >= max)
      return refuse(`More than ${max} ${max === 1 ? 'call' : 'calls'} in one ${window}. ${reason}`).outcome;
  }
  for (const limit of limits) {
    const index = Math.floor(at / LENGTH[limit.window]);
    const used = count.get(limit) ?? new Map<number, number>();
    count.set(limit, used.set(index, (used.get(index) ?? 0) + 1));
  }
  return outcome;
}

const UNLISTED = 'The policy does not list this tool.';
const ask = (why: string): Judged => ({ outcome: { decision: 'ask', why, hidden: false }, limits: [] });
const refuse = (why: string, hidden = false): Judged => ({ outcome: { decision: 'deny', why, hidden }, limits: [] });
