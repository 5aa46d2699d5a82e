import { childrenOf, isFunction, plainKey, type AnyNode } from './nodes.ts';
import type { SourceModule } from './module.ts';

/** Where a name gets its value. `node` is absent for what only a run knows: parameters, loop variables, reassignments. */
export interface Binding {
  scope: Scope;
  node?: AnyNode | undefined;
  imported?: { from: string; name: string } | undefined;
  /** Members of a compiled TypeScript enum. */
  members?: Map<string, string | number> | undefined;
  /** The path into the value, for `const { a } = …`. */
  member?: string | undefined;
  /** A value bound while a function is looked into. */
  value?: { is: unknown } | undefined;
}

export class Scope {
  readonly module: SourceModule;
  readonly parent: Scope | undefined;
  readonly isFunction: boolean;
  readonly names = new Map<string, Binding>();

  constructor(module: SourceModule, parent: Scope | undefined, isFunctionScope: boolean) {
    this.module = module;
    this.parent = parent;
    this.isFunction = isFunctionScope;
  }

  find(name: string): Binding | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const binding = scope.names.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  functionScope(): Scope {
    let scope: Scope = this;
    while (!scope.isFunction && scope.parent) scope = scope.parent;
    return scope;
  }
}

const BLOCKS = new Set([
  'BlockStatement',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'CatchClause',
  'ClassBody',
  'StaticBlock',
  'SwitchStatement',
]);

/** Declares every name of a module; returns the scope that each node opens. */
export function buildScopes(module: SourceModule, program: AnyNode): { root: Scope; scopes: Map<AnyNode, Scope> } {
  const root = new Scope(module, undefined, true);
  const scopes = new Map<AnyNode, Scope>([[program, root]]);
  const assignments: { name: string; node: AnyNode; scope: Scope }[] = [];

  const declarePattern = (pattern: AnyNode | null, scope: Scope, binding: Partial<Binding>): void => {
    if (!pattern) return;
    if (pattern.type === 'Identifier') scope.names.set(pattern.name, { scope, ...binding });
    else if (pattern.type === 'AssignmentPattern') declarePattern(pattern.left, scope, {});
    else if (pattern.type === 'RestElement') declarePattern(pattern.argument, scope, {});
    else if (pattern.type === 'ArrayPattern')
      for (const element of pattern.elements) declarePattern(element, scope, {});
    else if (pattern.type === 'ObjectPattern')
      for (const property of pattern.properties as AnyNode[]) {
        const member = property.type === 'Property' ? plainKey(property) : undefined;
        const known = member !== undefined && binding.node && property.value.type === 'Identifier';
        declarePattern(property.value ?? property, scope, known ? { node: binding.node, member } : {});
      }
  };

  const visit = (node: AnyNode, outer: Scope): void => {
    let scope = outer;
    if (isFunction(node)) {
      if (node.type === 'FunctionDeclaration' && node.id)
        outer.functionScope().names.set(node.id.name, { scope: outer, node });
      scope = new Scope(module, outer, true);
      scopes.set(node, scope);
      for (const parameter of node.params as AnyNode[]) declarePattern(parameter, scope, {});
    } else if (BLOCKS.has(node.type)) {
      scope = new Scope(module, outer, false);
      scopes.set(node, scope);
      if (node.type === 'CatchClause') declarePattern(node.param, scope, {});
    }
    if (node.type === 'VariableDeclaration') {
      const target = node.kind === 'var' ? scope.functionScope() : scope;
      for (const declaration of node.declarations as AnyNode[]) {
        const { id, init } = declaration;
        const repeated = node.kind === 'var' && !init && id.type === 'Identifier' && target.names.has(id.name);
        if (!repeated) declarePattern(id, target, { node: init ?? undefined });
      }
    } else if (node.type === 'ClassDeclaration' && node.id) scope.names.set(node.id.name, { scope, node });
    else if (node.type === 'ImportDeclaration')
      for (const specifier of node.specifiers as AnyNode[]) {
        const name =
          specifier.type === 'ImportSpecifier'
            ? (specifier.imported.name ?? specifier.imported.value)
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : '*';
        scope.names.set(specifier.local.name, { scope, imported: { from: node.source.value, name } });
      }
    else if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier')
      assignments.push({ name: node.left.name, node: node.operator === '=' ? node.right : node, scope });
    else if (node.type === 'ExpressionStatement') declareEnum(node.expression, scope);
    for (const child of childrenOf(node)) visit(child, scope);
  };
  for (const child of childrenOf(program)) visit(child, root);

  settleAssignments(assignments);
  return { root, scopes };
}

/** A name that is declared empty and assigned once has that value; one assigned again has none. */
function settleAssignments(assignments: { name: string; node: AnyNode; scope: Scope }[]): void {
  const seen = new Set<Binding>();
  for (const { name, node, scope } of assignments) {
    const binding = scope.find(name);
    if (!binding || binding.members) continue;
    if (binding.node || binding.imported || seen.has(binding)) {
      binding.node = undefined;
      binding.imported = undefined;
    } else {
      binding.node = node;
      binding.scope = scope;
    }
    seen.add(binding);
  }
}

/** `(function (E) { E["A"] = "a"; })(E || (E = {}))`, as TypeScript compiles an enum. */
function declareEnum(call: AnyNode, scope: Scope): void {
  if (call.type !== 'CallExpression' || !isFunction(call.callee) || call.arguments.length !== 1) return;
  const argument: AnyNode = call.arguments[0];
  const target: AnyNode | undefined = argument.type === 'LogicalExpression' ? argument.left : undefined;
  const name: string | undefined =
    target?.type === 'Identifier' ? target.name : target?.type === 'MemberExpression' ? plainKey(target) : undefined;
  if (name === undefined || call.callee.body.type !== 'BlockStatement') return;
  const members = new Map<string, string | number>();
  for (const statement of call.callee.body.body as AnyNode[]) {
    const assignment: AnyNode | undefined = statement.expression;
    if (assignment?.type !== 'AssignmentExpression' || assignment.left.type !== 'MemberExpression') continue;
    const key: AnyNode = assignment.left.property;
    if (key.type === 'Literal' && assignment.right.type === 'Literal')
      members.set(String(key.value), assignment.right.value);
    else if (key.type === 'AssignmentExpression' && key.right.type === 'Literal') {
      const inner = plainKey(key.left);
      if (inner !== undefined) members.set(inner, key.right.value);
    }
  }
  if (members.size === 0) return;
  const binding = scope.find(name);
  if (binding) binding.members = members;
  else scope.names.set(name, { scope, members });
}
