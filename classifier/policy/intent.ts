import type { Action, RawTool, ServerVerdict, ToolVerdict } from '../../data/schema/index.ts';
import { riskRule } from '../risk.ts';
import { areConfining, draftConditions, type Draft } from './conditions.ts';
import { decide, isArbitrary, isIrreversible, limitsOf, riskRank, type Subject } from './posture.ts';
import { argumentAt, argumentName } from './schema.ts';
import { stricter, strictness, type Condition, type Decision, type Policy, type Posture } from './types.ts';
import type { ServerPolicy, ToolIntent, Values } from './types.ts';
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
  const decision = choice?.decision ?? decide(verdict, posture, areConfining(verdict, drafts));
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

function combine(a: ToolIntent, b: ToolIntent): ToolIntent {
  const decision = stricter(a.decision, b.decision);
  const passes = strictness(decision) < strictness('deny');
  const limits = [...a.limits, ...b.limits].sort((x, y) => x.max - y.max);
  return {
    tool: a.tool,
    decision,
    limits: decision === 'allow' ? limits.filter((l, i) => limits.findIndex((m) => m.window === l.window) === i) : [],
    conditions: passes ? [...a.conditions, ...b.conditions].filter(({ otherwise }) => otherwise !== decision) : [],
    reasons: [...new Set([...a.reasons, ...b.reasons])],
  };
}

/** Strict denies where a condition does not hold, and so does a private address; else the next stricter decision applies. */
function settle(draft: Draft, decision: Decision, posture: Posture): Condition {
  const denies = posture === 'strict' || draft.kind === 'public-address' || decision === 'ask';
  return { ...draft, otherwise: denies && !(posture === 'permissive' && decision === 'ask') ? 'deny' : 'ask' };
}

interface ActionChoice {
  decision: Decision;
  conditions: Condition[];
  subject: Subject;
}

/** Decides each action of an action tool on its own: the mildest becomes the tool's decision, the rest conditions. */
function chooseActions(
  verdict: ToolVerdict,
  tool: RawTool,
  posture: Posture,
  drafts: readonly Draft[],
): ActionChoice | undefined {
  const { pointer } = verdict.actions[0] as Action;
  const argument = argumentAt(tool, pointer);
  const actions = verdict.actions.filter((action) => action.pointer === pointer);
  if (argument === undefined) return undefined;
  const decided = actions.map((action) => ({
    action,
    decision: decide(action, posture, areConfining(action, drafts)),
  }));
  const mildest = decided.map((d) => d.decision).reduce((a, b) => (stricter(a, b) === a ? b : a));
  const upTo = (decision: Decision) =>
    decided.filter((d) => strictness(d.decision) <= strictness(decision)).map((d) => d.action);
  const condition = (passing: readonly Action[], otherwise: 'ask' | 'deny'): Condition[] => {
    if (passing.length === decided.length || passing.length === 0) return [];
    const values = [...new Set(passing.map(({ value }) => value))];
    return [
      {
        kind: 'actions',
        argument: argument.path,
        test: { op: 'one-of', values },
        absent: !argument.required && values.includes(String(argument.default)) ? 'pass' : 'fail',
        otherwise,
        words: `\`${argumentName(argument.path)}\` is ${orList(values)}`,
        reason: 'Each action of the tool has its own risk; the others do more.',
      },
    ];
  };
  const conditions = [
    ...(mildest === 'allow' || mildest === 'ask' ? condition(upTo('ask'), 'deny') : []),
    ...(mildest === 'allow' && upTo('allow').length < upTo('ask').length ? condition(upTo('allow'), 'ask') : []),
  ];
  const subject = upTo(mildest).reduce((a, b) => (riskRank(b.risk) > riskRank(a.risk) ? b : a));
  return { decision: mildest, conditions, subject };
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

function orList(items: readonly string[]): string {
  return items.length === 1 ? items[0]! : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;
}
