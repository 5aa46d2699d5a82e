import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { clearUnused } from '../../site/build/compile.ts';

test('templates that another build compiles or renders with are not cleared away; what is no longer used is', () => {
  const templates = mkdtempSync(join(tmpdir(), 'toolrisk-templates-'));
  const [now, yesterday] = [new Date(), new Date(Date.now() - 86_400_000)];
  const cases: [name: string, used: Date, stays: boolean][] = [
    ['compiled', now, true],
    ['compiling.123.tmp', now, true],
    ['compiling.123.tmp.kept', now, true],
    ['of-earlier-sources', yesterday, false],
    ['killed.123.tmp', yesterday, false],
  ];
  for (const [name, used] of cases) {
    mkdirSync(join(templates, name, 'chunks'), { recursive: true });
    utimesSync(join(templates, name), used, used);
  }
  clearUnused(templates);
  for (const [name, , stays] of cases) assert.equal(existsSync(join(templates, name)), stays, name);
  rmSync(templates, { recursive: true });
});
