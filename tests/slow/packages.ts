import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CACHE = process.env['TOOLRISK_SLOW_CACHE'] ?? fileURLToPath(new URL('../../.cache/slow', import.meta.url));

/** The folder of an npm package that is too big to be a dependency; installed once, without its scripts. */
export function installedPackage(name: string, version: string, options: readonly string[] = []): string {
  const folder = join(CACHE, `${name.replace(/[^a-z0-9]+/g, '-')}-${version}`);
  const path = join(folder, 'node_modules', name);
  if (existsSync(join(path, 'package.json'))) return path;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...options, `${name}@${version}`];
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });
  return path;
}
