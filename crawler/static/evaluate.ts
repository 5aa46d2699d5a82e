import { bindParameters, blockScope } from './bind.ts';
import { objectMethod, TEXT, textMethod } from './methods.ts';
import { isFunction, plainKey, type AnyNode } from './nodes.ts';
import { schemaMaker, schemaMember } from './schema-members.ts';
import type { Binding, Scope } from './scope.ts';
import { FunctionValue, NamespaceValue, SchemaValue, UNKNOWN, emptyObject, isPlain, objectOf, open } from './values.ts';
import { makeSchema, refineSchema } from './zod.ts';

const DEPTH = 60;

/** Works out constants, templates, objects and schemas of foreign source without running any of it, within a budget. */
export class Evaluator {
  private steps: number;
  private depth = 0;
  private readonly settled = new Map<Binding, unknown>();

  constructor(steps = 1_500_000) {
    this.steps = steps;
  }

  get exhausted(): boolean {
    return this.steps <= 0;
  }

  evaluate(node: AnyNode | null | undefined, scope: Scope): unknown {
    if (!node || this.depth > DEPTH || this.steps-- <= 0) return UNKNOWN;
    this.depth += 1;
    try {
      return this.expression(node, scope);
    } finally {
      this.depth -= 1;
    }
  }

  private expression(node: AnyNode, scope: Scope): unknown {
    if (isFunction(node)) return new FunctionValue(node, scope);
    switch (node.type) {
      case 'Literal':
        return node.regex || node.bigint ? UNKNOWN : node.value;
      case 'TemplateLiteral':
        return this.template(node, scope);
      case 'Identifier':
        return node.name === 'undefined' ? undefined : this.binding(scope.find(node.name));
      case 'ObjectExpression':
        return this.object(node, scope);
      case 'ArrayExpression':
        return this.array(node, scope);
      case 'MemberExpression':
        return this.member(this.evaluate(node.object, scope), this.key(node, scope));
      case 'CallExpression':
        return this.call(node, scope);
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        return this.evaluate(node.expression, scope);
      case 'AssignmentExpression':
        return this.assigned(node, scope);
      case 'SequenceExpression':
        return this.evaluate(node.expressions.at(-1), scope);
      case 'UnaryExpression':
        return this.unary(node, scope);
      case 'BinaryExpression':
        return node.operator === '+' ? this.plus(node, scope) : UNKNOWN;
      case 'LogicalExpression': {
        const left = this.evaluate(node.left, scope);
        if (left === UNKNOWN || left instanceof FunctionValue) return UNKNOWN;
        if (node.operator === '??') return left ?? this.evaluate(node.right, scope);
        return Boolean(left) === (node.operator === '||') ? left : this.evaluate(node.right, scope);
      }
      case 'TaggedTemplateExpression':
        return this.template(node.quasi, scope);
      default:
        return UNKNOWN;
    }
  }

  private binding(binding: Binding | undefined): unknown {
    if (!binding) return UNKNOWN;
    if (binding.value) return binding.value.is;
    if (binding.members) return objectOf(Object.fromEntries(binding.members));
    if (this.settled.has(binding)) return this.settled.get(binding);
    this.settled.set(binding, UNKNOWN); // a name defined by itself
    const value = binding.imported
      ? this.imported(binding.scope, binding.imported.from, binding.imported.name)
      : binding.node
        ? this.evaluate(binding.node, binding.scope)
        : UNKNOWN;
    const result = binding.member === undefined ? value : this.member(value, binding.member);
    this.settled.set(binding, result);
    return result;
  }

  private imported(scope: Scope, from: string, name: string): unknown {
    const module = scope.module.import(from);
    if (!module) return UNKNOWN;
    return name === '*' ? new NamespaceValue(module.root) : this.binding(module.export(name));
  }

  private template(node: AnyNode, scope: Scope): unknown {
    let text = '';
    for (const [at, quasi] of (node.quasis as AnyNode[]).entries()) {
      text += quasi.value.cooked ?? '';
      if (at < node.expressions.length) {
        const value = this.evaluate(node.expressions[at], scope);
        if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return UNKNOWN;
        text += String(value);
      }
      if (text.length > TEXT) return UNKNOWN;
    }
    return text;
  }

  private object(node: AnyNode, scope: Scope): unknown {
    const result = emptyObject();
    for (const property of node.properties as AnyNode[]) {
      if (property.type === 'SpreadElement') {
        const spread = this.evaluate(property.argument, scope);
        if (isPlain(spread)) {
          Object.assign(result, spread);
          if (open.has(spread)) open.add(result);
        } else open.add(result);
        continue;
      }
      const key = plainKey(property) ?? this.evaluate(property.key, scope);
      if (typeof key !== 'string' && typeof key !== 'number') open.add(result);
      else
        result[key] =
          property.kind === 'get' ? this.returned(property.value, scope, []) : this.evaluate(property.value, scope);
    }
    return result;
  }

  private array(node: AnyNode, scope: Scope): unknown {
    const items: unknown[] = [];
    for (const element of node.elements as (AnyNode | null)[]) {
      if (element?.type !== 'SpreadElement') items.push(this.evaluate(element, scope));
      else {
        const spread = this.evaluate(element.argument, scope);
        if (!Array.isArray(spread)) return UNKNOWN;
        items.push(...spread);
      }
    }
    return items;
  }

  private key(node: AnyNode, scope: Scope): unknown {
    return plainKey(node) ?? this.evaluate(node.property, scope);
  }

