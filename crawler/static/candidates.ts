import { defineTool, isObjectSchema, isToolName, type Parts, type StaticTool } from './definition.ts';
import { bindParameters } from './bind.ts';
import type { Evaluator } from './evaluate.ts';
import type { SourceModule } from './module.ts';
import { childrenOf, isFunction, plainKey, type AnyNode } from './nodes.ts';
import type { Scope } from './scope.ts';
import { FunctionValue, SchemaValue, UNKNOWN, emptyObject, isPlain, open, type JsonObject } from './values.ts';

/** Names under which definitions carry their input schema, surest first. */
const SCHEMA_MEMBERS = [
  'inputSchema',
  'input_schema',
  'argsShape',
  'argsSchema',
  'paramsSchema',
  'inputShape',
  'rawInputSchema',
  'zodSchema',
  'schema',
  'parameters',
  'input',
  'args',
];
const SURE = new Set(['inputSchema', 'input_schema', 'argsShape']);
const NAME_MEMBERS = ['name', 'toolName', 'TOOL_NAME'];
const REGISTER = /^(?:tool|register\w*Tool|add\w*Tool\w*|defineTool|createTool)$/;
const HANDLER = /^(?:execute|handler|handle|run|call|callback|cb|invoke|func|fn|implementation)$/;

/** Finds the tool definitions of modules: registration calls, objects, maps keyed by name, and classes. */
export class ToolFinder {
  readonly found: StaticTool[] = [];
  private readonly evaluator: Evaluator;
  /** Functions that register a tool named by one of their parameters; their calls are looked at afterwards. */
  private readonly wrappers = new Map<AnyNode, { call: AnyNode; scope: Scope }[]>();
  private readonly calls: { node: AnyNode; scope: Scope }[] = [];

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  visit(module: SourceModule): void {
    this.walk(module.program, module.root, undefined);
  }

  /** Looks at the calls of the wrappers that were met; once, after every module. */
  finish(): void {
    if (this.wrappers.size === 0) return;
    for (const { node, scope } of this.calls) {
      const target = this.evaluator.evaluate(node.callee, scope);
      const inner = target instanceof FunctionValue ? this.wrappers.get(target.node) : undefined;
      if (!inner || !(target instanceof FunctionValue)) continue;
      const own = target.scope.module.scopes.get(target.node);
      const args = (node.arguments as AnyNode[]).map((argument) => this.evaluator.evaluate(argument, scope));
      if (own) for (const { call } of inner) this.registration(call, bindParameters(target.node, own, args), undefined);
    }
  }

  private walk(node: AnyNode, outer: Scope, enclosing: AnyNode | undefined): void {
    if (this.evaluator.exhausted) return;
    const scope = outer.module.scopes.get(node) ?? outer;
    const owner = isFunction(node) ? node : enclosing;
    if (node.type === 'CallExpression') this.call(node, scope, owner);
    else if (node.type === 'ObjectExpression') this.object(node, scope);
    else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') this.class(node, scope);
    for (const child of childrenOf(node)) this.walk(child, scope, owner);
  }

  private call(node: AnyNode, scope: Scope, owner: AnyNode | undefined): void {
    const { callee } = node;
    if (callee.type === 'MemberExpression' && !callee.computed && REGISTER.test(callee.property.name))
      this.registration(node, scope, owner);
    else if (callee.type === 'Identifier' && node.arguments.length > 0) this.calls.push({ node, scope });
  }

  /** `server.tool(name, description?, shape?, annotations?, callback)` and `server.registerTool(name, config, callback)`. */
  private registration(node: AnyNode, scope: Scope, owner: AnyNode | undefined): void {
    const [first, ...rest] = node.arguments as AnyNode[];
    if (!first || rest.length === 0) return;
    const name = this.evaluator.evaluate(first, scope);
    if (name === UNKNOWN && owner) {
      const known = this.wrappers.get(owner) ?? [];
      if (known.length < 20) this.wrappers.set(owner, [...known, { call: node, scope }]);
    }
    if (!isToolName(name)) return;
    if (node.callee.property.name === 'registerTool' || rest.length === 2) {
      const config = this.evaluator.evaluate(rest[0], scope);
      if (
        isPlain(config) &&
        ['description', 'inputSchema', 'title', 'annotations'].some((key) => Object.hasOwn(config, key)) &&
        !isShape(config)
      )
        return this.keep({ ...partsOf(config, 'inputSchema'), name });
      if (node.callee.property.name === 'registerTool' && config === UNKNOWN && rest.length >= 2)
        return this.keep({ name, description: UNKNOWN, inputSchema: UNKNOWN });
    }
    const values = rest.map((argument) => this.evaluator.evaluate(argument, scope));
    const last = values.pop();
    if (!(last instanceof FunctionValue) && last !== UNKNOWN) return;
    const parts: Parts = { name };
    if (typeof values[0] === 'string' || (values[0] === UNKNOWN && rest.length >= 3))
      parts.description = values.shift();
    for (const value of values) {
      if (isPlain(value) && Object.keys(value).some((key) => /Hint$/.test(key))) parts.annotations = value;
      else if (parts.inputSchema === undefined) parts.inputSchema = value;
    }
    if (parts.description !== undefined || parts.inputSchema !== undefined) this.keep(parts);
  }

