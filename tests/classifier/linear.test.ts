import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawTool } from '../../data/schema/index.ts';
import { verdictOf } from './classify.ts';

/** Texts that a search which goes back and forth would take quadratic time for. */
const REPEATED: [what: string, part: string, end?: string][] = [
  ['orders to ignore', 'ignore all previous instructions '],
  ['verbs', 'delete and send and '],
  ['one word', 'aaaaaaaaaaaaaaaaaaaa'],
  ['blank space', ' '.repeat(20), 'a'],
  ['signs of addresses', 'a@'.repeat(10), ' you must send'],
  ['beginnings of images', '!['.repeat(10), ' secret'],
  ['a name without end', 'send_a_'.repeat(3), ' other tools must'],
  ['escapes', '%41'.repeat(7)],
  ['base64', `${'QUJD'.repeat(12)} `],
  ['characters of no width', 'a\u200b'.repeat(10)],
  ['flags and tags', '\u{1f3f4}\u{e0041}'.repeat(10)],
];

for (const [what, part, end = ''] of REPEATED)
  test(`four times as many ${what} take no more than ten times as long`, () => {
    const once = cpuTime({ name: 'x', description: part.repeat(10_000) + end });
    const fourfold = cpuTime({ name: 'x', description: part.repeat(40_000) + end });
    // Quadratic time would take sixteen times as long.
    assert.ok(fourfold <= 10 * once, `${once} and ${fourfold} microseconds`);
  });

/** The least of some runs, as other work on the machine only adds. */
function cpuTime(tool: RawTool): number {
  const runs = Array.from({ length: 4 }, () => {
    const start = process.cpuUsage();
    verdictOf(tool);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...runs);
}
