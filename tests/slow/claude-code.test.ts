import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { POSTURES, render, stackPolicy } from '../../classifier/policy/index.ts';
import { cataloguePolicies } from '../policy/support/catalogue.ts';
import { installedPackage } from './packages.ts';

const VERSION = '0.3.330';
const types = join(
  installedPackage('@anthropic-ai/claude-agent-sdk', VERSION, ['--omit=optional', '--omit=peer']),
  'sdk.d.ts',
);
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-claude-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The known members of the settings’ permissions; the published type also admits members that it does not know. */
const known = `import type { Settings } from ${JSON.stringify(types.replace(/\.d\.ts$/, '.js'))};
type Known<T> = { [K in keyof T as string extends K ? never : K]: T[K] };
type File = { permissions: Known<NonNullable<Settings['permissions']>> };
`;

/** What the compiler says against a settings file; nothing where it is one. */
function faults(text: string): string {
  writeFileSync(join(folder, 'settings.ts'), `${known}export const settings = ${text.trim()} satisfies File;\n`);
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext'];
  try {
    execFileSync(process.execPath, [compiler, ...options, 'settings.ts'], { cwd: folder, encoding: 'utf8' });
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

for (const posture of POSTURES)
  test(`the policy of the whole catalogue is of the type that Claude Code publishes (${VERSION}): ${posture}`, () =>
    assert.equal(faults(render(stackPolicy(cataloguePolicies(posture), posture), 'claude-code', 'stack').text), ''));

test('a mode and a member that there are not are of another type', () => {
  assert.match(faults('{ "permissions": { "allow": [], "defaultMode": "never" } }'), /never/);
  assert.match(faults('{ "permissions": { "alow": [] } }'), /alow/);
});
