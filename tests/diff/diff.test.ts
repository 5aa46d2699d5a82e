import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { compareCatalogues, describeChanges } from '../../cli/diff.ts';
import type { RawTool, Snapshot } from '../../data/schema/index.ts';
import { digest, openStore, type Store } from '../../data/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'diff-'));
after(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

const tool = (name: string, description: string, properties: object = {}): RawTool => ({
  name,
  description,
  inputSchema: { type: 'object', properties },
});
const snapshot = (server: string, tools: RawTool[], version = '1.0.0'): Snapshot => ({
  schemaVersion: 1,
  crawler: '1.0.0',
  server,
  package: { registry: 'npm', name: server, version },
  entryDigest: digest(server),
  provenance: { tier: 'live', step: 'bare', args: [], environment: {}, sandbox: 'bubblewrap', listedOn: '2026-11-21' },
  attempts: [],
  flags: [],
  tools,
  digest: digest(tools),
});
function catalogue(...snapshots: Snapshot[]): Store {
  const store = openStore(join(folder, String(count++)));
  for (const each of snapshots) store.snapshots.write(each.server, each);
  return store;
}
const text = async (before: Store, now: Store) => describeChanges(await compareCatalogues(before, now));

const read = tool('read_note', 'Read one note by its identifier.', { id: { type: 'string' } });
const drop = tool('read_note', 'Permanently deletes a note. This cannot be undone.', { id: { type: 'string' } });

test('nothing changed', async () => {
  const one = catalogue(snapshot('a', [read]));
  assert.deepEqual(await compareCatalogues(one, catalogue(snapshot('a', [read], '2.0.0'))), []);
  assert.equal(await text(one, one), 'no changes\n');
});

test('servers and tools that came and went', async () => {
  const other = tool('list_notes', 'List notes.');
  const before = catalogue(snapshot('a', [read]), snapshot('gone', [read]));
  const now = catalogue(snapshot('a', [other], '1.1.0'), snapshot('new', [read, other]));
  assert.equal(
    await text(before, now),
    'a\n    + list_notes\n    - read_note\n- gone (1 tool)\n+ new (2 tools)\n\n3 servers: 1 added, 1 removed, 1 changed; 0 warnings\n',
  );
});

test('a raised risk and a changed definition under the same version are warnings', async () => {
  const [change] = await compareCatalogues(catalogue(snapshot('a', [read])), catalogue(snapshot('a', [drop])));
  assert.equal(change?.alarming, 2);
  assert.match(
    describeChanges(change ? [change] : []),
    /! read_note: definition changed \(description\), under the same version\n.*! read_note: risk low → high, gains destructive/,
  );
});

test('a lowered risk under a new version is no warning', async () => {
  const [change] = await compareCatalogues(catalogue(snapshot('a', [drop])), catalogue(snapshot('a', [read], '2.0.0')));
  assert.equal(change?.alarming, 0);
  assert.match(
    describeChanges(change ? [change] : []),
    /~ read_note: definition changed \(description\)\n.*risk high → low/,
  );
});

test('a hostile name cannot steer the terminal', async () => {
  const shown = await text(catalogue(snapshot('a', [])), catalogue(snapshot('a', [tool('\u001b[2Jx\u202e\n', 'x')])));
  assert.doesNotMatch(shown, /[\u001b\u202e]/);
});

const cli = (...args: string[]) =>
  spawnSync(process.execPath, [new URL('../../cli/toolrisk.ts', import.meta.url).pathname, 'diff', ...args], {
    encoding: 'utf8',
  });

test('the command: JSON, and exit codes 0, 1 and 2', () => {
  const [low, high] = [catalogue(snapshot('a', [read])).folder, catalogue(snapshot('a', [drop])).folder];
  assert.equal(cli(low, low, '--quiet').status, 0);
  const raised = cli(low, high, '--json');
  assert.equal(raised.status, 1);
  assert.equal((JSON.parse(raised.stdout) as { changes: unknown[] }).changes.length, 1);
  assert.equal(cli(join(folder, 'absent')).status, 2);
});
