import { evaluate, LENGTH, passInARow, type Call, type Outcome } from './evaluate.ts';
import { narrowest } from './narrowest.ts';
import { failingArguments, passingArguments } from './probe.ts';
import { type Policy, type Scope, type ServerPolicy, type ToolIntent, type Window } from './types.ts';
import { list } from '../text/list.ts';
import { number } from '../text/number.ts';

/** What a policy does, in sentences; each is made by asking the evaluator with calls that show it. */
export function describe(policy: Policy, scope: Scope): string[] {
  if (scope === 'stack') return [...policy.servers.flatMap((server) => summary(policy, server)), ...restOfAll(policy)];
  if (scope === 'server')
    return policy.servers.flatMap((server) => [...summary(policy, server), ...rest(policy, server)]);
  return policy.servers.flatMap((server) => [
    ...server.tools.flatMap((intent) => describeTool(policy, server.key, intent)),
    // A part says nothing of other tools: alone it may let them pass.
    `In the server’s complete policy, every tool that is not listed ${unlisted(policy, server)}.`,
  ]);
}

/** The sentences about one tool. */
export function describeTool(policy: Policy, key: string, intent: ToolIntent): string[] {
  const name = `\`${intent.tool}\``;
  const args = passingArguments(intent.conditions);
  const call: Call = { server: key, tool: intent.tool, args: args ?? {} };
  const usual = evaluate(policy, call);
  if (usual.hidden) return [`${name} is hidden from the agent, and a call to it is denied.`];
  if (args === undefined || intent.conditions.length === 0)
    return [`${name} ${verb(usual)}${limits(policy, call, intent)}.`];
  const first = `${name} ${verb(usual)}${limits(policy, call, intent)}, provided that ${list(clauses(intent))}.`;
  return [first, ...exceptions(policy, call, intent)];
}

const verb = (outcome: Outcome): string =>
  outcome.decision === 'allow'
    ? 'is allowed'
    : outcome.decision === 'ask'
      ? 'needs a person’s approval for each call'
      : 'is denied';

/** How many calls pass in a window, counted by making one more than the policy says. */
function limits(policy: Policy, call: Call, intent: ToolIntent): string {
  const perMinute = passing(policy, call, intent, 'minute');
  const perHour = passing(policy, call, intent, 'hour');
  const found = [
    ...(perMinute === undefined ? [] : [`${counted(perMinute)} a minute`]),
    // What follows from the minute is not said again.
    ...(perHour === undefined || perHour === (perMinute ?? 0) * 60 ? [] : [`${counted(perHour)} an hour`]),
  ];
  return found.length === 0 ? '' : `, at most ${found.join(' and ')}`;
}

/** One call after another within a minute, or spread over an hour so that no minute fills up first. */
function passing(policy: Policy, call: Call, intent: ToolIntent, window: Window): number | undefined {
  if (intent.limits.length === 0) return undefined;
  const most = Math.max(...intent.limits.map(({ max }) => max)) + 1;
  const passed = passInARow(policy, call, most, window === 'minute' ? 0 : LENGTH.hour / most);
  return passed === 0 || passed === most ? undefined : passed;
}

const counted = (count: number): string => `${count} ${count === 1 ? 'call' : 'calls'}`;

const clauses = ({ conditions }: ToolIntent): string[] => [...new Set(narrowest(conditions).map(({ words }) => words))];

/** What happens where a condition does not hold; conditions with the same end share a sentence. */
function exceptions(policy: Policy, call: Call, intent: ToolIntent): string[] {
  const ends = intent.conditions.map((condition) => {
    const args = failingArguments(intent.conditions, condition);
    const { decision } = evaluate(policy, { ...call, args: args ?? { '': '\0' } });
    return { decision, condition };
  });
  const asks = ends.filter(({ decision }) => decision === 'ask');
  const denies = ends.filter(({ decision }) => decision === 'deny');
  const words = (of: typeof ends) => list([...new Set(of.map(({ condition }) => condition.words))]);
  if (denies.length === 0) return ['Any other call needs a person’s approval.'];
  if (asks.length === 0) return ['Any other call is denied.'];
  return [`A call is denied unless ${words(denies)}; any other call needs a person’s approval.`];
}

/** Asked with a name that no tool has. */
function unlisted(policy: Policy, { key, tools }: ServerPolicy): string {
  const names = new Set(tools.map(({ tool }) => tool));
  let name = 'an-unlisted-tool';
  while (names.has(name)) name += '-';
  return verb(evaluate(policy, { server: key, tool: name }));
}

const rest = (policy: Policy, server: ServerPolicy): string[] => [
  `Every other tool of the server ${unlisted(policy, server)}.`,
];

const restOfAll = (policy: Policy): string[] =>
  [...new Set(policy.servers.map((server) => unlisted(policy, server)))].map(
    (end) => `Every tool that the policy does not list ${end}.`,
  );

function summary(policy: Policy, { key, tools }: ServerPolicy): string[] {
  const counts = { allowed: 0, conditional: 0, asking: 0, denied: 0 };
  for (const intent of tools) {
    const outcome = evaluate(policy, {
      server: key,
      tool: intent.tool,
      args: passingArguments(intent.conditions) ?? {},
    });
    if (outcome.decision === 'deny') counts.denied += 1;
    else if (outcome.decision === 'ask') counts.asking += 1;
    else if (intent.conditions.length > 0) counts.conditional += 1;
    else counts.allowed += 1;
  }
  const parts = [
    [counts.allowed, `${be(counts.allowed)} allowed`] as const,
    [counts.conditional, `${be(counts.conditional)} allowed under conditions on the arguments`] as const,
    [counts.asking, `${counts.asking === 1 ? 'needs' : 'need'} a person’s approval for each call`] as const,
    [counts.denied, `${be(counts.denied)} denied`] as const,
  ].filter(([count]) => count > 0);
  const [first] = parts;
  if (first === undefined) return [];
  const said =
    parts.length > 1
      ? `Of the ${number(tools.length)} tools that it lists, ${list(parts.map(([count, end]) => `${number(count)} ${end}`))}.`
      : `${ALL[tools.length] ?? `All ${number(tools.length)} tools`} that it lists ${first[1]}.`;
  return [policy.servers.length > 1 ? `\`${key}\`: ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said];
}

const ALL: readonly (string | undefined)[] = [undefined, 'The one tool', 'Both tools'];
const be = (count: number): string => (count === 1 ? 'is' : 'are');
