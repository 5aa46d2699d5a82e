import { parse } from 'acorn';
import { buildScopes, type Binding, type Scope } from './scope.ts';
import { childrenOf, plainKey, type AnyNode } from './nodes.ts';
import { resolveRelative, type SourceTree } from './sources.ts';

/** One parsed file: its names, its exports, and the way to the modules it imports. */
export class SourceModule {
  readonly path: string;
  readonly program: AnyNode;
  readonly root: Scope;
  readonly scopes: Map<AnyNode, Scope>;
  private readonly library: ModuleLibrary;
  private readonly exported = new Map<string, Binding>();
  private readonly starred: string[] = [];

  constructor(path: string, program: AnyNode, library: ModuleLibrary) {
    this.path = path;
    this.program = program;
    this.library = library;
    const { root, scopes } = buildScopes(this, program);
    this.root = root;
    this.scopes = scopes;
    for (const statement of program.body as AnyNode[]) this.readExport(statement);
    this.readCommonJs(program, root, 0);
  }

  import(specifier: string): SourceModule | undefined {
    return this.library.lookUp(resolveRelative(this.library.tree, this.path, specifier));
  }

  /** What a name of this module's exports stands for; star exports are followed a few modules deep. */
  export(name: string, depth = 0): Binding | undefined {
    const own = this.exported.get(name);
    if (own || depth > 6) return own;
    for (const specifier of this.starred) {
      const found = this.import(specifier)?.export(name, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  private readExport(statement: AnyNode): void {
    const scope = this.root;
    if (statement.type === 'ExportAllDeclaration') {
      if (!statement.exported) this.starred.push(statement.source.value);
      else
        this.exported.set(nameOf(statement.exported), { scope, imported: { from: statement.source.value, name: '*' } });
    } else if (statement.type === 'ExportDefaultDeclaration')
      this.exported.set('default', { scope, node: statement.declaration });
    else if (statement.type === 'ExportNamedDeclaration') {
      for (const declaration of (statement.declaration?.declarations ?? []) as AnyNode[])
        if (declaration.id.type === 'Identifier') this.exportLocal(declaration.id.name, declaration.id.name);
      if (statement.declaration?.id) this.exportLocal(statement.declaration.id.name, statement.declaration.id.name);
      for (const specifier of statement.specifiers as AnyNode[]) {
        const exported = nameOf(specifier.exported);
        const local = nameOf(specifier.local);
        if (statement.source)
          this.exported.set(exported, { scope, imported: { from: statement.source.value, name: local } });
        else this.exportLocal(exported, local);
      }
    }
  }

  private exportLocal(exported: string, local: string): void {
    const binding = this.root.find(local);
    if (binding) this.exported.set(exported, binding);
  }

  private readCommonJs(node: AnyNode, scope: Scope, depth: number): void {
    if (depth > 4) return;
    for (const child of childrenOf(node)) {
      if (child.type === 'AssignmentExpression' && child.left.type === 'MemberExpression') {
        const { object, property } = child.left as AnyNode;
        const onExports = object.type === 'Identifier' && object.name === 'exports';
        const onModule = object.type === 'MemberExpression' && plainKey(object) === 'exports';
        const key = plainKey(child.left);
        if ((onExports || onModule) && key !== undefined && !isVoid(child.right))
          this.exported.set(key, { scope, node: child.right });
        else if (object.type === 'Identifier' && object.name === 'module' && property.name === 'exports')
          this.exported.set('*', { scope, node: child.right });
      } else if (
        child.type === 'CallExpression' &&
        /exportStar$/.test(child.callee.name ?? nameOf(child.callee.property))
      )
        for (const required of child.arguments[0]?.arguments ?? [])
          if (typeof required.value === 'string') this.starred.push(required.value);
      this.readCommonJs(child, this.scopes.get(child) ?? scope, depth + 1);
    }
  }
}

const isVoid = (node: AnyNode): boolean =>
  node.type === 'UnaryExpression' || (node.type === 'AssignmentExpression' && isVoid(node.right));

function nameOf(node: AnyNode | undefined): string {
  return String(node?.name ?? node?.value ?? '');
}

const LOOK_UP_LENGTH = 1_000_000;

/** Parses files of one package when they are first asked for; a file that does not parse is none. */
export class ModuleLibrary {
  readonly tree: SourceTree;
  private readonly modules = new Map<string, SourceModule | undefined>();

  constructor(tree: SourceTree) {
    this.tree = tree;
  }

  load(path: string | undefined): SourceModule | undefined {
    if (path === undefined) return undefined;
    if (!this.modules.has(path)) {
      this.modules.set(path, undefined);
      this.modules.set(path, this.parse(path));
    }
    return this.modules.get(path);
  }

  /** For the value of an import; a vendored bundle is not worth its parse for a constant. */
  lookUp(path: string | undefined): SourceModule | undefined {
    const costly =
      path !== undefined && !this.modules.has(path) && (this.tree.text(path)?.length ?? 0) > LOOK_UP_LENGTH;
    return costly ? undefined : this.load(path);
  }

  private parse(path: string): SourceModule | undefined {
    const text = this.tree.text(path);
    if (text === undefined) return undefined;
    for (const sourceType of ['module', 'script'] as const)
      try {
        const program = parse(text, {
          ecmaVersion: 'latest',
          sourceType,
          allowHashBang: true,
          allowReturnOutsideFunction: true,
          allowAwaitOutsideFunction: true,
        });
        return new SourceModule(path, program as unknown as AnyNode, this);
      } catch (error) {
        if (error instanceof RangeError) return undefined;
      }
    return undefined;
  }
}
