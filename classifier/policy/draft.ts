import { argumentName, type ArgumentSchema } from './schema.ts';
import type { Condition, ConditionKind, PlaceholderId, Test } from './types.ts';
import { list } from '../text/list.ts';

/** A condition before the posture says what happens where it does not hold. */
export type Draft = Omit<Condition, 'otherwise'>;

/** A draft about one argument; `absent` says whether a call without the argument passes where the schema does not require it. */
export function draft(
  argument: ArgumentSchema,
  kind: ConditionKind,
  test: Test,
  words: string,
  reason: string,
  absent: 'pass' | 'fail' = 'pass',
  placeholder?: PlaceholderId,
): Draft {
  return {
    kind,
    argument: argument.path,
    test,
    absent: argument.required ? 'fail' : argument.alternative && argument.default === undefined ? 'pass' : absent,
    words: `\`${argumentName(argument.path)}\` ${words}`,
    reason,
    ...(placeholder && { placeholder }),
  };
}

export function listed(items: readonly string[]): string {
  if (items.length === 0) return 'nothing (the list is empty)';
  return list(items, 'or');
}

/** What the reader allows, as a condition says it: what kind of thing, and what is on the list. */
export const allowed = (kind: string, items: readonly string[]): string =>
  items.length === 0 ? `${kind}, of which there is none` : `${kind} (${listed(items)})`;
