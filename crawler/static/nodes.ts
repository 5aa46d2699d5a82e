/**
 * A syntax tree node as acorn gives it. One loose shape instead of the ESTree union: the extractor reads members that
 * may be absent on purpose, because the source is foreign.
 */
export interface AnyNode {
  type: string;
  start: number;
  end: number;
  [member: string]: any;
}

/** The child nodes of a node, in source order. */
export function* childrenOf(node: AnyNode): Generator<AnyNode> {
  for (const key in node) {
    const value: unknown = node[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) yield item;
    } else if (isNode(value)) yield value;
  }
}

export function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as AnyNode).type === 'string';
}

export const isFunction = (node: AnyNode): boolean =>
  node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration';

/** The name of a property key or member access that needs no evaluation; undefined for a computed one. */
export function plainKey(node: AnyNode): string | undefined {
  const key: AnyNode = node.key ?? node.property;
  if (!node.computed && (key.type === 'Identifier' || key.type === 'PrivateIdentifier')) return key.name as string;
  return key.type === 'Literal' ? String(key.value) : undefined;
}