  member(object: unknown, key: unknown): unknown {
    if (typeof key !== 'string' && typeof key !== 'number') return UNKNOWN;
    if (object instanceof NamespaceValue) {
      const { module } = object.scope;
      const found = module.export(String(key));
      if (found) return this.binding(found);
      const whole = module.export('*');
      return whole ? this.member(this.binding(whole), key) : UNKNOWN;
    }
    if (object instanceof SchemaValue) return schemaMember(object, key);
    if (isPlain(object)) return Object.hasOwn(object, key) ? object[key] : open.has(object) ? UNKNOWN : undefined;
    if (Array.isArray(object)) return key === 'length' ? object.length : (object[Number(key)] ?? UNKNOWN);
    return UNKNOWN;
  }

  /** `exports.Name = Name = {}` beside a compiled enum stands for the enum. */
  private assigned(node: AnyNode, scope: Scope): unknown {
    if (node.operator !== '=') return UNKNOWN;
    const named = node.left.type === 'Identifier' ? scope.find(node.left.name) : undefined;
    return named?.members ? this.binding(named) : this.evaluate(node.right, scope);
  }

  private unary(node: AnyNode, scope: Scope): unknown {
    if (node.operator === 'void') return undefined;
    const value = this.evaluate(node.argument, scope);
    if (node.operator === '!') return value === UNKNOWN ? UNKNOWN : !value;
    return node.operator === '-' && typeof value === 'number' ? -value : UNKNOWN;
  }

  private plus(node: AnyNode, scope: Scope): unknown {
    // A long chain of + nests to the left; it is walked, not recursed into.
    const operands: AnyNode[] = [];
    let left: AnyNode = node;
    for (; left.type === 'BinaryExpression' && left.operator === '+'; left = left.left) operands.push(left.right);
    let sum = this.evaluate(left, scope);
    for (const operand of operands.reverse()) {
      const value = this.evaluate(operand, scope);
      const addable = (side: unknown) => typeof side === 'string' || typeof side === 'number';
      if (!addable(sum) || !addable(value)) return UNKNOWN;
      sum = (sum as string) + (value as string);
      if (typeof sum === 'string' && sum.length > TEXT) return UNKNOWN;
    }
    return sum;
  }

  private call(node: AnyNode, scope: Scope): unknown {
    const callee: AnyNode = node.callee.type === 'SequenceExpression' ? node.callee.expressions.at(-1) : node.callee;
    const args = () => (node.arguments as AnyNode[]).map((argument) => this.evaluate(argument, scope));
    if (callee.type === 'MemberExpression') {
      const name = this.key(callee, scope);
      if (typeof name !== 'string') return UNKNOWN;
      const schema = schemaMaker(name);
      const object = this.evaluate(callee.object, scope);
      if (object instanceof SchemaValue) return refineSchema(object, name, args());
      if (typeof object === 'string') return textMethod(object, name, args());
      if (Array.isArray(object)) return this.arrayMethod(object, name, args());
      if (callee.object.name === 'Object') return objectMethod(name, args());
      const method = this.member(object, name);
      if (method instanceof FunctionValue) return this.returned(method.node, method.scope, args());
      return schema ? this.made(schema, args()) : UNKNOWN;
    }
    if (callee.name === 'require' || /^__import(?:Star|Default)$/.test(callee.name ?? ''))
      return this.required(node, scope);
    const target = this.evaluate(callee, scope);
    const name: string = callee.name ?? '';
    if (/^(?:zodToJsonSchema|toJsonSchema\w*|zodToJson\w*)$/i.test(name)) {
      const [first] = args();
      return first instanceof SchemaValue ? first.json : UNKNOWN;
    }
    if (target instanceof FunctionValue) return this.returned(target.node, target.scope, args());
    const bundled =
      /^(object|string|number|boolean|array|record|union|literal|optional|any|unknown)(?:Type|\d)\d*$/.exec(name);
    return bundled ? this.made(bundled[1] as string, args()) : UNKNOWN;
  }

  /** `require('./other')`, also as TypeScript wraps it. */
  private required(node: AnyNode, scope: Scope): unknown {
    const [argument] = node.arguments as AnyNode[];
    if (node.callee.name !== 'require') return this.evaluate(argument, scope);
    const specifier = this.evaluate(argument, scope);
    return typeof specifier === 'string' ? this.imported(scope, specifier, '*') : UNKNOWN;
  }

  private made(name: string, args: unknown[]): unknown {
    return makeSchema(
      name,
      args.map((value) => (value instanceof FunctionValue ? UNKNOWN : value)),
    );
  }

  private arrayMethod(items: unknown[], name: string, args: unknown[]): unknown {
    if (name === 'join') {
      const texts = items.every((item) => typeof item === 'string' || typeof item === 'number');
      return texts ? items.join(args.length > 0 ? String(args[0]) : ',').slice(0, TEXT) : UNKNOWN;
    }
    if (name === 'concat') return items.concat(...(args as unknown[][]));
    if (name === 'map' && args[0] instanceof FunctionValue) {
      const { node, scope } = args[0];
      return items.slice(0, 2_000).map((item) => this.returned(node, scope, [item]));
    }
    return UNKNOWN;
  }

  /** What a function returns where that is one expression, with its parameters bound. */
  returned(node: AnyNode, outer: Scope, args: readonly unknown[]): unknown {
    if (node.async || node.generator) return UNKNOWN;
    const body: AnyNode = node.body;
    const inner = outer.module.scopes.get(node);
    if (!inner) return UNKNOWN;
    const bound = bindParameters(node, inner, args);
    if (body.type !== 'BlockStatement') return this.evaluate(body, bound);
    const result = (body.body as AnyNode[]).find((statement) => statement.type === 'ReturnStatement');
    return this.evaluate(result?.argument, blockScope(body, bound));
  }
}
