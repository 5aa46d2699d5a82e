import type { Condition } from './types.ts';

/** Conditions without those that a narrower one on the same argument implies. */
export function narrowest(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter((condition) => !conditions.some((other) => implies(other, condition)));
}

function implies(narrow: Condition, wide: Condition): boolean {
  if (narrow === wide || JSON.stringify(narrow.argument) !== JSON.stringify(wide.argument)) return false;
  if (wide.kind === 'public-address') return narrow.kind === 'hosts';
  return (
    wide.kind === 'actions' && narrow.kind === 'actions' && wide.otherwise === 'deny' && narrow.otherwise === 'ask'
  );
}
