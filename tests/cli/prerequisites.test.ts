import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { installMissing, remedy } from '../../cli/prerequisites.ts';

/** Stand-ins for apt-get: each notes that it was called; `installs` puts the program of the package there. */
const note = '#!/bin/sh\nhere=${0%/*}\necho "$@" >> "$here/calls"\n';
const APT = {
  installs: `${note}[ "$1" = update ] || { echo '#!/bin/sh' > "$here/bwrap"; /bin/chmod +x "$here/bwrap"; }\n`,
  'has no network': `${note}echo "W: some index failed" >&2\necho "E: Unable to locate package" >&2\nexit 100\n`,
  'is killed': `${note}exit 137\n`,
};

const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends bubblewrap';
const AS_USER = INSTALL.replaceAll('apt-get', 'sudo apt-get');
const WANTED = 'bubblewrap (servers are started in its sandbox)';
const CASES: {
  machine: string;
  uid: number;
  has: string[];
  apt?: string;
  told: string[];
  remedy?: string;
}[] = [
  { machine: 'root, all there', uid: 0, has: ['bwrap'], apt: APT.installs, told: [] },
  { machine: 'anyone, all there', uid: 1000, has: ['bwrap'], told: [] },
  { machine: 'root on Debian', uid: 0, has: [], apt: APT.installs, told: [`installing ${WANTED}: ${INSTALL}`] },
  {
    machine: 'root on Debian without a network',
    uid: 0,
    has: [],
    apt: APT['has no network'],
    told: [`installing ${WANTED}: ${INSTALL}`, 'apt-get could not install it: E: Unable to locate package'],
    remedy: `missing: ${WANTED}. Install with: ${INSTALL}`,
  },
  {
    machine: 'root on Debian where apt-get ends without a word',
    uid: 0,
    has: [],
    apt: APT['is killed'],
    told: [`installing ${WANTED}: ${INSTALL}`, 'apt-get could not install it: it gave no reason'],
    remedy: `missing: ${WANTED}. Install with: ${INSTALL}`,
  },
  {
    machine: 'an ordinary user on Debian',
    uid: 1000,
    has: [],
    apt: APT.installs,
    told: [],
    remedy: `missing: ${WANTED}. Install with: ${AS_USER}`,
  },
  {
    machine: 'root elsewhere',
    uid: 0,
    has: [],
    told: [],
    remedy: `missing: ${WANTED}. Install with: ${INSTALL} (on Debian; here, what provides the same)`,
  },
];

for (const { machine, uid, has, apt, told, remedy: line } of CASES)
  test(`${machine}: ${line ? 'one line says how to install it' : 'nothing is missing in the end'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'toolrisk-prerequisites-'));
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      symlinkSync('/bin/sh', join(folder, 'sh'));
      for (const [name, text] of [...has.map((name) => [name, '#!/bin/sh\n']), ...(apt ? [['apt-get', apt]] : [])]) {
        writeFileSync(join(folder, name as string), text as string);
        chmodSync(join(folder, name as string), 0o755);
      }
      const lines: string[] = [];
      const missing = installMissing(['bubblewrap'], (text) => lines.push(text), uid);
      assert.deepEqual(lines, told);
      assert.deepEqual(missing, line ? ['bubblewrap'] : []);
      if (line) assert.equal(remedy(missing, uid), line);
      assert.equal(existsSync(join(folder, 'calls')), told.length > 0, 'apt-get runs only where that was said');
    } finally {
      process.env.PATH = path;
      rmSync(folder, { recursive: true });
    }
  });
