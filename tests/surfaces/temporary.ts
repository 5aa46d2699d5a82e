import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const paths: string[] = [];
process.once('exit', () => paths.forEach((path) => rmSync(path, { recursive: true, force: true })));

/** A folder that is gone when the test's process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-test-'));
  removeAtEnd(folder);
  return folder;
}

export function removeAtEnd(path: string): void {
  paths.push(path);
}
