import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { evictPackages, touchPackages } from '../../crawler/queue/index.ts';
import { entry } from './servers.ts';

const cache = mkdtempSync(join(tmpdir(), 'evict-'));
after(() => rmSync(cache, { recursive: true, force: true }));

test('what was used longest ago goes; what may be in use stays', () => {
  const hours = (ago: number) => new Date(Date.now() - ago * 3_600_000);
  const names = ['a@1', 'b@1', 'c@1', 'd@1', 'e@1.arriving-7'];
  for (const [at, name] of names.entries()) {
    mkdirSync(join(cache, 'packages', name, 'node_modules'), { recursive: true });
    utimesSync(join(cache, 'packages', name), hours(9 - at), hours(9 - at));
  }
  touchPackages(cache, entry('a'));
  assert.equal(evictPackages(cache, 2), 2);
  assert.deepEqual(readdirSync(join(cache, 'packages')).sort(), ['a@1', 'd@1', 'e@1.arriving-7']);
  assert.equal(evictPackages(cache, 0), 1, 'a was used within the hour');
  assert.equal(evictPackages(join(cache, 'absent'), 0), 0);
});
