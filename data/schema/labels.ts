import { z } from 'zod';

/** The words of the taxonomy, in the order in which pages list them. Their meaning: docs/TAXONOMY.md. */
export const CATEGORIES = ['Read', 'Write', 'Execute', 'Unclassified'] as const;

/** From mild to severe; the index is the rank that comparisons use. */
export const RISKS = ['low', 'medium', 'high', 'critical'] as const;

export const EFFECTS = [
  'destructive',
  'financial',
  'runs-code',
  'runs-process',
  'sends-message',
  'changes-access',
  'weakens-protection',
  'open-egress',
  'reads-private',
  'reads-secrets',
  'reads-untrusted',
  'bulk',
  'session-only',
] as const;

/**
 * What the risk function asks beside category and effects: the words of its rules that no effect expresses.
 * Each is a fact with evidence of its own, so that a printed risk can be recomputed from what is printed.
 */
export const QUALIFIERS = [
  'grants-access', // changes-access that grants access, or exposes secrets or private data to others
  'reduces-access', // changes-access that only reduces access or exposure
  'egress-content', // open-egress of a body, headers or a file that the caller chooses
  'egress-subscription', // open-egress of private data by a standing subscription or forwarding rule
  'changes-production', // a change to a production system's live traffic, scaling or feature targeting
  'reaches-others', // Execute that reaches other people, production systems or physical actuators
  'user-interface-action', // Execute that triggers user-interface actions (click, tap, press, submit, drag)
  'raw-api', // Execute that sends a caller-chosen method and path to an API
] as const;

export const ROLES = [
  'path',
  'url',
  'host',
  'command',
  'code',
  'query',
  'recipient',
  'message',
  'amount',
  'currency',
  'credential',
  'id',
  'ids',
  'filter',
  'branch',
  'force',
  'confirm',
  'dry-run',
  'limit',
  'action',
] as const;

export const Category = z.enum(CATEGORIES);
export const Risk = z.enum(RISKS);
export const Effect = z.enum(EFFECTS);
export const Qualifier = z.enum(QUALIFIERS);
export const Role = z.enum(ROLES);

export type Category = z.infer<typeof Category>;
export type Risk = z.infer<typeof Risk>;
export type Effect = z.infer<typeof Effect>;
export type Qualifier = z.infer<typeof Qualifier>;
export type Role = z.infer<typeof Role>;

/** Effects that change something beyond the server's own session: no Read tool has one. */
export const CHANGING_EFFECTS: ReadonlySet<Effect> = new Set<Effect>([
  'destructive',
  'financial',
  'runs-code',
  'runs-process',
  'sends-message',
  'changes-access',
  'weakens-protection',
]);
