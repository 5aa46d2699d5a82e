import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeEntries } from '../../crawler/sources/index.ts';
import { IndexEntry, type Launch } from '../../data/schema/index.ts';

const npm = (name: string, version?: string): Launch => ({
  kind: 'npm',
  package: name,
  ...(version ? { version } : {}),
  args: [],
  environment: {},
});
const remote = (url: string): Launch => ({ kind: 'remote', url, transport: 'streamable-http' });
const entry = (id: string, launch: Launch, more: Partial<IndexEntry> = {}): IndexEntry => ({
  id,
  name: id,
  launch,
  source: 'list',
  added: '2026-11-21',
  ...more,
});
const R = 'https://github.com/o/r';

const cases: [title: string, known: IndexEntry[], found: IndexEntry[], ids: string[]][] = [
  ['a new server', [], [entry('a', npm('a'))], ['a']],
  ['the same package', [entry('a', npm('a'))], [entry('other', npm('A'))], ['a']],
  [
    'the same registry name',
    [entry('a', npm('a'), { registryName: 'x/a' })],
    [entry('b', npm('b'), { registryName: 'X/a' })],
    ['a'],
  ],
  [
    'the same address',
    [entry('a', remote('https://a.example/mcp'))],
    [entry('b', remote('https://A.example/mcp/'))],
    ['a'],
  ],
  [
    'the same image with another tag',
    [entry('a', { ...npm('r.example/a:1'), kind: 'oci' } as Launch)],
    [entry('b', { ...npm('r.example/a:2'), kind: 'oci' } as Launch)],
    ['a'],
  ],
  [
    'the same repository, reached in another way',
    [entry('a', npm('a'), { repository: R })],
    [entry('b', remote('https://b.example/'), { repository: `${R}.git` })],
    ['a'],
  ],
  [
    'another package of the same repository',
    [entry('a', npm('a'), { repository: R })],
    [entry('b', npm('b'), { repository: R })],
    ['b'],
  ],
  [
    'a repository of several servers',
    [entry('a', npm('a'), { repository: R }), entry('b', npm('b'), { repository: R })],
    [entry('c', remote('https://c.example/'), { repository: R })],
    ['c'],
  ],
  [
    'one repository, two registry names',
    [entry('a', npm('a'), { repository: R, registryName: 'x/a' })],
    [entry('b', remote('https://b.example/'), { repository: R, registryName: 'x/b' })],
    ['b'],
  ],
  ['twice in one source', [], [entry('a', npm('a')), entry('b', npm('a'), { repository: R })], ['a']],
];
for (const [title, known, found, ids] of cases)
  test(title, () => {
    const merged = mergeEntries(known, found);
    assert.deepEqual(merged.ids, ids);
    for (const each of merged.entries) IndexEntry.parse(each);
  });

test('two servers with one slug are two servers', () => {
  const { added } = mergeEntries([entry('a-b', npm('@a/b'))], [entry('a-b', npm('a-b'))]);
  assert.match(String(added[0]), /^a-b-[0-9a-f]{8}$/);
});

test('gaps are filled, what was authored stays', () => {
  const { entries } = mergeEntries(
    [entry('a', npm('a'), { name: 'Mine', showcase: true })],
    [entry('a', npm('a', '2.0.0'), { name: 'Theirs', registryName: 'x/a', repository: R })],
  );
  assert.deepEqual(entries, [
    entry('a', npm('a'), { name: 'Mine', showcase: true, registryName: 'x/a', repository: R }),
  ]);
});

test('a version pinned by a registry moves on with it', () => {
  const { entries } = mergeEntries(
    [entry('a', npm('a', '1.0.0'), { source: 'r' })],
    [entry('a', npm('a', '1.1.0'), { source: 'r' })],
  );
  assert.deepEqual(entries[0]?.launch, npm('a', '1.1.0'));
});

test('merging again changes nothing', () => {
  const found = [entry('a', npm('a'), { registryName: 'x/a' }), entry('b', remote('https://b.example/'))];
  const { entries } = mergeEntries([], found);
  assert.deepEqual(mergeEntries(entries, found).entries, []);
});
