import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../cli/link-node.js', import.meta.url));
const OWN = `../node-${process.platform}-${process.arch}/bin/node`;

/** What npm leaves behind: its own Node or none, and a link that may be missing, broken or there. */
const CASES: { left: string; own: boolean; link?: string; version: string; code: number; then?: string }[] = [
  { left: 'the link is missing, as after npm 9 and 10', own: true, version: '20.19.2', code: 0, then: OWN },
  { left: 'the link is broken', own: true, link: '../nowhere', version: '20.19.2', code: 0, then: OWN },
  { left: 'the link is there', own: true, link: '../other', version: '20.19.2', code: 0, then: '../other' },
  { left: 'no Node for this platform, an old one', own: false, version: '20.19.2', code: 1 },
  { left: 'no Node for this platform, one that is enough', own: false, version: '22.19.0', code: 0 },
];

for (const { left, own, link, version, code, then } of CASES) {
  test(`after npm ci: ${left}`, (t) => {
    const modules = mkdtempSync(join(tmpdir(), 'toolrisk-modules-'));
    t.after(() => rmSync(modules, { recursive: true }));
    const put = (path: string) => {
      mkdirSync(join(modules, '.bin', path, '..'), { recursive: true });
      writeFileSync(join(modules, '.bin', path), '');
    };
    put('../other');
    if (own) put(OWN);
    if (link !== undefined) {
      mkdirSync(join(modules, '.bin'));
      symlinkSync(link, join(modules, '.bin', 'node'));
    }

    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, SCRIPT, modules],
      { encoding: 'utf8' },
    );
    assert.equal(status, code, stderr);
    if (code === 1) assert.match(stderr, /^toolrisk: .*Node 22\.19 or newer is needed, and this is 20\.19\.2\.\n$/);
    else assert.equal(stderr, '');
    assert.equal(existsSync(join(modules, '.bin', 'node')), then !== undefined);
    if (then !== undefined) assert.equal(readlinkSync(join(modules, '.bin', 'node')), then);
  });
}
