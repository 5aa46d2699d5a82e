import { holds, isObject, passes } from './test-value.ts';
import type { ArgumentPath, Condition, Test } from './types.ts';

type Json = Record<string, unknown>;

/**
 * Arguments that meet the conditions; undefined where nothing can, such as an empty list of hosts. Where a schema gives
 * one argument two forms, a text or an object, there may be conditions on it and on a part of it: the text is tried.
 */
export function passingArguments(conditions: readonly Condition[]): Json | undefined {
  const args: Json = Object.create(null) as Json;
  const deepestFirst = byArgument(conditions).sort((a, b) => b.argument.length - a.argument.length);
  for (const { argument, conditions: same } of deepestFirst) {
    const value = same
      .flatMap(({ test }) => passingValues(test))
      .find((v) => same.every(({ test }) => passes(test, v)));
    if (value === undefined) return undefined;
    place(args, argument, value);
  }
  return conditions.every((condition) => holds(condition, args)) ? args : undefined;
}

/** The passing arguments with one condition broken. */
export function failingArguments(conditions: readonly Condition[], broken: Condition): Json | undefined {
  const args = passingArguments(conditions.filter(({ argument }) => !same(argument, broken.argument)));
  if (args === undefined) return undefined;
  const rivals = conditions.filter((c) => c !== broken && same(c.argument, broken.argument));
  const candidates = [...rivals.flatMap(({ test }) => passingValues(test)), ...FAILING];
  const value = candidates.find(
    (v) =>
      !passes(broken.test, v) &&
      rivals.every((r) => r.otherwise === 'ask' || broken.otherwise === 'deny' || passes(r.test, v)),
  );
  if (value !== undefined) place(args, broken.argument, value);
  return value === undefined ? undefined : args;
}

const FAILING: readonly unknown[] = ['\0', true, Number.MAX_SAFE_INTEGER];

export function passingValues(test: Test): unknown[] {
  switch (test.op) {
    case 'one-of':
      return [...test.values];
    case 'between':
      return [test.min, test.max];
    case 'at-most-items':
      return [[]];
    case 'matches':
      return [...(test.globs ?? []).map(({ like }) => like.replaceAll('*', 'a')), ...SAMPLES];
  }
}

const SAMPLES = [
  'https://docs.example.com/',
  'docs.example.com',
  'notes/a',
  'select 1',
  'match (n) return n',
  'query { a }',
];

function byArgument(conditions: readonly Condition[]): { argument: ArgumentPath; conditions: Condition[] }[] {
  const groups = new Map<string, { argument: ArgumentPath; conditions: Condition[] }>();
  for (const condition of conditions) {
    const id = JSON.stringify(condition.argument);
    const group = groups.get(id) ?? { argument: condition.argument, conditions: [] };
    group.conditions.push(condition);
    groups.set(id, group);
  }
  return [...groups.values()];
}

const same = (a: ArgumentPath, b: ArgumentPath): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Puts a value at a path, making objects and one-element lists on the way in place of what is neither. */
function place(root: Json, path: ArgumentPath, value: unknown): void {
  let holder: unknown[] | Json = root;
  path.forEach((step, index) => {
    const store = holder as Json;
    const key = step ?? 0;
    if (index === path.length - 1) {
      store[key] = value;
      return;
    }
    const list = path[index + 1] === null;
    const there = Object.hasOwn(store, key) ? store[key] : undefined;
    const fits = list ? Array.isArray(there) : isObject(there);
    if (!fits) store[key] = list ? [] : (Object.create(null) as Json);
    holder = store[key] as unknown[] | Json;
  });
}
