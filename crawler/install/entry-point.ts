import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { INSIDE } from '../sandbox/sandbox.ts';
import type { Installed } from './install.ts';
import type { Manifest } from './manifest.ts';

/** The command, in paths of the sandbox, that starts a package's server; undefined where it ships none. */
export function entryCommand(manifest: Manifest, installed: Installed): string[] | undefined {
  const file = entryFile(manifest);
  if (file === undefined) return undefined;
  const path = resolveInside(installed.root, file);
  if (path === undefined) return undefined;
  const inside = posix.join(INSIDE.app, 'node_modules', manifest.name, posix.normalize(path.file));
  return isNative(path.real) ? [inside] : [INSIDE.node, inside];
}

/** The only bin, else the one that says mcp where the package's name does not, else the bin named like the package, else the first; else `main`. */
function entryFile({ name, bin, main }: Manifest): string | undefined {
  if (typeof bin === 'string') return bin;
  const names = Object.keys(bin ?? {});
  const plain = name.split('/').at(-1) ?? '';
  const saysSo = names.find((key) => key.includes('mcp'));
  const chosen =
    (plain.includes('mcp') ? undefined : saysSo) ?? names.find((key) => key === plain) ?? saysSo ?? names[0];
  return chosen === undefined ? main : bin?.[chosen];
}

/** `dist/index` may mean `dist/index.js`, as Node itself would read it. */
function resolveInside(root: string, file: string): { file: string; real: string } | undefined {
  for (const candidate of [file, `${file}.js`, `${file}.mjs`, `${file}.cjs`, join(file, 'index.js')])
    try {
      const real = realpathSync(join(root, candidate));
      if (real.startsWith(realpathSync(root) + sep) && statSync(real).isFile()) return { file: candidate, real };
    } catch {
      // the next reading of the name may exist
    }
  return undefined;
}

/** A program of the machine or a script of another interpreter, which Node cannot run. */
function isNative(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(64);
    const text = start.subarray(0, readSync(file, start, 0, 64, 0)).toString('latin1');
    return text.startsWith('\u007fELF') || (text.startsWith('#!') && !/^#!.*\b(?:node|tsx|bun|deno)\b/.test(text));
  } finally {
    closeSync(file);
  }
}
