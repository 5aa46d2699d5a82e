import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { IndexEntry, ServerVerdict, Snapshot } from '../../data/schema/index.ts';
import { checkStore, digest, openStore, type Store } from '../../data/store/index.ts';

const base = mkdtempSync(join(tmpdir(), 'toolrisk-check-'));
after(() => rmSync(base, { recursive: true }));

const tool = { name: 'delete_file', description: 'Deletes a file.' };
const entry: IndexEntry = {
  id: 'files',
  name: 'files',
  launch: { kind: 'npm', package: 'files', args: [], environment: {} },
  source: 'test',
  added: '2026-01-02',
};
const snapshot: Snapshot = {
  schemaVersion: 1,
  crawler: '1',
  server: 'files',
  entryDigest: digest(entry),
  provenance: { tier: 'live', step: 'bare', args: [], environment: {}, sandbox: 'bubblewrap', listedOn: '2026-01-02' },
  attempts: [],
  flags: [],
  tools: [tool],
  digest: digest([tool]),
};
const verdict: ServerVerdict = {
  schemaVersion: 1,
  server: 'files',
  snapshotDigest: snapshot.digest,
  inputDigest: digest(''),
  classifier: { version: '1', engine: 'rules' },
  chains: [],
  tools: [
    {
      name: 'delete_file',
      definitionDigest: digest(tool),
      category: 'Write',
      effects: ['destructive'],
      qualifiers: [],
      risk: 'high',
      rule: 'destructive',
      confidence: 0.9,
      evidence: [{ signal: 'verb', pointer: '/description', quote: 'Deletes a file', supports: 'destructive' }],
      parameters: [],
      actions: [],
      contradictions: [],
      flags: [],
    },
  ],
};

const good = openStore(join(base, 'good'));
good.index.write('files', entry);
good.snapshots.write('files', snapshot);
good.verdicts.write('files', verdict);

test('a sound catalogue has no problem', () => assert.deepEqual(checkStore(good), { problems: [], records: 3 }));

const CASES: [what: string, damage: (store: Store) => void, fault: RegExp, level?: 'note'][] = [
  ['a file that is no JSON', (s) => writeFileSync(s.index.path('files'), '{'), /files\.json: not JSON/],
  [
    'a record under another name',
    (s) => s.index.write('other', { ...entry, launch: { ...entry.launch, package: 'o' } as never }),
    /says that it is "files"/,
  ],
  [
    'two entries that launch the same',
    (s) => s.index.write('twin', { ...entry, id: 'twin' }),
    /launches the same as files/,
  ],
  [
    'a snapshot outside of the index',
    (s) => s.snapshots.write('lost', { ...snapshot, server: 'lost' }),
    /names "lost", which is not in the index/,
  ],
  [
    'a snapshot whose tools were edited',
    (s) => s.snapshots.write('files', { ...snapshot, tools: [{ ...tool, description: 'Reads.' }] }),
    /digest is not that of its tools/,
  ],
  [
    'a snapshot with neither tools nor failure',
    (s) => s.snapshots.write('files', { ...snapshot, tools: [], digest: digest([]) }),
    /neither tools nor a failure/,
  ],
  [
    'a verdict of an older snapshot',
    (s) => s.verdicts.write('files', { ...verdict, snapshotDigest: digest('old') }),
    /made from another snapshot/,
  ],
  ['a verdict that lacks a tool', (s) => s.verdicts.write('files', { ...verdict, tools: [] }), /one for one/],
  [
    'a quote that is not in the definition',
    (s) => s.verdicts.write('files', withQuote('Removes')),
    /"Removes" does not stand at \/description/,
  ],
  [
    'a correction of a changed definition',
    (s) =>
      s.overrides.write('files', {
        server: 'files',
        overrides: [
          {
            tool: 'delete_file',
            definitionDigest: digest('old'),
            set: { category: 'Read' },
            reason: 'was a dry run then',
            reviewer: 'r',
            date: '2026-01-02',
          },
        ],
      }),
    /definition has changed/,
    'note',
  ],
];

for (const [what, damage, fault, level = 'error'] of CASES) {
  test(`${what} is found, with its record and a remedy`, () => {
    const folder = mkdtempSync(join(base, 'case-'));
    cpSync(good.folder, folder, { recursive: true });
    const store = openStore(folder);
    damage(store);
    const found = checkStore(store).problems.find((problem) => fault.test(problem.fault));
    assert.ok(found, `not found in ${JSON.stringify(checkStore(store).problems)}`);
    assert.equal(found.level, level);
    assert.match(found.record, /\.json$/);
    assert.ok(found.remedy.length > 5);
  });
}

function withQuote(quote: string): ServerVerdict {
  const [only] = verdict.tools as [ServerVerdict['tools'][number]];
  return { ...verdict, tools: [{ ...only, evidence: only.evidence.map((evidence) => ({ ...evidence, quote })) }] };
}
