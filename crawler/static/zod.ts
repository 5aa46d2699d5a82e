import { SchemaValue, isPlain, objectOf, open, UNKNOWN, type JsonObject } from './values.ts';

/** Makers of zod schemas, and of what they become; `z.email()` and its kin are strings with a format. */
const SIMPLE: Record<string, JsonObject> = {
  string: { type: 'string' },
  number: { type: 'number' },
  int: { type: 'integer' },
  bigint: { type: 'integer' },
  boolean: { type: 'boolean' },
  null: { type: 'null' },
  date: { type: 'string', format: 'date-time' },
  any: {},
  unknown: {},
  email: { type: 'string', format: 'email' },
  url: { type: 'string', format: 'uri' },
  uuid: { type: 'string', format: 'uuid' },
  stringbool: { type: 'string' },
};
const OBJECTS = new Set(['object', 'strictObject', 'looseObject']);
const COMPOUND = new Set([
  ...OBJECTS,
  ...['array', 'enum', 'nativeEnum', 'literal', 'union', 'discriminatedUnion', 'record', 'tuple', 'optional'],
  ...['nullable', 'preprocess', 'intersection', 'lazy'],
]);

/** Whether `root.<name>(…)` makes a schema, where `root` itself is unknown to us (the zod import). */
export const isSchemaMaker = (name: string): boolean => Object.hasOwn(SIMPLE, name) || COMPOUND.has(name);

/** The schema that `z.<name>(…args)` makes. */
export function makeSchema(name: string, args: readonly unknown[]): SchemaValue {
  if (Object.hasOwn(SIMPLE, name)) return new SchemaValue(objectOf({ ...SIMPLE[name] }));
  const [first, second] = args;
  if (OBJECTS.has(name)) return objectSchema(first);
  switch (name) {
    case 'array':
      return new SchemaValue(objectOf({ type: 'array', items: jsonOf(first) }));
    case 'enum':
    case 'nativeEnum':
      return enumSchema(first);
    case 'literal':
      return first === UNKNOWN
        ? unread()
        : new SchemaValue(objectOf({ const: Array.isArray(first) ? first[0] : first }));
    case 'union':
    case 'discriminatedUnion': {
      const branches = name === 'union' ? first : second;
      return Array.isArray(branches) ? new SchemaValue(objectOf({ anyOf: branches.map(jsonOf) })) : unread();
    }
    case 'record':
      return new SchemaValue(
        objectOf({ type: 'object', additionalProperties: jsonOf(args.length > 1 ? second : first) }),
      );
    case 'tuple':
      return new SchemaValue(
        objectOf({ type: 'array', ...(Array.isArray(first) ? { prefixItems: first.map(jsonOf) } : {}) }),
      );
    case 'optional':
      return first instanceof SchemaValue ? first.with(first.json, true) : unread();
    case 'nullable':
      return first instanceof SchemaValue ? nullable(first) : unread();
    case 'preprocess':
      return second instanceof SchemaValue ? second : unread();
    case 'intersection':
      return new SchemaValue(objectOf({ allOf: [jsonOf(first), jsonOf(second)] }));
    default:
      return unread();
  }
}

const unread = (): SchemaValue => new SchemaValue(markOpen(objectOf({})));

function markOpen(json: JsonObject): JsonObject {
  open.add(json);
  return json;
}

function enumSchema(values: unknown): SchemaValue {
  const list = Array.isArray(values)
    ? values
    : isPlain(values) && !open.has(values)
      ? Object.values(values)
      : undefined;
  const known = list?.filter((value) => typeof value === 'string' || typeof value === 'number');
  if (!known?.length) return new SchemaValue(markOpen(objectOf({ type: 'string' })));
  return new SchemaValue(objectOf({ type: typeof known[0], enum: known }));
}

/** The JSON Schema of a zod shape (`{ a: z.string() }`), which stands for an object schema in many calls. */
export function objectSchema(shape: unknown): SchemaValue {
  if (!isPlain(shape)) return new SchemaValue(markOpen(objectOf({ type: 'object' })));
  const properties = objectOf({});
  const required: string[] = [];
  for (const [name, value] of Object.entries(shape)) {
    properties[name] = jsonOf(value);
    if (value instanceof SchemaValue && !value.optional) required.push(name);
  }
  const json = objectOf({ type: 'object', properties, ...(required.length > 0 ? { required } : {}) });
  return new SchemaValue(open.has(shape) ? markOpen(json) : json);
}

function jsonOf(value: unknown): JsonObject {
  return value instanceof SchemaValue ? value.json : isPlain(value) ? value : markOpen(objectOf({}));
}

