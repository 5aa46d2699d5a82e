import type { ArgumentPath, Condition, Test } from './types.ts';

/** Whether the arguments of a call meet a condition. Only own members count, and no value is converted. */
export function holds({ argument, test, absent }: Condition, args: unknown): boolean {
  const { values, missing } = select(args, argument);
  return (!missing || absent === 'pass') && values.every((value) => passes(test, value));
}

/** The values at a path, and whether a holder on the way lacks the next member. What should be a list and is none passes no test. */
export function select(args: unknown, path: ArgumentPath): { values: unknown[]; missing: boolean } {
  let values: unknown[] = [args];
  let missing = false;
  for (const step of path) {
    if (step === null) values = values.flatMap((value) => (Array.isArray(value) ? value : [undefined]));
    else {
      const present = values.filter((value) => isObject(value) && Object.hasOwn(value, step));
      missing ||= present.length < values.length;
      values = present.map((value) => (value as Record<string, unknown>)[step]);
    }
  }
  return { values, missing };
}

export function passes(test: Test, value: unknown): boolean {
  switch (test.op) {
    case 'one-of':
      return (test.values as readonly unknown[]).includes(value);
    case 'between':
      return typeof value === 'number' && value >= test.min && value <= test.max;
    case 'at-most-items':
      return Array.isArray(value) && value.length <= test.max;
    case 'matches': {
      if (typeof value !== 'string') return false;
      const { whole, without } = compiled(test);
      return whole.test(value) && !without?.test(value);
    }
  }
}

type Matches = Extract<Test, { op: 'matches' }>;
const expressions = new WeakMap<Matches, { whole: RegExp; without: RegExp | undefined }>();

/** Compiled when first asked: a policy is asked many times. */
function compiled(test: Matches): { whole: RegExp; without: RegExp | undefined } {
  let found = expressions.get(test);
  if (found === undefined) {
    const flags = test.ignoreCase ? 'i' : '';
    const without = test.without === undefined ? undefined : new RegExp(test.without, flags);
    expressions.set(test, (found = { whole: new RegExp(`^(?:${test.pattern})$`, flags), without }));
  }
  return found;
}

/** The patterns of a test as texts that carry their own flags, for RE2 and for new JavaScript engines. */
export function writtenPatterns({ pattern, without, ignoreCase }: Matches): {
  whole: string;
  without?: string;
} {
  const mark = (text: string) => (ignoreCase ? `(?i:${text})` : text);
  return { whole: `^${mark(`(?:${pattern})`)}$`, ...(without !== undefined && { without: mark(without) }) };
}

export const isObject = (value: unknown): value is object =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
