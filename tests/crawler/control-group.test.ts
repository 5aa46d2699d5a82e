import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { makeControlGroup } from '../../crawler/sandbox/control-group.ts';

const LIMITS = { memoryBytes: 1024, processes: 7 };
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-cgroup-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A hierarchy of plain files: no kernel, only the protocol of its files. */
function hierarchy(name: string, own: string, folders: readonly string[], versionTwo: boolean) {
  const root = join(folder, name);
  for (const path of folders) mkdirSync(join(root, path), { recursive: true });
  if (versionTwo) writeFileSync(join(root, 'cgroup.controllers'), 'cpu memory pids\n');
  writeFileSync(join(folder, `${name}.own`), own);
  return { root, own: join(folder, `${name}.own`) };
}

describe('control groups', () => {
  const CASES: [
    title: string,
    own: string,
    folders: string[],
    versionTwo: boolean,
    expected: Record<string, string> | undefined,
  ][] = [
    [
      'version 2: beside the group of the crawler, whose parent passes the controllers on',
      '0::/a.slice/crawler.scope\n',
      ['a.slice/crawler.scope'],
      true,
      { 'a.slice/*/memory.max': '1024', 'a.slice/*/pids.max': '7' },
    ],
    ['version 2, crawler in the root', '0::/\n', ['.'], true, { '*/memory.max': '1024', '*/pids.max': '7' }],
    [
      'version 1: one group for each controller',
      '9:pids:/p\n4:memory:/m/n\n0::/\n',
      ['memory/m/n', 'pids/p'],
      false,
      { 'memory/m/n/*/memory.limit_in_bytes': '1024', 'pids/p/*/pids.max': '7' },
    ],
    ['version 1 without the pids controller', '4:memory:/\n', ['memory'], false, undefined],
    ['version 2 whose group is not shown here', '0::/elsewhere/deep\n', ['.'], true, undefined],
    ['nothing mounted', '', ['.'], false, undefined],
  ];
  for (const [position, [title, own, folders, versionTwo, expected]] of CASES.entries())
    it(title, async () => {
      const where = hierarchy(`h${position}`, own, folders, versionTwo);
      const group = makeControlGroup(LIMITS, where);
      if (expected === undefined) return assert.equal(group, undefined);
      assert.ok(group);
      const made = group.procs.map((file) => dirname(file));
      for (const [pattern, value] of Object.entries(expected)) {
        const inside = made.map((path) =>
          join(where.root, pattern.replace('*', relative(where.root, path).split('/').at(-1) ?? '')),
        );
        assert.ok(
          inside.some((path) => existsSync(path) && readFileSync(path, 'utf8') === value),
          pattern,
        );
      }
      const member = spawn('sleep', ['60'], { stdio: 'ignore' });
      const ended = once(member, 'exit');
      for (const file of group.procs) writeFileSync(file, `${member.pid}\n`);
      const closed = group.close();
      const [, signal] = (await ended) as [number | null, string | null];
      assert.equal(signal, 'SIGKILL');
      for (const path of made) rmSync(path, { recursive: true, force: true }); // as the kernel's own files vanish
      await closed;
    });

  it('where a group cannot be made there is none', () => {
    const where = hierarchy('refused', '0::/a/b\n', ['a/b'], true);
    const pid = process.pid;
    for (let at = 0; at < 50; at += 1)
      for (const parent of ['a', 'a/b'])
        mkdirSync(join(where.root, parent, `toolrisk-${pid}-${at}`), { recursive: true });
    assert.equal(makeControlGroup(LIMITS, where), undefined);
  });
  it('sweeps the empty groups of crawlers that are gone', () => {
    const where = hierarchy('swept', '0::/a/b\n', ['a/b', 'a/toolrisk-999999999-3', 'a/other'], true);
    assert.ok(makeControlGroup(LIMITS, where));
    assert.ok(!existsSync(join(where.root, 'a/toolrisk-999999999-3')) && existsSync(join(where.root, 'a/other')));
  });
});
