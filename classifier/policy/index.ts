import { TARGETS } from './targets/index.ts';
import type { Rendered, Target } from './targets/target.ts';
import type { Policy, Scope } from './types.ts';

export { TARGETS };
export type { Rendered, RenderedFile, Target } from './targets/target.ts';
export * from './types.ts';
export { DEFAULT_VALUES, PLACEHOLDERS, readValues, type Placeholder } from './values.ts';
export { serverPolicy, stackPolicy, toolIntent } from './intent.ts';
export { evaluate, replay, type Call, type Outcome } from './evaluate.ts';
export { describe, describeTool } from './describe.ts';

export const targetOf = (id: string): Target | undefined => TARGETS.find((target) => target.id === id);

/** What the rendered text makes of a policy, for sentences that are true of the text. */
export function effective(policy: Policy, targetId: string): Policy {
  return targetNamed(targetId).effective(policy);
}

/** A policy in the format of a target. Throws for an id that no target has. */
export function render(policy: Policy, targetId: string, scope: Scope): Rendered {
  return targetNamed(targetId).render(policy, scope);
}

function targetNamed(targetId: string): Target {
  const target = targetOf(targetId);
  if (target) return target;
  throw new Error(`${targetId}: no such target. Choose one of ${TARGETS.map(({ id }) => id).join(', ')}.`);
}

/** The part of a policy that is about one tool. */
export function toolPolicy(policy: Policy, tool: string): Policy {
  const servers = policy.servers.flatMap((server) => {
    const intent = server.tools.find((one) => one.tool === tool);
    return intent ? [{ ...server, tools: [intent] }] : [];
  });
  return { ...policy, servers };
}
