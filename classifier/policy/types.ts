/** From careful to open; a later posture never refuses what an earlier one lets pass. */
export const POSTURES = ['strict', 'recommended', 'permissive'] as const;
export type Posture = (typeof POSTURES)[number];

export const WINDOWS = ['minute', 'hour'] as const;
export type Window = (typeof WINDOWS)[number];

/** What happens to a call. `hide` is a denial that also takes the tool out of the list. */
export type Decision = 'allow' | 'ask' | 'deny' | 'hide';

/** At most `max` calls in a calendar window (UTC); more are denied until the window ends. */
export interface Limit {
  max: number;
  window: Window;
  reason: string;
}

/** Where an argument is: member names from the top; null stands for every element of a list. */
export type ArgumentPath = readonly (string | null)[];

/** A whole string in which `*` is any text, unless it is also like one of the others. */
export interface Glob {
  like: string;
  unlike: readonly string[];
}

/** What the value of an argument must be. Patterns match the whole string and use what RE2 and JavaScript share. */
export type Test =
  | { op: 'one-of'; values: readonly (string | number | boolean)[] }
  | { op: 'between'; min: number; max: number }
  | { op: 'at-most-items'; max: number }
  | {
      op: 'matches';
      pattern: string;
      /** Must not occur anywhere in the string. */
      without?: string;
      /** ASCII letters in either case. */
      ignoreCase?: true;
      /** Exactly the same in wildcards, where it can be said: one of them must match. */
      globs?: readonly Glob[];
    };

export const CONDITION_KINDS = [
  'workspace',
  'hosts',
  'public-address',
  'read-only',
  'ceiling',
  'flag',
  'branches',
  'actions',
  'size',
] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** What must hold of one argument for the intent's decision; where it does not, `otherwise` applies. */
export interface Condition {
  kind: ConditionKind;
  argument: ArgumentPath;
  test: Test;
  /** Whether a call without the argument passes. */
  absent: 'pass' | 'fail';
  otherwise: 'ask' | 'deny';
  /** What must hold, as a clause: "`path` is a path inside /workspace". */
  words: string;
  reason: string;
  /** The reader's own value that the test was made from. */
  placeholder?: PlaceholderId;
}

export interface ToolIntent {
  tool: string;
  decision: Decision;
  limits: readonly Limit[];
  conditions: readonly Condition[];
  /** Why this decision, in sentences. */
  reasons: readonly string[];
}

export interface ServerPolicy {
  /** The name that the reader's own configuration gives the server. */
  key: string;
  tools: readonly ToolIntent[];
  /** A policy denies what it does not list; only what a weaker target makes of it asks. */
  unlisted: 'deny' | 'ask';
}

/** One policy for one tool, one server or a stack of servers. */
export interface Policy {
  posture: Posture;
  servers: readonly ServerPolicy[];
}

/** The reader's own values; the defaults are safe and meant to be changed. */
export interface Values {
  workspace: string;
  hosts: readonly string[];
  branches: readonly string[];
  ceiling: number;
  items: number;
}
export type PlaceholderId = keyof Values;

export type Scope = 'tool' | 'server' | 'stack';

const STRICTNESS: readonly Decision[] = ['allow', 'ask', 'deny', 'hide'];

/** 0 for allow to 3 for hide. */
export const strictness = (decision: Decision): number => STRICTNESS.indexOf(decision);

export const stricter = (a: Decision, b: Decision): Decision => (strictness(a) >= strictness(b) ? a : b);
