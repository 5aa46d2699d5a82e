/**
 * Lists that are asked again and again are made here, or grow item by item: then all are of one kind to the engine. Those of
 * `map` are of another once it is compiled, and an empty `[]` of a third; code that meets several kinds is compiled anew, and longer.
 */
export const EMPTY: readonly never[] = [undefined as never].slice(1);

/** What is made of each item. */
export function mapped<T, Made>(items: readonly T[], make: (item: T, i: number) => Made): Made[] {
  const made: Made[] = [];
  for (let i = 0; i < items.length; i++) made.push(make(items[i] as T, i));
  return made;
}

/** The items of which something holds. */
export function kept<T>(items: readonly T[], holds: (item: T) => boolean): T[] {
  const those: T[] = [];
  for (let i = 0; i < items.length; i++) if (holds(items[i] as T)) those.push(items[i] as T);
  return those;
}
