import fc from 'fast-check';
import { passes } from '../../../classifier/policy/test-value.ts';
import { passingValues } from '../../../classifier/policy/probe.ts';
import type { ArgumentPath, Condition } from '../../../classifier/policy/index.ts';

type Schema = Record<string, unknown>;

/** Arguments that a schema may accept and that keep to the conditions; the caller asks both. */
export function* sampleCalls(schema: unknown, conditions: readonly Condition[]): Generator<unknown> {
  yield* samples(schema, conditions, [], schema, 0);
}

/** Values for a place in the arguments: what the conditions on it let pass comes first. */
function* samples(
  given: unknown,
  conditions: readonly Condition[],
  path: ArgumentPath,
  root: unknown,
  depth: number,
): Generator<unknown> {
  const schema = resolve(given, root);
  if (depth > 12 || schema === undefined) return;
  const own = conditions.filter(({ argument }) => JSON.stringify(argument) === JSON.stringify(path));
  const fits = (value: unknown) => own.every(({ test }) => passes(test, value));
  for (const value of [...own.flatMap(({ test }) => passingValues(test)), ...choices(schema)])
    if (fits(value)) yield value;
  for (const word of ['oneOf', 'anyOf'])
    for (const branch of list(schema[word])) {
      const { [word]: _, ...rest } = schema;
      yield* samples(merged(rest, resolve(branch, root) ?? {}), conditions, path, root, depth + 1);
    }
  if (Array.isArray(schema['allOf'])) {
    const { allOf, ...rest } = schema;
    const whole = list(allOf).reduce<Schema>((a, b) => merged(a, resolve(b, root) ?? {}), rest);
    yield* samples(whole, conditions, path, root, depth + 1);
    return;
  }
  for (const type of types(schema))
    for (const value of ofType(type, schema, conditions, path, root, depth)) if (fits(value)) yield value;
}

function* ofType(
  type: string,
  schema: Schema,
  conditions: readonly Condition[],
  path: ArgumentPath,
  root: unknown,
  depth: number,
): Generator<unknown> {
  switch (type) {
    case 'object':
      return yield* objects(schema, conditions, path, root, depth);
    case 'array': {
      const least = Number(schema['minItems'] ?? 0);
      if (least === 0) yield [];
      for (const item of take(samples(schema['items'] ?? {}, conditions, [...path, null], root, depth + 1), 8))
        yield Array.from({ length: Math.max(1, least) }, () => item);
      return;
    }
    case 'number':
    case 'integer': {
      const above = schema['exclusiveMinimum'];
      const least = typeof above === 'number' ? above + 1 : Number(schema['minimum'] ?? 0);
      return yield* [least, least + 1, Number(schema['maximum'] ?? 1)];
    }
    case 'boolean':
      return yield* [false, true];
    case 'null':
      return yield null;
    default:
      yield* [...TEXTS, 'a'.repeat(Number(schema['minLength'] ?? 1)), ...matching(schema['pattern'])].filter((text) =>
        isTextOf(schema, text),
      );
  }
}

const TEXTS = [
  'a',
  'AB',
  'https://example.com/',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  'a@example.com',
  '1',
  'a'.repeat(12),
  '00000000-0000-4000-8000-000000000000',
];

/** A few texts of a pattern; none of one that the generator does not know. */
function matching(pattern: unknown): string[] {
  if (typeof pattern !== 'string') return [];
  try {
    return fc.sample(fc.stringMatching(expression(pattern)), { numRuns: 3, seed: 1 });
  } catch {
    return [];
  }
}

/** Patterns of servers are not always valid where the `u` flag is set: `^cus\_`. */
function expression(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return new RegExp(pattern);
  }
}

function isTextOf({ pattern, minLength, maxLength }: Schema, text: string): boolean {
  const long = text.length >= Number(minLength ?? 0) && text.length <= Number(maxLength ?? Infinity);
  return long && (typeof pattern !== 'string' || expression(pattern).test(text));
}

/** Objects with what is required, by the schema or by a condition that a missing argument does not meet. */
function* objects(
  schema: Schema,
  conditions: readonly Condition[],
  path: ArgumentPath,
  root: unknown,
  depth: number,
): Generator<unknown> {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {};
  const wanted = conditions
    .filter(({ argument, absent }) => absent === 'fail' && isBelow(argument, path))
    .map(({ argument }) => argument[path.length])
    .filter((name) => typeof name === 'string');
  const names = [...new Set([...list(schema['required']).map(String), ...wanted])];
  const columns = names.map((name) => [
    ...take(samples(properties[name] ?? {}, conditions, [...path, name], root, depth + 1), 12),
  ]);
  if (columns.some((column) => column.length === 0)) return;
  const longest = Math.max(1, ...columns.map((column) => column.length));
  for (let row = 0; row < longest; row += 1)
    yield Object.fromEntries(names.map((name, index) => [name, columns[index]![row % columns[index]!.length]]));
}

const choices = (schema: Schema): unknown[] => [
  ...('const' in schema ? [schema['const']] : []),
  ...list(schema['enum']),
  ...('default' in schema ? [schema['default']] : []),
  ...list(schema['examples']),
];

const types = (schema: Schema): string[] => {
  if (Array.isArray(schema['type'])) return schema['type'].map(String);
  if (typeof schema['type'] === 'string') return [schema['type']];
  return 'properties' in schema || 'required' in schema ? ['object'] : ['string', 'object', 'number', 'array'];
};

function resolve(schema: unknown, root: unknown): Schema | undefined {
  if (schema === true) return {};
  if (!isSchema(schema)) return undefined;
  const { $ref: ref, ...rest } = schema;
  if (typeof ref !== 'string') return schema;
  const steps = ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '');
  const target = steps.reduce<unknown>(
    (at, step) => (at as Schema | undefined)?.[decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~')],
    root,
  );
  return merged(resolve(target, root) ?? {}, rest);
}

/** Both schemas at once, member by member. */
const merged = (a: Schema, b: Schema): Schema => ({
  ...a,
  ...b,
  ...('properties' in a || 'properties' in b
    ? { properties: { ...(a['properties'] as Schema), ...(b['properties'] as Schema) } }
    : {}),
  ...('required' in a || 'required' in b ? { required: [...list(a['required']), ...list(b['required'])] } : {}),
});

const isBelow = (argument: ArgumentPath, path: ArgumentPath): boolean =>
  argument.length > path.length && path.every((step, index) => argument[index] === step);
const isSchema = (value: unknown): value is Schema =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    if (taken++ >= most) return;
    yield item;
  }
}
