import { pointerTokens } from '../../data/store/pointer.ts';
import type { ArgumentPath } from './types.ts';

/** What a policy needs to know of one parameter of a tool. */
export interface ArgumentSchema {
  path: ArgumentPath;
  /** Every step on the way is required, so that a well-formed call has it. */
  required: boolean;
  /** It belongs to one of several forms; a call of another form cannot have it. */
  alternative: boolean;
  /** Of the values; "reference" where the definition says it elsewhere. */
  type: string | undefined;
  description: string;
  default: unknown;
}

const UNIONS = new Set(['oneOf', 'anyOf', 'allOf']);

/** Reads a parameter's pointer (into the tool) as an argument; undefined where it leads through a reference or nowhere. */
export function argumentAt(tool: Record<string, unknown>, pointer: string): ArgumentSchema | undefined {
  const tokens = pointerTokens(pointer);
  if (tokens.shift() !== 'inputSchema') return undefined;
  const path: (string | null)[] = [];
  let schema: unknown = tool['inputSchema'];
  let required = true;
  let alternative = false;
  while (tokens.length > 0) {
    const step = tokens.shift() as string;
    if (step === 'properties' && tokens.length > 0) {
      const name = tokens.shift() as string;
      const names = member(schema, 'required');
      required &&= Array.isArray(names) && names.includes(name);
      path.push(name);
      schema = member(member(schema, 'properties'), name);
    } else if (step === 'items') {
      path.push(null);
      schema = member(schema, 'items');
    } else if (UNIONS.has(step) && tokens.length > 0) {
      if (step !== 'allOf') [required, alternative] = [false, true];
      schema = member(member(schema, step), tokens.shift() as string);
    } else return undefined;
    if (schema === undefined) return undefined;
  }
  if (path.length === 0 || path[0] === null) return undefined;
  const type = typeOf(schema);
  const description = member(schema, 'description');
  return {
    path,
    required,
    alternative,
    type,
    description: typeof description === 'string' ? description : '',
    default: member(schema, 'default'),
  };
}

/** `files[].path`: an argument as sentences name it. */
export const argumentName = (path: ArgumentPath): string =>
  path.map((step, index) => (step === null ? '[]' : index === 0 ? step : `.${step}`)).join('');

function typeOf(schema: unknown): string | undefined {
  if (member(schema, '$ref') !== undefined) return 'reference';
  const type = member(schema, 'type');
  if (typeof type === 'string') return type;
  if (type === undefined) return typeOfOne(schema);
  return Array.isArray(type) ? type.find((t): t is string => typeof t === 'string' && t !== 'null') : undefined;
}

/** The type of a schema that is another one or null. */
function typeOfOne(schema: unknown): string | undefined {
  const branches = member(schema, 'anyOf') ?? member(schema, 'oneOf');
  if (!Array.isArray(branches)) return undefined;
  const types = new Set(branches.map(typeOf).filter((type) => type !== 'null'));
  return types.size === 1 ? [...types][0] : undefined;
}

function member(value: unknown, key: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}
