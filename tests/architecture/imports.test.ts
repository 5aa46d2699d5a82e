import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Which rooms a room may look into, beside itself. The arrows of ARCHITECTURE.md. */
const MAY_IMPORT: Record<string, string[]> = {
  data: [],
  crawler: ['data'],
  classifier: ['data'],
  site: ['classifier', 'data'],
  mcp: ['classifier', 'data'],
  cli: ['crawler', 'classifier', 'site', 'mcp', 'data'],
};

/** What must also run in a browser, so that a reader's own files never leave the page. */
const BROWSER_SAFE = ['classifier/policy', 'classifier/stack', 'classifier/risk.ts'];

const files = Object.keys(MAY_IMPORT).flatMap((room) => sources(join(ROOT, room)));

test('there is something to check', () => assert.ok(files.length > 50, `only ${files.length} files`));

test('imports follow the arrows', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(ROOT, resolve(dirname(file), specifier)).split('/')[0] as string)
      .filter((room) => room in MAY_IMPORT && room !== roomOf(file) && !MAY_IMPORT[roomOf(file)]?.includes(room))
      .map((room) => `${relative(ROOT, file)} imports ${room}`),
  );
  assert.deepEqual(wrong, []);
});

test('what runs in the reader’s browser uses nothing of Node', () => {
  const wrong = files
    .filter((file) => BROWSER_SAFE.some((path) => relative(ROOT, file).startsWith(path)))
    .flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('node:'))
        .map((specifier) => `${relative(ROOT, file)}: ${specifier}`),
    );
  assert.deepEqual(wrong, []);
});

test('the classifier knows no network', () => {
  const network = new Set(['node:http', 'node:https', 'node:net', 'node:dns', 'node:tls', 'undici']);
  const wrong = files
    .filter((file) => roomOf(file) === 'classifier')
    .flatMap((file) =>
      importsOf(file)
        .filter((specifier) => network.has(specifier))
        .map((specifier) => `${relative(ROOT, file)}: ${specifier}`),
    );
  assert.deepEqual(wrong, []);
});

function roomOf(file: string): string {
  return relative(ROOT, file).split('/')[0] as string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mts|astro)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/node_modules|\/\.astro\//.test(file));
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
    (match) => match[1] as string,
  );
}
