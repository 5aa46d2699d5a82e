import { emptyObject, isPlain, open, SchemaValue, UNKNOWN } from './values.ts';
import { isSchemaMaker } from './zod.ts';

/** `z.string` and TypeBox's `Type.String` alike. */
export function schemaMaker(name: string): string | undefined {
  if (isSchemaMaker(name)) return name;
  const lower = name.charAt(0).toLowerCase() + name.slice(1);
  return /^(?:Object|String|Number|Boolean|Array|Optional|Record|Integer)$/.test(name)
    ? lower === 'integer'
      ? 'int'
      : lower
    : undefined;
}

/** `schema.shape`, `literal.value`, `schema.description`. */
export function schemaMember(schema: SchemaValue, key: string | number): unknown {
  if (key === 'shape') return shapeOf(schema);
  if (key === 'value') return Object.hasOwn(schema.json, 'const') ? schema.json.const : UNKNOWN;
  return key === 'description' ? schema.json.description : UNKNOWN;
}

function shapeOf(schema: SchemaValue): unknown {
  const properties = schema.json.properties;
  if (!isPlain(properties)) return UNKNOWN;
  const required = new Set(Array.isArray(schema.json.required) ? schema.json.required : []);
  const shape = emptyObject();
  for (const [name, json] of Object.entries(properties))
    shape[name] = isPlain(json) ? new SchemaValue(json, !required.has(name)) : UNKNOWN;
  if (open.has(schema.json)) open.add(shape);
  return shape;
}
