import type { RawTool, ServerVerdict, ToolVerdict } from '../../data/schema/index.ts';
import { riskRule } from '../risk.ts';
import { chooseActions } from './actions.ts';
import { combine } from './combine.ts';
import { draftConditions, isConfined } from './conditions.ts';
import type { Draft } from './draft.ts';
import { decide, isArbitrary, isIrreversible, limitsOf, type Subject } from './posture.ts';
import type { Condition, Decision, Policy, Posture, ServerPolicy, ToolIntent, Values } from './types.ts';
import { DEFAULT_VALUES } from './values.ts';

/** What a posture recommends for one tool: a pure function of its verdict, its definition and the reader's own values. */
export function toolIntent(
  verdict: ToolVerdict,
  tool: RawTool,
  posture: Posture,
  values: Values = DEFAULT_VALUES,
): ToolIntent {
  const drafts = draftConditions(verdict, tool, posture, values);
  const choice = verdict.actions.length > 0 ? chooseActions(verdict, tool, posture, drafts) : undefined;
  const subject: Subject = choice?.subject ?? verdict;
  const decision = choice?.decision ?? decide(verdict, posture, isConfined(verdict, verdict, tool, drafts));
  if (decision === 'deny' || decision === 'hide')
    return {
      tool: verdict.name,
      decision,
      limits: [],
      conditions: [],
      reasons: [whyDecided(subject, decision, verdict)],
    };
  const conditions = [...(choice?.conditions ?? []), ...drafts.map((draft) => settle(draft, decision, posture))];
  // A condition that leads to what happens anyway says nothing.
  const kept = conditions.filter(({ otherwise }) => otherwise !== decision);
  return {
    tool: verdict.name,
    decision,
    limits: decision === 'allow' ? limitsOf(subject, posture, kept.length > 0) : [],
    conditions: kept,
    reasons: [whyDecided(subject, decision, verdict)],
  };
}

/** The policy of one server under the reader's own key; a name that is listed twice takes the stricter intent. */
export function serverPolicy(
  verdict: ServerVerdict,
  tools: readonly RawTool[],
  posture: Posture,
  key: string = verdict.server,
  values: Values = DEFAULT_VALUES,
): Policy {
  const byName = new Map<string, ToolIntent>();
  verdict.tools.forEach((toolVerdict, index) => {
    const tool = tools[index];
    if (tool === undefined) return;
    const intent = toolIntent(toolVerdict, tool, posture, values);
    const other = byName.get(intent.tool);
    byName.set(intent.tool, other ? combine(other, intent) : intent);
  });
  return { posture, servers: [{ key, tools: [...byName.values()], unlisted: 'deny' }] };
}

/** One policy for several servers. Servers under one key become one, each tool with the stricter intent. */
export function stackPolicy(policies: readonly Policy[], posture: Posture): Policy {
  const servers = new Map<string, ServerPolicy>();
  for (const server of policies.flatMap((policy) => policy.servers)) {
    const other = servers.get(server.key);
    servers.set(server.key, other ? { ...server, tools: mergeTools(other.tools, server.tools) } : server);
  }
  return { posture, servers: [...servers.values()] };
}

function mergeTools(first: readonly ToolIntent[], second: readonly ToolIntent[]): ToolIntent[] {
  const byName = new Map(first.map((intent) => [intent.tool, intent]));
  for (const intent of second) {
    const other = byName.get(intent.tool);
    byName.set(intent.tool, other ? combine(other, intent) : intent);
  }
  return [...byName.values()];
}

/** Strict denies where a condition does not hold, and so does a private address; else the next stricter decision applies. */
function settle(draft: Draft, decision: Decision, posture: Posture): Condition {
  const denies = posture === 'strict' || draft.kind === 'public-address' || decision === 'ask';
  return { ...draft, otherwise: denies && !(posture === 'permissive' && decision === 'ask') ? 'deny' : 'ask' };
}

function whyDecided(subject: Subject, decision: Decision, { unclassified }: ToolVerdict): string {
  if (subject.category === 'Unclassified' || subject.risk === null)
    return `What it does is not known (${unclassified ?? 'the definition does not say enough'}); it is treated like a tool of high risk.`;
  const nature = isArbitrary(subject)
    ? 'It runs what the caller supplies, which no rate limit makes safe.'
    : isIrreversible(subject)
      ? 'What it does cannot be taken back with one more call, which no rate limit makes safe.'
      : undefined;
  if (nature && decision !== 'allow') return nature;
  return `Its risk is ${subject.risk}: it ${riskRule(subject).text}.`;
}
