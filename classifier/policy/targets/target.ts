import type { Condition, Policy, Scope, ToolIntent } from '../types.ts';

/** What the format of a target can say; everything else is made stricter. */
export interface Capabilities {
  /** Whether it can count calls as an intent asks; not at all where absent. */
  limits?: (intent: ToolIntent) => boolean;
  /** Which argument conditions of an intent it can check; none where absent. */
  conditions?: (condition: Condition, intent: ToolIntent) => boolean;
  ask: boolean;
  /** Takes a tool out of the list that the agent sees. */
  hide: boolean;
  /** Denies tools that the policy does not list. */
  unlisted: boolean;
  /** Can refuse a tool at all; where false, the output is advisory. */
  deny: boolean;
  /** Whether a call passes a condition on an argument that it leaves out; true where absent. */
  absentArguments?: boolean;
  /** Whether a name of a tool or a server can be written in the format; one that cannot is left to the default. */
  names?: (name: string, kind: 'tool' | 'server', server: string) => boolean;
  /** The name under which the target knows a tool; tools that share one share the stricter intent. Each has its own where absent. */
  address?: (server: string, tool: string) => string;
}

export interface RenderedFile {
  text: string;
  filename: string;
  language: string;
  where: string;
}

/** A policy in the format of one target. `text` and its companions are those of the first file. */
export interface Rendered extends RenderedFile {
  files: readonly RenderedFile[];
  scope: Scope;
  /** A part that only works merged into a complete file. */
  fragment: boolean;
  /** The target asks or informs; it does not enforce. */
  advisory: boolean;
  expresses: readonly string[];
  /** What is stricter than the policy, or only advice, tool by tool. */
  lossy: readonly string[];
}

export interface Target {
  id: string;
  name: string;
  documentation: { url: string; version: string; checked: string };
  filename: string;
  language: string;
  /** Three steps. */
  install: readonly [string, string, string];
  capabilities: Capabilities;
  /** How the output is checked. */
  proof: string;
  /** What the rendered text makes of the policy. */
  effective(policy: Policy): Policy;
  render(policy: Policy, scope: Scope): Rendered;
}
