import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tableTool, verdictOf } from './classify.ts';

/** What an effect is and is not, in our own words: server, name, description, parameters, effects and qualifiers. */
const LINES = readFileSync(new URL('effects.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string, string]);

for (const [server, name, description, parameters, expected] of LINES)
  test(`${name} (${description}): ${expected}`, () => {
    const { effects, qualifiers } = verdictOf(tableTool(name, description, parameters), { server });
    const labels: readonly string[] = [...effects, ...qualifiers];
    for (const word of expected.split(' '))
      assert.equal(labels.includes(word.slice(1)), word.startsWith('+'), `${word}: ${labels.join(' ')}`);
  });
