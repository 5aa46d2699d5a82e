import type { Definition, ParameterFact } from './types.ts';

/**
 * Whether a parameter is one of the call's own: not a field of a part of the schema (`$defs`) to which only other parts refer,
 * since that is a record inside of the record.
 */
export function isReferred({ tool }: Definition, { pointer }: ParameterFact): boolean {
  const part = partOf(pointer);
  return part === undefined || Object.values(propertiesOf(tool)).some((schema) => refersTo(schema, part));
}

/** Whether one parameter is a field of another, in its place or in a part of the schema to which that one refers. */
export function isWithin({ tool }: Definition, inner: ParameterFact, outer: ParameterFact): boolean {
  const part = partOf(inner.pointer);
  return part === undefined
    ? inner.pointer.startsWith(`${outer.pointer}/`)
    : outer.depth === 0 && refersTo(propertiesOf(tool)[outer.name], part);
}

const partOf = (pointer: string) => {
  const part = /^\/inputSchema(\/(?:\$defs|definitions)\/[^/]+)\//.exec(pointer)?.[1];
  return part === undefined ? undefined : `#${part}`;
};

const propertiesOf = (tool: Definition['tool']) =>
  (tool.inputSchema as { properties?: Record<string, unknown> } | undefined)?.properties ?? {};

interface Schema {
  $ref?: unknown;
  items?: unknown;
  anyOf?: unknown;
  oneOf?: unknown;
  allOf?: unknown;
}

function refersTo(schema: unknown, part: string): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const { $ref, items, anyOf, oneOf, allOf } = schema as Schema;
  return (
    $ref === part ||
    refersTo(items, part) ||
    [anyOf, oneOf, allOf].some((branch) => Array.isArray(branch) && branch.some((one) => refersTo(one, part)))
  );
}
