import type { AnyNode } from './nodes.ts';
import type { Scope } from './scope.ts';

/** What the evaluator makes of an expression that only a run could answer. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A function met in the source; it is looked into, never run. */
export class FunctionValue {
  readonly node: AnyNode;
  readonly scope: Scope;
  constructor(node: AnyNode, scope: Scope) {
    this.node = node;
    this.scope = scope;
  }
}

/** A module's exports, asked member by member. */
export class NamespaceValue {
  readonly scope: Scope;
  constructor(scope: Scope) {
    this.scope = scope;
  }
}

/** A zod (or TypeBox) schema, already read as JSON Schema. */
export class SchemaValue {
  readonly json: JsonObject;
  readonly optional: boolean;
  constructor(json: JsonObject, optional = false) {
    this.json = json;
    this.optional = optional;
  }
  with(json: JsonObject, optional: boolean = this.optional): SchemaValue {
    return new SchemaValue(json, optional);
  }
}

/** An object without a prototype, so that a key such as `__proto__` is only a key. */
export type JsonObject = { [key: string]: unknown };

/** Objects into which something unknown was spread: more members may exist than were read. */
export const open = new WeakSet<object>();

export const emptyObject = (): JsonObject => Object.create(null) as JsonObject;

export function objectOf(members: JsonObject): JsonObject {
  return Object.assign(emptyObject(), members);
}

export function isPlain(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === null;
}
