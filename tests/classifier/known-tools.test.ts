import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { classifyTool } from '../../classifier/index.ts';
import { LEARNED } from '../../classifier/signals/learned.ts';
import type { RawTool } from '../../data/schema/index.ts';
import { tableTool } from './classify.ts';

/**
 * Tools such as well-known servers offer, in our own words: server, name, description, parameters, expected labels. What the
 * learned part raises against our opinion says so: `Write medium, raised to Write high`.
 */
const LINES = readFileSync(new URL('known-tools.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()) as [string, string, string, string, string])
  .map(([server, name, description, parameters, expected]) => ({
    server,
    expected,
    tool: tableTool(name, description, parameters),
  }));
const SIBLINGS = new Map<string, RawTool[]>();
for (const { server, tool } of LINES) SIBLINGS.set(server, [...(SIBLINGS.get(server) ?? []), tool]);

test('there is a table to go through', () => assert.ok(LINES.length > 300));

for (const { server, tool, expected } of LINES)
  test(`${server}/${tool.name}: ${expected}`, () => {
    const [ours, raised] = expected.split(', raised to ') as [string, string?];
    const { category, risk, evidence } = classifyTool(tool, { server, siblings: SIBLINGS.get(server) ?? [] });
    assert.equal(`${category} ${risk}`, raised ?? ours);
    if (raised !== undefined) assert.ok(evidence.some(({ signal }) => signal === LEARNED));
  });
