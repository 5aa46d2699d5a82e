import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pinned, reportOf } from '../../crawler/pypi/resolve.ts';

const SHA256 = 'a'.repeat(64);
const metadata = { name: 'helper-lib', version: '1.5.0' };
const lockOf = (download_info: unknown, more: object = {}): string =>
  reportOf(
    JSON.stringify({ install: [{ download_info, is_direct: false, requested: false, metadata, ...more }] }),
    'wanted',
  )
    .install.map(pinned)
    .join('');

test('a wheel of the index is pinned to its hash', () => {
  assert.equal(lockOf({ archive_info: { hashes: { sha256: SHA256 } } }), `helper-lib==1.5.0 --hash=sha256:${SHA256}\n`);
});

const REFUSED: [what: string, download_info: unknown, more: object, said: RegExp][] = [
  ['straight from an address', { archive_info: { hashes: { sha256: SHA256 } } }, { is_direct: true }, /not come from/],
  ['an archive without a hash', { archive_info: {} }, { is_direct: true }, /not come from/],
  ['a repository', { vcs_info: { vcs: 'git' } }, { is_direct: true }, /not come from/],
  ['another hash alone', { archive_info: { hashes: { md5: 'b'.repeat(32) } } }, {}, /not come from/],
  ['a hash that is none', { archive_info: { hashes: { sha256: '../x' } } }, {}, /not come from/],
  ['hashes in another form', { archive_info: { hashes: ['x'] } }, {}, /pip's report on wanted is odd at install\.0\./],
];
for (const [what, download, more, said] of REFUSED)
  test(`${what} is refused in words`, () =>
    assert.throws(() => lockOf(download, more), { reason: 'install-failed', message: said }));
