import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { usableEngine } from '../../../crawler/sandbox/container.ts';

/** The name of the engine of these tests. */
export const FAKE_ENGINE = 'the podman of the tests';
const FAKE = fileURLToPath(new URL('podman.cjs', import.meta.url));

/**
 * Puts a working podman first on the path: the machine's own, with its own runtime or with runc, where that can start a
 * container; else the one of these tests. `name` says which.
 */
export function openEngine() {
  const before = process.env.PATH ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-engine-'));
  const script = (name: string, text: string): string => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'podman'), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name, 'podman'), 0o755);
    return `${join(folder, name)}:${before}`;
  };
  const own = (options: string) => `PATH='${before}' exec podman ${options} "$@"`;
  const state = join(folder, 'state');
  mkdirSync(state);
  const candidates: [name: string, path: string][] = [
    ['podman', script('own', own(''))],
    ['podman with runc', script('runc', own('--runtime runc'))],
    [FAKE_ENGINE, script('fake', `FAKE_PODMAN='${state}' exec '${process.execPath}' '${FAKE}' "$@"`)],
  ];
  const wanted = process.env.TOOLRISK_TEST_ENGINE;
  const reasons: string[] = [];
  for (const [name, path] of candidates) {
    if (wanted !== undefined && name !== wanted) continue;
    process.env.PATH = path;
    const usable = usableEngine();
    if (!('engine' in usable) || usable.engine !== 'podman') {
      reasons.push(`${name}: ${'reason' in usable ? usable.reason : `found ${usable.engine}`}`);
      continue;
    }
    const close = () => {
      process.env.PATH = before;
      rmSync(folder, { recursive: true, force: true });
    };
    return { name, close };
  }
  throw new Error(`no engine for the tests: ${reasons.join('; ')}`);
}
