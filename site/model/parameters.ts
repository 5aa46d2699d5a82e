import { joinPointer, resolvePointer } from '../../data/store/pointer.ts';
import type { Parameter, RawTool } from '../../data/schema/index.ts';
import { escapedTwice, plain, unescape } from './text.ts';
import { count, ROLE_WORDS } from './words.ts';

/** One row of the parameters table. */
export interface ParameterRow {
  name: string;
  depth: number;
  type: string;
  required: boolean;
  roles: readonly string[];
  description: string;
  /** What the schema itself demands: values, bounds, a pattern, a default. */
  rules: readonly string[];
}

const MOST = 80;
const DEEPEST = 3;

/** The input schema as a table; nested members follow their parent. */
export function parameterRows(
  tool: RawTool,
  parameters: readonly Parameter[],
): { rows: ParameterRow[]; leftOut: number } {
  const roles = new Map<string, string[]>();
  for (const { pointer, role, dialect } of parameters) {
    const word = dialect === undefined ? ROLE_WORDS[role] : `${ROLE_WORDS[role]} (${dialect})`;
    roles.set(pointer, [...(roles.get(pointer) ?? []), word]);
  }
  const rows: ParameterRow[] = [];
  walk(tool, tool['inputSchema'], '/inputSchema', '', 0, roles, rows);
  return { rows: rows.slice(0, MOST), leftOut: Math.max(0, rows.length - MOST) };
}

function walk(
  tool: RawTool,
  given: unknown,
  pointer: string,
  prefix: string,
  depth: number,
  roles: ReadonlyMap<string, readonly string[]>,
  rows: ParameterRow[],
): void {
  if (depth > DEEPEST || rows.length > MOST * 4) return;
  const schema = object(resolve(tool, given));
  if (schema === undefined) return;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const properties = object(schema['properties']) ?? {};
  for (const [name, value] of Object.entries(properties)) {
    const at = joinPointer(pointer, 'properties', name);
    const member = object(resolve(tool, value)) ?? {};
    rows.push({
      name: plain(prefix + name),
      depth,
      type: typeOf(tool, member),
      required: required.includes(name),
      roles: roles.get(at) ?? roles.get(joinPointer(at, 'items')) ?? [],
      description: text(member['description']),
      rules: rulesOf(member),
    });
    walk(tool, member, at, `${prefix}${name}.`, depth + 1, roles, rows);
    if (member['items'] !== undefined)
      walk(tool, member['items'], joinPointer(at, 'items'), `${prefix}${name}[].`, depth + 1, roles, rows);
  }
  for (const union of ['oneOf', 'anyOf', 'allOf'] as const)
    if (Array.isArray(schema[union]))
      schema[union].forEach((branch, index) =>
        walk(tool, branch, joinPointer(pointer, union, index), prefix, depth + 1, roles, rows),
      );
}

function resolve(tool: RawTool, schema: unknown): unknown {
  const ref = object(schema)?.['$ref'];
  if (typeof ref !== 'string' || !ref.startsWith('#')) return schema;
  const pointer = ref.slice(1);
  return resolvePointer(tool['inputSchema'], /^(?:\/|$)/.test(pointer) ? pointer : '') ?? schema;
}

function typeOf(tool: RawTool, schema: Record<string, unknown>, depth = 0): string {
  if (depth > 4) return 'any';
  const type = schema['type'];
  if (Array.isArray(type)) return type.map((item) => plain(String(item))).join(' or ');
  if (type === 'array') {
    const items = object(resolve(tool, schema['items']));
    return items === undefined ? 'array' : `array of ${typeOf(tool, items, depth + 1)}`;
  }
  if (typeof type === 'string') return plain(type);
  if (Array.isArray(schema['enum'])) return 'enum';
  for (const union of ['anyOf', 'oneOf'] as const) {
    const branches = schema[union];
    if (Array.isArray(branches))
      return (
        [...new Set(branches.map((branch) => typeOf(tool, object(resolve(tool, branch)) ?? {}, depth + 1)))].join(
          ' or ',
        ) || 'any'
      );
  }
  return 'any';
}

const BOUNDS: readonly [keyword: string, words: string, unit?: string][] = [
  ['minimum', 'at least'],
  ['exclusiveMinimum', 'more than'],
  ['maximum', 'at most'],
  ['exclusiveMaximum', 'less than'],
  ['minLength', 'at least', 'character'],
  ['maxLength', 'at most', 'character'],
  ['minItems', 'at least', 'item'],
  ['maxItems', 'at most', 'item'],
];

function rulesOf(schema: Record<string, unknown>): string[] {
  const rules: string[] = [];
  const values = Array.isArray(schema['enum']) ? schema['enum'] : 'const' in schema ? [schema['const']] : [];
  if (values.length > 0)
    rules.push(
      `one of: ${values.slice(0, 30).map(short).join(', ')}${values.length > 30 ? `, and ${values.length - 30} more` : ''}`,
    );
  for (const [key, words, unit] of BOUNDS) {
    const bound = schema[key];
    // What no number or text can break says nothing.
    if (typeof bound !== 'number' || Math.abs(bound) >= Number.MAX_SAFE_INTEGER || (unit && bound === 0)) continue;
    rules.push(`${words} ${unit === undefined ? bound : count(bound, unit)}`);
  }
  if (typeof schema['format'] === 'string') rules.push(`format ${short(schema['format'])}`);
  if (typeof schema['pattern'] === 'string') rules.push(`pattern ${short(schema['pattern'])}`);
  if (schema['default'] !== undefined) rules.push(`default ${short(schema['default'])}`);
  return rules;
}

function short(value: unknown): string {
  const line = plain(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\s+/g, ' ');
  if (line === '') return '(empty)';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

const text = (value: unknown): string =>
  typeof value === 'string' ? plain(escapedTwice(value) ? unescape(value) : value).trim() : '';

function object(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
