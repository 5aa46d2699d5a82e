import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';

const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

/** Annotations that say for each hint what the protocol assumes anyway: a framework filled them in, not the author. */
export function defaultAnnotations({ annotations }: Definition): Flag[] {
  const stated = HINTS.filter((hint) => typeof annotations[hint] === 'boolean');
  if (stated.length < 3 || annotations.readOnlyHint !== false) return [];
  const assumed = { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true };
  return stated.every((hint) => annotations[hint] === assumed[hint])
    ? [{ code: 'default-annotations', pointer: '/annotations/readOnlyHint', quote: 'readOnlyHint' }]
    : [];
}