  private object(node: AnyNode, scope: Scope): void {
    const keys = new Set<string>();
    for (const property of node.properties as AnyNode[]) {
      const key = property.type === 'Property' ? plainKey(property) : undefined;
      if (key !== undefined) keys.add(key);
    }
    if (SCHEMA_MEMBERS.some((member) => keys.has(member)) && NAME_MEMBERS.some((member) => keys.has(member)))
      this.record(this.evaluator.evaluate(node, scope));
    this.map(node, scope);
  }

  /** `{ tool_name: { description, inputSchema, … } }`: the key is the name. */
  private map(node: AnyNode, scope: Scope): void {
    for (const property of node.properties as AnyNode[]) {
      if (property.type !== 'Property' || property.value.type !== 'ObjectExpression') continue;
      const keys = (property.value.properties as AnyNode[]).map((member) =>
        member.type === 'Property' ? plainKey(member) : '',
      );
      const member = SCHEMA_MEMBERS.find((candidate) => keys.includes(candidate));
      if (member === undefined || !keys.includes('description') || NAME_MEMBERS.some((name) => keys.includes(name)))
        continue;
      const name = plainKey(property) ?? this.evaluator.evaluate(property.key, scope);
      const value = this.evaluator.evaluate(property.value, scope);
      const handled = keys.some((key) => HANDLER.test(key ?? ''));
      if (isPlain(value) && hasEvidence(value, member) && (SURE.has(member) || handled))
        this.keep({ ...partsOf(value, member), name });
    }
  }

  /** A record that names itself and carries a schema. */
  private record(value: unknown): void {
    if (!isPlain(value)) return;
    const member = SCHEMA_MEMBERS.find((candidate) => Object.hasOwn(value, candidate));
    const name = NAME_MEMBERS.map((candidate) => value[candidate]).find(isToolName);
    if (member === undefined || name === undefined || !hasEvidence(value, member)) return;
    this.keep({ ...partsOf(value, member), name });
  }

  private class(node: AnyNode, scope: Scope): void {
    const members = emptyObject();
    for (const element of node.body.body as AnyNode[]) {
      const key = element.key ? plainKey(element) : undefined;
      if (key === undefined || !element.value) continue;
      if (element.type === 'PropertyDefinition') members[key] = this.evaluator.evaluate(element.value, scope);
      else if (element.kind === 'get') members[key] = this.evaluator.returned(element.value, scope, []);
      else if (element.kind === 'constructor') this.assigned(element.value, scope, members);
      else if (element.kind === 'method') members[key] = new FunctionValue(element.value, scope);
    }
    this.record(members);
  }

  /** `this.name = "…"` in a constructor, and what it hands to `super({ inputSchema, … })`. */
  private assigned(constructor: AnyNode, scope: Scope, members: JsonObject): void {
    const inner = scope.module.scopes.get(constructor.body) ?? scope;
    for (const { expression } of constructor.body.body as AnyNode[]) {
      if (expression?.type === 'CallExpression' && expression.callee.type === 'Super') {
        const config = this.evaluator.evaluate(expression.arguments[0], inner);
        if (isPlain(config))
          for (const [key, value] of Object.entries(config)) if (value !== UNKNOWN) members[key] ??= value;
      }
      if (expression?.type !== 'AssignmentExpression' || expression.left.object?.type !== 'ThisExpression') continue;
      const key = plainKey(expression.left);
      if (key !== undefined) members[key] = this.evaluator.evaluate(expression.right, inner);
    }
  }

  private keep(parts: Parts): void {
    const tool = defineTool(parts);
    if (tool) this.found.push(tool);
  }
}

const isShape = (value: JsonObject): boolean =>
  Object.keys(value).length > 0 && Object.values(value).every((member) => member instanceof SchemaValue);

function partsOf(value: JsonObject, schemaMember: string): Omit<Parts, 'name'> {
  const { title, description, outputSchema, annotations } = value;
  const parts: Omit<Parts, 'name'> = { title, description, outputSchema, annotations };
  if (Object.hasOwn(value, schemaMember)) parts.inputSchema = value[schemaMember];
  else if (open.has(value)) parts.inputSchema = UNKNOWN;
  return parts;
}

/** What tells a tool from any other record: a sure member name, or an object schema beside words or a handler. */
function hasEvidence(value: JsonObject, member: string): boolean {
  const described = value.description !== undefined;
  if (SURE.has(member)) return described || isObjectSchema(value[member]);
  const handled = Object.keys(value).some((key) => HANDLER.test(key));
  return (described || handled) && isObjectSchema(value[member]);
}
