import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const MIB = 1024 * 1024;

/** What is read of one package; honest bundles stay below. */
export const STATIC_LIMITS = { fileBytes: 12 * MIB, totalBytes: 40 * MIB, files: 4_000, folderEntries: 20_000 };

const EXTENSIONS = ['', '.js', '.mjs', '.cjs', '/index.js', '/index.mjs', '/index.cjs'];
const SKIPPED =
  /^(?:node_modules|\.git|tests?|__tests__|examples?|fixtures?|public|static|assets|docs|coverage|site|third_party|vendor)$/;
const SCRIPT = /(?<!\.(?:test|spec|min|d|config))\.[mc]?js$/;

/** The script files of one unpacked package, read within limits. Nothing outside the folder is read. */
export interface SourceTree {
  readonly folder: string;
  readonly manifest: Record<string, unknown>;
  text(path: string): string | undefined;
  has(path: string): boolean;
  /** Whether a limit cut something off. */
  readonly truncated: () => boolean;
}

export function openSources(folder: string): SourceTree {
  const root = realpathSync(folder);
  const texts = new Map<string, string | undefined>();
  let bytes = 0;
  let cut = false;
  const inside = (path: string): boolean => {
    try {
      const real = realpathSync(path);
      return real.startsWith(root + sep) && lstatSync(real).isFile();
    } catch {
      return false;
    }
  };
  const read = (path: string): string | undefined => {
    if (!inside(path)) return undefined;
    const { size } = lstatSync(realpathSync(path));
    if (size > STATIC_LIMITS.fileBytes || bytes + size > STATIC_LIMITS.totalBytes || texts.size > STATIC_LIMITS.files) {
      cut = true;
      return undefined;
    }
    bytes += size;
    return readFileSync(path, 'utf8');
  };
  const tree: SourceTree = {
    folder: root,
    manifest: {},
    has: inside,
    text(path) {
      if (!texts.has(path)) texts.set(path, read(path));
      return texts.get(path);
    },
    truncated: () => cut,
  };
  return { ...tree, manifest: readManifest(root) };
}

function readManifest(root: string): Record<string, unknown> {
  try {
    const path = join(root, 'package.json');
    if (lstatSync(path).size > MIB) return {};
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {};
  }
}

/** The file that a relative import leads to; undefined for a package name. */
export function resolveRelative(tree: SourceTree, from: string, specifier: unknown): string | undefined {
  if (typeof specifier !== 'string' || !/^\.{1,2}(?:\/|$)/.test(specifier)) return undefined;
  return firstFile(tree, resolve(dirname(from), specifier));
}

function firstFile(tree: SourceTree, path: string): string | undefined {
  return EXTENSIONS.map((extension) => path + extension).find((candidate) => tree.has(candidate));
}

/** The files from which a run of the package starts: its bins, main and exports. */
export function entryFiles(tree: SourceTree): string[] {
  const { bin, main, module, exports } = tree.manifest;
  const named: string[] = [];
  const gather = (value: unknown, depth = 0): void => {
    if (typeof value === 'string') named.push(value);
    else if (typeof value === 'object' && value !== null && depth < 5)
      for (const item of Object.values(value)) gather(item, depth + 1);
  };
  gather(bin);
  if (named.length === 0) for (const value of [exports, main, module]) gather(value);
  if (named.length === 0) named.push('index.js');
  const files = named.slice(0, 50).map((name) => firstFile(tree, resolve(tree.folder, name)));
  return [...new Set(files.filter((path) => path !== undefined))];
}

/** Quoted words after from, import( or require(: cheaper than a parse, and a few too many do no harm. */
const IMPORT =
  /(?:\bfrom|\bimport|\brequire|\bimport\s*\(|\brequire\s*\(|exportStar\s*\()\s*\(?\s*["'](\.{1,2}\/[^"'\n]{1,300})["']/g;

/** Every file that the entry files lead to by relative imports, in the order in which they are met. */
export function reachedFiles(tree: SourceTree, entries: string[]): string[] {
  const reached = new Set(entries);
  for (const path of reached) {
    const text = tree.text(path);
    if (text === undefined) continue;
    for (const [, specifier] of text.matchAll(IMPORT)) {
      const target = resolveRelative(tree, path, specifier);
      if (target !== undefined && /\.[mc]?js$/.test(target)) reached.add(target);
    }
    if (reached.size > STATIC_LIMITS.files) break;
  }
  return [...reached];
}

/** Every script of the package that is no test, example or web asset. */
export function allFiles(tree: SourceTree): string[] {
  const files: string[] = [];
  let entries = 0;
  const visit = (folder: string, depth: number): void => {
    if (depth > 12) return;
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (++entries > STATIC_LIMITS.folderEntries || files.length >= STATIC_LIMITS.files) return;
      if (entry.isDirectory()) {
        if (!SKIPPED.test(entry.name)) visit(join(folder, entry.name), depth + 1);
      } else if (entry.isFile() && SCRIPT.test(entry.name)) files.push(join(folder, entry.name));
    }
  };
  visit(tree.folder, 0);
  return files;
}

/** Folders of installed dependencies that may hold the tools: of the same scope, or with mcp in the name. */
export function relatedPackages(tree: SourceTree): string[] {
  const name = String(tree.manifest.name ?? '');
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/') + 1) : undefined;
  const dependencies = Object.keys(Object(tree.manifest.dependencies));
  const related = dependencies.filter(
    (dependency) =>
      !/^@modelcontextprotocol\/(?:sdk|client|server|core|ext-apps|inspector)/.test(dependency) &&
      !/^(?:fastmcp|mcp-framework|mcp-proxy|@fastmcp\/.*|mcp-handler|mcp-evals)$/.test(dependency) &&
      ((scope !== undefined && dependency.startsWith(scope)) || /mcp/.test(dependency)),
  );
  return related
    .slice(0, 12)
    .map((dependency) => installedAt(tree.folder, dependency))
    .filter((path) => path !== undefined);
}

function installedAt(folder: string, dependency: string): string | undefined {
  if (!/^(?:@[a-z0-9._~-]+\/)?[a-z0-9._~-]+$/i.test(dependency) || dependency.includes('..')) return undefined;
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', dependency);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (at === dirname(at) || relative(folder, at).split(sep).length > 4) return undefined;
  }
}
