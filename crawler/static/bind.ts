import { plainKey, type AnyNode } from './nodes.ts';
import { Scope } from './scope.ts';
import { isPlain, UNKNOWN } from './values.ts';

/** A scope in which a function's parameters have these values. */
export function bindParameters(node: AnyNode, inner: Scope, args: readonly unknown[]): Scope {
  const bound = new Scope(inner.module, inner, true);
  for (const [at, parameter] of (node.params as AnyNode[]).entries()) {
    const value = at < args.length ? args[at] : undefined;
    const name: AnyNode = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (name.type === 'Identifier') bound.names.set(name.name, { scope: bound, value: { is: value } });
    else if (name.type === 'ObjectPattern')
      for (const property of name.properties as AnyNode[]) {
        const key = property.type === 'Property' ? plainKey(property) : undefined;
        const local: AnyNode | undefined =
          property.value?.type === 'AssignmentPattern' ? property.value.left : property.value;
        if (key === undefined || local?.type !== 'Identifier') continue;
        const is = isPlain(value) && Object.hasOwn(value, key) ? value[key] : UNKNOWN;
        bound.names.set(local.name, { scope: bound, value: { is } });
      }
  }
  return bound;
}

/** The names that a function's block declares, seen through its bound parameters. */
export function blockScope(body: AnyNode, bound: Scope): Scope {
  const block = bound.module.scopes.get(body);
  if (!block) return bound;
  const scope = new Scope(bound.module, bound, false);
  for (const [name, binding] of block.names) scope.names.set(name, { ...binding, scope });
  return scope;
}