function nullable(schema: SchemaValue): SchemaValue {
  return schema.with(objectOf({ anyOf: [schema.json, objectOf({ type: 'null' })] }));
}

const FORMATS: Record<string, string> = {
  email: 'email',
  url: 'uri',
  uuid: 'uuid',
  datetime: 'date-time',
  date: 'date',
};
const BOUNDS: Record<string, { array: string; string: string; number: string }> = {
  min: { array: 'minItems', string: 'minLength', number: 'minimum' },
  max: { array: 'maxItems', string: 'maxLength', number: 'maximum' },
  gte: { array: 'minItems', string: 'minLength', number: 'minimum' },
  lte: { array: 'maxItems', string: 'maxLength', number: 'maximum' },
};

/** The schema after `.method(…args)`; what changes only how a value is checked at run time changes nothing here. */
export function refineSchema(schema: SchemaValue, method: string, args: readonly unknown[]): SchemaValue {
  const [first] = args;
  const plus = (members: JsonObject) => copy(schema, members);
  switch (method) {
    case 'optional':
    case 'exactOptional':
      return schema.with(schema.json, true);
    case 'nullish':
      return nullable(schema).with(nullable(schema).json, true);
    case 'nullable':
      return nullable(schema);
    case 'default':
    case 'prefault':
      return (isJson(first) ? plus({ default: first }) : schema).with(
        isJson(first) ? plus({ default: first }).json : schema.json,
        true,
      );
    case 'describe':
      return typeof first === 'string' ? plus({ description: first }) : schema.with(markOpen(copy(schema, {}).json));
    case 'meta':
      return isPlain(first) && typeof first.description === 'string'
        ? plus({ description: first.description })
        : schema;
    case 'int':
      return plus({ type: 'integer' });
    case 'positive':
      return plus({ exclusiveMinimum: 0 });
    case 'nonnegative':
      return plus({ minimum: 0 });
    case 'nonempty':
      return plus(schema.json.type === 'array' ? { minItems: 1 } : { minLength: 1 });
    case 'array':
      return new SchemaValue(objectOf({ type: 'array', items: schema.json }));
    case 'or':
      return new SchemaValue(objectOf({ anyOf: [schema.json, jsonOf(first)] }));
    case 'and':
      return new SchemaValue(objectOf({ allOf: [schema.json, jsonOf(first)] }));
    case 'strict':
      return plus({ additionalProperties: false });
    case 'extend':
    case 'safeExtend':
    case 'merge':
      return merged(schema, first instanceof SchemaValue ? first : objectSchema(first));
    case 'pick':
    case 'omit':
      return picked(schema, first, method === 'pick');
    case 'partial':
      return schema.with(without(schema.json, 'required'));
    default:
  }
  if (Object.hasOwn(FORMATS, method)) return plus({ format: FORMATS[method] });
  const kind = schema.json.type === 'integer' ? 'number' : schema.json.type;
  if (
    Object.hasOwn(BOUNDS, method) &&
    typeof first === 'number' &&
    (kind === 'array' || kind === 'string' || kind === 'number')
  )
    return plus({ [(BOUNDS[method] as Record<string, string>)[kind] as string]: first });
  return schema;
}

function copy(schema: SchemaValue, members: JsonObject): SchemaValue {
  const json = objectOf({ ...schema.json, ...members });
  if (open.has(schema.json)) open.add(json);
  return schema.with(json);
}

function without(json: JsonObject, member: string): JsonObject {
  const rest = objectOf({ ...json });
  delete rest[member];
  if (open.has(json)) open.add(rest);
  return rest;
}

function merged(base: SchemaValue, extra: SchemaValue): SchemaValue {
  const properties = objectOf({ ...Object(base.json.properties), ...Object(extra.json.properties) });
  const required = [
    ...list(base.json.required).filter((name) => !Object.hasOwn(Object(extra.json.properties), name)),
    ...list(extra.json.required),
  ];
  const result = copy(base, { properties, required });
  if (open.has(extra.json)) open.add(result.json);
  return required.length > 0 ? result : result.with(without(result.json, 'required'));
}

function picked(schema: SchemaValue, mask: unknown, keep: boolean): SchemaValue {
  if (!isPlain(mask)) return schema.with(markOpen(copy(schema, {}).json));
  const names = (name: string) => Object.hasOwn(mask, name) === keep;
  const properties = objectOf(
    Object.fromEntries(Object.entries(Object(schema.json.properties)).filter(([name]) => names(name))),
  );
  return copy(schema, { properties, required: list(schema.json.required).filter(names) });
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value : []);

const isJson = (value: unknown): boolean =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every(isJson)) ||
  (isPlain(value) && Object.values(value).every(isJson));
