import { combine } from '../combine.ts';
import { narrowest } from '../narrowest.ts';
import type { Condition, Decision, Policy, ServerPolicy, ToolIntent } from '../types.ts';
import { isWritable } from './text.ts';
import type { Capabilities } from './target.ts';
import { list } from '../../text/list.ts';

/** What a target makes of a policy, as a policy again, and a note for everything that it changes. */
export interface Strengthened {
  policy: Policy;
  notes: string[];
}

/**
 * A policy as a target can express it. A limit or a condition that cannot be expressed becomes a question, and where
 * nobody can be asked, a denial; only a target that cannot deny at all gets something milder, and the note says so.
 */
export function strengthen(policy: Policy, can: Capabilities, target: string): Strengthened {
  const notes: string[] = [];
  const servers = shareAddresses(policy.servers, can.address).flatMap((server) => {
    if (!isWritable(server.key) || !(can.names?.(server.key, 'server', server.key) ?? true)) {
      const why = `${target} cannot address a server of this name. Rename it in your configuration`;
      notes.push(`${quoted(server.key)}: left out and so not controlled, since ${why}.`);
      return [];
    }
    const expressed = server.tools.map((intent) => expressNamed(intent, can, target, server.key));
    notes.push(...grouped(server.tools.map(({ tool }, index) => [tool, expressed[index]?.note])));
    const tools = expressed.flatMap(({ result }) => result ?? []);
    return [{ ...server, tools, unlisted: can.unlisted ? server.unlisted : ('ask' as const) }];
  });
  return { policy: { ...policy, servers }, notes };
}

/** Tools that the target cannot tell apart take the stricter intent. */
function shareAddresses(servers: readonly ServerPolicy[], address: Capabilities['address']): readonly ServerPolicy[] {
  if (address === undefined) return servers;
  const shared = new Map<string, ToolIntent>();
  for (const { key, tools } of servers)
    for (const intent of tools) {
      const other = shared.get(address(key, intent.tool));
      shared.set(address(key, intent.tool), other ? combine(other, intent) : intent);
    }
  return servers.map((server) => ({
    ...server,
    tools: server.tools.map(({ tool }) => ({ ...(shared.get(address(server.key, tool)) as ToolIntent), tool })),
  }));
}

/** One note for all tools that it is about, in the order in which they come. */
function grouped(notes: readonly (readonly [tool: string, note: string | undefined])[]): string[] {
  const tools = Map.groupBy(
    notes.filter(([, note]) => note !== undefined),
    ([, note]) => note,
  );
  return [...tools].map(([note, about]) => `${about.map(([tool]) => quoted(tool)).join(', ')}: ${note}.`);
}

/** A tool whose name cannot be written is not listed, and shares what happens to those. */
function expressNamed(
  intent: ToolIntent,
  can: Capabilities,
  target: string,
  server: string,
): Omit<Expressed, 'result'> & { result?: ToolIntent } {
  if (can.names?.(intent.tool, 'tool', server) ?? true) return express(intent, can, target);
  const end = can.unlisted ? 'denied' : 'approval for each call';
  return { note: `${end} like every tool that is not listed, since ${target} cannot address this name` };
}

interface Expressed {
  result: ToolIntent;
  note?: string;
}

function express(intent: ToolIntent, can: Capabilities, target: string): Expressed {
  const { decision } = intent;
  const bare = { ...intent, limits: [], conditions: [] };
  const to = (end: Decision, note: string, why?: string, conditions: readonly Condition[] = []): Expressed => ({
    result: { ...bare, decision: end, conditions, ...(why && { reasons: [why] }) },
    note,
  });
  if (decision === 'deny' || decision === 'hide') {
    if (!can.deny)
      return to(
        'ask',
        `approval for each call instead of a denial, since ${target} cannot deny; remove it in the client`,
      );
    if (decision === 'hide' && !can.hide)
      return to('deny', `denied but still listed, since ${target} cannot hide a tool`);
    return { result: bare };
  }

  const checked = intent.conditions.filter((condition) => can.conditions?.(condition, intent) ?? false);
  const unchecked = intent.conditions.filter((condition) => !checked.includes(condition));
  const missing = [
    ...(unchecked.length > 0 ? [`check ${clauses(unchecked)}`] : []),
    ...(intent.limits.length > 0 && !can.limits?.(intent) ? [`count calls (${rates(intent)})`] : []),
  ];
  if (missing.length > 0 && can.ask) {
    const mustRefuse = unchecked.some(({ otherwise }) => otherwise === 'deny');
    const advice = mustRefuse ? '; refuse what does not fit' : '';
    const denying = checked.filter(({ otherwise }) => otherwise === 'deny');
    return to(
      'ask',
      `approval for each call, since ${target} cannot ${missing.join(' or ')}${advice}`,
      undefined,
      denying,
    );
  }
  if (missing.length > 0)
    return to(
      'deny',
      `denied, since ${target} cannot ask a person, nor ${missing.join(' or ')}; a target that can do either lets good calls pass`,
      'A check on the arguments, or a person, must decide this call, and neither is available here.',
    );
  if (decision === 'ask' && !can.ask)
    return to(
      'deny',
      `denied, since ${target} cannot ask a person`,
      'A person must decide this call, and nobody can be asked here.',
    );
  return narrowed({ ...intent, conditions: checked }, can, target);
}

/** The conditions as the target checks them: a question that it cannot ask is a denial, and so may a missing argument be. */
function narrowed(intent: ToolIntent, can: Capabilities, target: string): Expressed {
  const soft = intent.conditions.filter(({ otherwise }) => otherwise === 'ask');
  const optional = intent.conditions.filter(({ absent }) => absent === 'pass');
  const notes = [
    ...(soft.length > 0 && !can.ask
      ? [`denied rather than asked about unless it holds ${clauses(soft)}, since ${target} cannot ask a person`]
      : []),
    ...(optional.length > 0 && can.absentArguments === false
      ? [`denied when an argument that a condition names is left out, since ${target} cannot let it pass`]
      : []),
  ];
  const kept = can.ask ? intent.conditions : narrowest(intent.conditions);
  const conditions = kept.map((condition) => ({
    ...condition,
    ...(!can.ask && { otherwise: 'deny' as const }),
    ...(can.absentArguments === false && { absent: 'fail' as const }),
  }));
  return { result: { ...intent, conditions }, ...(notes.length > 0 && { note: notes.join('; ') }) };
}

const quoted = (name: string): string => `\`${name}\``;

/** `that a`, `that a and that b`, `that a, that b and that c`. */
const clauses = (conditions: readonly Condition[]): string =>
  list([...new Set(narrowest(conditions).map(({ words }) => `that ${words}`))]);

const rates = ({ limits }: ToolIntent): string =>
  limits.map(({ max, window }) => `${max} ${window === 'hour' ? 'an' : 'a'} ${window}`).join(', ');
