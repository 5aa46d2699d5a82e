import { escapedToken, resolvePointer } from '../../data/store/pointer.ts';
import { EMPTY } from '../text/packed.ts';
import { parameterName, type ParameterName } from './parameter-name.ts';
import type { ParameterFact } from './types.ts';

/** A schema may be foreign and endless: this many parameters, this deep, are read. */
const MOST = 400;
const DEEPEST = 8;

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema that local references start from, and where it stands. */
interface Root {
  schema: unknown;
  pointer: string;
}

interface Place {
  schema: Json;
  pointer: string;
  depth: number;
}

/** Every parameter of an input schema, nested ones included, each with its JSON pointer. Breadth first and bounded. */
export function readParameters(schema: unknown, pointer = '/inputSchema'): ParameterFact[] {
  const parameters: ParameterFact[] = [];
  const root = { schema, pointer };
  const queue: Place[] = [];
  const visit = (inner: unknown, at: string, depth: number) => {
    if (isObject(inner) && depth <= DEEPEST && queue.length < MOST * 2)
      queue.push({ schema: inner, pointer: at, depth });
  };
  visit(schema, pointer, 0);
  for (let next = 0; next < queue.length && parameters.length < MOST; next++) {
    const here = queue[next] as Place;
    const { properties, required, items } = here.schema;
    const within = here.depth + 1;
    if (isObject(properties)) {
      const needed = Array.isArray(required) ? required : [];
      for (const name of Object.keys(properties)) {
        if (parameters.length >= MOST) break;
        const known = parameterName(name);
        const at = `${here.pointer}/properties/${known.token}`;
        const inner = properties[name];
        parameters.push(readParameter(name, known, inner, at, needed.includes(name), here.depth, root));
        if (isNested(inner)) visit(inner, at, within);
      }
    }
    visit(items, `${here.pointer}/items`, within);
    for (const branch of BRANCHES) {
      const branches = here.schema[branch];
      if (Array.isArray(branches))
        for (let i = 0; i < branches.length && i < 40; i++)
          visit(branches[i], `${here.pointer}/${branch}/${i}`, within);
    }
    for (const member of DEFINITIONS) {
      const definitions = here.schema[member];
      if (isObject(definitions))
        for (const name of Object.keys(definitions).slice(0, 60))
          visit(definitions[name], `${here.pointer}/${member}/${escapedToken(name)}`, within);
    }
  }
  return parameters;
}

const BRANCHES = ['oneOf', 'anyOf', 'allOf'] as const;
const DEFINITIONS = ['$defs', 'definitions'] as const;
const NESTING = new Set<string>(['properties', 'items', ...BRANCHES, ...DEFINITIONS]);

/** Most parameters hold no further ones. */
function isNested(schema: unknown): boolean {
  if (isObject(schema)) for (const member in schema) if (NESTING.has(member)) return true;
  return false;
}

function readParameter(
  name: string,
  known: ParameterName,
  schema: unknown,
  pointer: string,
  required: boolean,
  depth: number,
  root: Root,
): ParameterFact {
  const { words } = known;
  if (!isObject(schema))
    return { pointer, name, known, words, type: '', format: '', pattern: '', description: '', descriptionPointer: '', values: EMPTY, valuesPointer: '', required, depth }; // prettier-ignore
  const { description, format, pattern } = schema;
  const { values, valuesPointer } = valuesOf(schema, pointer, root);
  return {
    pointer, name, known, words,
    type: typeOf(schema),
    format: typeof format === 'string' ? format : '',
    pattern: typeof pattern === 'string' ? pattern : '',
    description: typeof description === 'string' ? description : '',
    descriptionPointer: `${pointer}/description`,
    values, valuesPointer, required, depth,
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

/** The strings that a parameter may be: `enum`, `const`, the constants of its branches, or the `enum` that it refers to. */
function valuesOf(schema: Json, pointer: string, root: Root): Values {
  if (Array.isArray(schema.enum)) {
    const values = schema.enum.filter((value) => typeof value === 'string').slice(0, 200) as string[];
    return { values: values.length === schema.enum.length ? values : [], valuesPointer: `${pointer}/enum` };
  }
  if (typeof schema.const === 'string') return { values: [schema.const], valuesPointer: '' };
  const { items } = schema;
  if (isObject(items) && Array.isArray(items.enum)) return valuesOf(items, `${pointer}/items`, root);
  const among = ofBranches(schema, pointer, root);
  if (among !== undefined) return among;
  const reference = referenceOf(schema);
  if (reference === undefined) return NO_VALUES;
  const referred = resolvePointer(root.schema, reference);
  // Many may refer to one list, which is not read again and again where it is long.
  return isObject(referred) && Array.isArray(referred.enum) && referred.enum.length <= MOST
    ? valuesOf(referred, root.pointer + reference, root)
    : NO_VALUES;
}

type Values = Pick<ParameterFact, 'values' | 'valuesPointer'>;

/** The constants of all branches, or the `enum` of the only one beside null. */
function ofBranches(schema: Json, pointer: string, root: Root): Values | undefined {
  for (const branch of ['anyOf', 'oneOf']) {
    const branches = schema[branch];
    if (!Array.isArray(branches)) continue;
    const told = branches.filter((inner) => isObject(inner) && inner.type !== 'null').slice(0, 200) as Json[];
    if (told.length > 1 && told.every((inner, i) => typeof inner.const === 'string' && branches[i] === inner))
      return { values: told.map((inner) => inner.const as string), valuesPointer: `${pointer}/${branch}` };
    const [only] = told;
    if (told.length === 1 && Array.isArray(only?.enum))
      return valuesOf(only, `${pointer}/${branch}/${branches.indexOf(only)}`, root);
  }
  return undefined;
}

const NO_VALUES: Values = { values: EMPTY, valuesPointer: '' };

/** The pointer within the same schema of what a parameter, or one of its branches beside null, refers to. */
function referenceOf(schema: Json): string | undefined {
  const { $ref } = schema;
  if (typeof $ref === 'string') return $ref.startsWith('#/') ? $ref.slice(1) : undefined;
  for (const branch of BRANCHES) {
    const branches = schema[branch];
    if (Array.isArray(branches))
      for (const inner of branches.slice(0, 2))
        if (isObject(inner) && typeof inner.$ref === 'string') return referenceOf(inner);
  }
  return undefined;
}
