import type { Condition } from '../types.ts';

/** Whether an argument can be addressed member by member; a list only at the end, whose elements are checked one by one. */
export function isPlainPath({ argument }: Condition): boolean {
  const list = argument.indexOf(null);
  return argument.every((step) => step?.isWellFormed() ?? true) && (list === -1 || list === argument.length - 1);
}
