import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turnstile } from '../../crawler/queue/turnstile.ts';

test('many together, one alone, in the order in which they came', async () => {
  const turnstile = new Turnstile();
  const log: string[] = [];
  const visit = async (name: string, alone: boolean) => {
    const leave = await turnstile.enter(alone);
    log.push(`${name} in`);
    await new Promise((resolve) => setImmediate(resolve));
    log.push(`${name} out`);
    leave();
  };
  await Promise.all([visit('a', false), visit('b', false), visit('c', true), visit('d', false), visit('e', true)]);
  assert.deepEqual(log, ['a in', 'b in', 'a out', 'b out', 'c in', 'c out', 'd in', 'd out', 'e in', 'e out']);
});
