import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { classifyTool } from '../../classifier/index.ts';
import type { RawTool } from '../../data/schema/index.ts';
import { tableTool } from './classify.ts';

/** Tools such as well-known servers offer, in our own words: server, name, description, parameters, expected labels. */
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
    const { category, risk } = classifyTool(tool, { server, siblings: SIBLINGS.get(server) ?? [] });
    assert.equal(`${category} ${risk}`, expected);
  });
