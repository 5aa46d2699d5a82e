import type { RawTool } from '../../data/schema/index.ts';
import { joinPointer } from '../../data/store/pointer.ts';
import { FunctionValue, NamespaceValue, SchemaValue, UNKNOWN, isPlain, open, type JsonObject } from './values.ts';
import { objectSchema } from './zod.ts';

/** A tool as the source spells it out, and the pointers of what only a run could tell. */
export interface StaticTool {
  tool: RawTool;
  unread: string[];
}

/** The parts of a definition as values of the evaluator; `undefined` where the source has no such part. */
export interface Parts {
  name: unknown;
  title?: unknown;
  description?: unknown;
  inputSchema?: unknown;
  outputSchema?: unknown;
  annotations?: unknown;
}

const NAME = /^[A-Za-z][A-Za-z0-9_.:/-]{0,127}$/;
const DEPTH = 100;

export const isToolName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);

/** Builds the tool definition; undefined where its name cannot be read or is no tool's name. */
export function defineTool(parts: Parts): StaticTool | undefined {
  if (!isToolName(parts.name)) return undefined;
  const unread: string[] = [];
  const tool: RawTool = { name: parts.name };
  for (const member of ['title', 'description'] as const) {
    const value = parts[member];
    if (typeof value === 'string') tool[member] = value;
    else if (value !== undefined && value !== null) unread.push(`/${member}`);
  }
  const { inputSchema, outputSchema, annotations } = parts;
  if (inputSchema !== undefined) set(tool, 'inputSchema', asSchema(inputSchema), unread);
  else tool.inputSchema = { type: 'object', properties: {} };
  if (outputSchema !== undefined) set(tool, 'outputSchema', asSchema(outputSchema), unread);
  if (annotations !== undefined) set(tool, 'annotations', annotations, unread);
  return { tool, unread };
}

/** How a part becomes a schema: a zod schema, a JSON Schema, or a bare shape of zod schemas. */
function asSchema(value: unknown): unknown {
  if (value instanceof SchemaValue) return value.json;
  if (!isPlain(value)) return UNKNOWN;
  const isJsonSchema =
    typeof value.type === 'string' ||
    isPlain(value.properties) ||
    value.$schema !== undefined ||
    value.$ref !== undefined;
  if (isJsonSchema) return value;
  return open.has(value) || Object.keys(value).length > 0
    ? objectSchema(value).json
    : { type: 'object', properties: {} };
}

/** Whether a value is the schema of an object: the evidence that tells a tool from any other record with a name. */
export function isObjectSchema(value: unknown): boolean {
  if (value instanceof SchemaValue) return value.json.type === 'object' || isPlain(value.json.properties);
  if (!isPlain(value)) return false;
  if (
    value.type === 'object' &&
    (isPlain(value.properties) || value.properties === UNKNOWN || Object.keys(value).length <= 3)
  )
    return true;
  const members = Object.values(value);
  return members.length > 0 && members.every((member) => member instanceof SchemaValue);
}

function set(tool: RawTool, member: string, value: unknown, unread: string[]): void {
  const plain = toJson(value, `/${member}`, unread, 0);
  if (plain !== UNKNOWN) tool[member] = plain;
}

/** Ordinary JSON of an evaluated value; what is not known is left out and its pointer noted. */
function toJson(value: unknown, pointer: string, unread: string[], depth: number): unknown {
  const lost = () => {
    if (unread.length < 100) unread.push(pointer);
    return UNKNOWN;
  };
  if (value instanceof SchemaValue) return toJson(value.json, pointer, unread, depth);
  if (value === UNKNOWN || value instanceof FunctionValue || value instanceof NamespaceValue || depth > DEPTH)
    return lost();
  if (typeof value !== 'object' || value === null) return value === undefined ? lost() : value;
  if (open.has(value)) lost();
  if (Array.isArray(value))
    return value
      .map((item, at) => toJson(item, joinPointer(pointer, at), unread, depth + 1))
      .filter((item) => item !== UNKNOWN);
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const plain = toJson(item, joinPointer(pointer, key), unread, depth + 1);
    if (plain === UNKNOWN) continue;
    Object.defineProperty(result, key, { value: plain, enumerable: true, writable: true, configurable: true });
  }
  return result;
}
