import { splitName } from '../text/names.ts';
import { wordOf } from '../text/word.ts';
import type { ParameterFact } from './types.ts';

/** A schema may be foreign and endless: this many parameters, this deep, are read. */
const MOST = 400;
const DEEPEST = 8;

/** A key as a token of a JSON pointer; nearly all stand as they are. */
const escaped = (key: string) =>
  key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every parameter of an input schema, nested ones included, each with its JSON pointer. Breadth first and bounded. */
export function readParameters(schema: unknown, pointer = '/inputSchema'): ParameterFact[] {
  const parameters: ParameterFact[] = [];
  const queue: { schema: unknown; pointer: string; depth: number }[] = [{ schema, pointer, depth: 0 }];
  for (let next = 0; next < queue.length && next < MOST * 2 && parameters.length < MOST; next++) {
    const here = queue[next] as (typeof queue)[number];
    if (!isObject(here.schema) || here.depth > DEEPEST) continue;
    const { properties, required, items } = here.schema;
    if (isObject(properties))
      for (const name of Object.keys(properties)) {
        if (parameters.length >= MOST) break;
        const at = `${here.pointer}/properties/${escaped(name)}`;
        const parameter = properties[name];
        parameters.push(
          readParameter(name, parameter, at, Array.isArray(required) && required.includes(name), here.depth),
        );
        if (isObject(parameter)) queue.push({ schema: parameter, pointer: at, depth: here.depth + 1 });
      }
    if (isObject(items)) queue.push({ schema: items, pointer: `${here.pointer}/items`, depth: here.depth + 1 });
    for (const branch of ['oneOf', 'anyOf', 'allOf'] as const) {
      const branches = here.schema[branch];
      if (Array.isArray(branches))
        for (let i = 0; i < branches.length && i < 40; i++)
          queue.push({ schema: branches[i], pointer: `${here.pointer}/${branch}/${i}`, depth: here.depth + 1 });
    }
    for (const member of ['$defs', 'definitions'] as const) {
      const definitions = here.schema[member];
      if (isObject(definitions))
        for (const name of Object.keys(definitions).slice(0, 60))
          queue.push({
            schema: definitions[name],
            pointer: `${here.pointer}/${member}/${escaped(name)}`,
            depth: here.depth + 1,
          });
    }
  }
  return parameters;
}

function readParameter(
  name: string,
  schema: unknown,
  pointer: string,
  required: boolean,
  depth: number,
): ParameterFact {
  const words = splitName(name).map(({ start, end }) => wordOf(name.slice(start, end)));
  if (!isObject(schema))
    return {
      pointer,
      name,
      words,
      type: '',
      format: '',
      description: '',
      values: [],
      valuesPointer: '',
      required,
      depth,
    };
  const { values, valuesPointer } = valuesOf(schema, pointer);
  return {
    pointer, name, words, values, valuesPointer, required, depth,
    type: typeOf(schema),
    format: typeof schema.format === 'string' ? schema.format : '',
    description: typeof schema.description === 'string' ? schema.description : '',
  }; // prettier-ignore
}

function typeOf(schema: Json): string {
  if (typeof schema.type === 'string') return schema.type;
  if (Array.isArray(schema.type))
    return String(schema.type.find((type) => typeof type === 'string' && type !== 'null') ?? '');
  for (const branch of [schema.anyOf, schema.oneOf])
    if (Array.isArray(branch))
      for (const option of branch)
        if (isObject(option) && typeof option.type === 'string' && option.type !== 'null') return option.type;
  return '';
}

/** The strings that a parameter may be: `enum`, `const`, or the constants of its branches. */
function valuesOf(schema: Json, pointer: string): { values: string[]; valuesPointer: string } {
  if (Array.isArray(schema.enum)) {
    const values = schema.enum.filter((value) => typeof value === 'string').slice(0, 200) as string[];
    return { values: values.length === schema.enum.length ? values : [], valuesPointer: `${pointer}/enum` };
  }
  if (typeof schema.const === 'string') return { values: [schema.const], valuesPointer: '' };
  const { items } = schema;
  if (isObject(items) && Array.isArray(items.enum)) return valuesOf(items, `${pointer}/items`);
  return { values: [], valuesPointer: '' };
}
