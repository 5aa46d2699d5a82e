import { mkdirSync } from 'node:fs';
import type { IndexEntry, Snapshot } from '../../data/schema/index.ts';
import type { CrawlContext } from '../context.ts';
import { InstallError } from '../install/install-error.ts';
import { inSandbox } from '../launch.ts';
import { listLive } from '../list-live.ts';
import { INSIDE } from '../sandbox/sandbox.ts';
import { type Found, makeSnapshot } from '../snapshot.ts';
import { readContents } from './contents.ts';
import { installPython } from './install.ts';
import { findPython } from './python.ts';

const ENVIRONMENT = { PYTHONPATH: INSIDE.app, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1' };

/** A package of the Python index: install its wheels without running them, start it in the sandbox, climb the ladder. */
export async function crawlPypi(entry: IndexEntry, context: CrawlContext): Promise<Snapshot> {
  const { launch } = entry;
  if (launch.kind !== 'pypi') throw new TypeError(`${entry.id} is not a Python package`);
  const { cache, limits, sandbox, today } = context;
  const found: Found = {};
  const failed = (reason: NonNullable<Snapshot['failure']>['reason'], detail: string) =>
    makeSnapshot(entry, found, { reason, detail, on: today });
  mkdirSync(cache, { recursive: true });
  const python = await findPython(cache);
  if ('reason' in python) return failed('not-attempted', python.reason);
  try {
    context.stage?.(entry.id, 'install');
    const installed = await installPython(launch.package, launch.version, python, cache, limits);
    found.package = installed.package;
    const { command, readme, sources } = readContents(installed.site, installed.package.name, python.inside);
    if (!command) return failed('no-entry-point', 'the package has no program to start');
    context.stage?.(entry.id, 'list');
    const state = {
      name: installed.package.name,
      declared: launch,
      read: (path: string) => (path === 'README.md' ? readme : undefined),
      sources,
      shim: false as const,
    };
    const program = { install: installed.site, runtime: python.runtime, command, environment: ENVIRONMENT };
    const result = await listLive(inSandbox(program, sandbox, limits), state, sandbox.name, context, found);
    if ('listing' in result) return makeSnapshot(entry, found);
    return failed(result.failure.reason, result.failure.detail);
  } catch (error) {
    if (!(error instanceof InstallError)) throw error;
    return failed(error.reason, error.message);
  }
}
