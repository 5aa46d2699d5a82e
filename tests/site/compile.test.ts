import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isUnderWay } from '../../site/build/compile.ts';

test('templates that another build compiles right now are not cleared away; what a killed one left is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-templates-'));
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const [name, begun, underWay] of [
    ['key.123.tmp', new Date(), true],
    ['key.123.tmp.kept', new Date(), true],
    ['key.123.tmp', yesterday, false],
    ['key', new Date(), false],
  ] as const) {
    const work = join(folder, name);
    mkdirSync(work, { recursive: true });
    utimesSync(work, begun, begun);
    assert.equal(isUnderWay(work), underWay, name);
  }
});
