import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { entryCommand } from '../../crawler/install/entry-point.ts';

describe('the program of a package that serves MCP', () => {
  const root = mkdtempSync(join(tmpdir(), 'toolrisk-entry-'));
  after(() => rmSync(root, { recursive: true }));
  for (const file of ['a.js', 'b.js', 'index.js']) writeFileSync(join(root, file), '');

  const CASES: [
    name: string,
    more: { bin?: string | Record<string, string>; main?: string },
    file: string | undefined,
  ][] = [
    ['thing', { bin: 'a.js', main: 'index.js' }, 'a.js'],
    ['thing', { bin: { other: 'a.js' } }, 'a.js'],
    ['thing', { bin: { thing: 'a.js', 'thing-mcp': 'b.js' } }, 'b.js'],
    ['@acme/thing', { bin: { setup: 'b.js', thing: 'a.js' } }, 'a.js'],
    ['thing-mcp', { bin: { 'thing-mcp': 'a.js', 'thing-mcp-setup': 'b.js' } }, 'a.js'],
    ['thing', { bin: { one: 'a.js', two: 'b.js' } }, 'a.js'],
    ['thing', { main: 'index' }, 'index.js'],
    ['thing', { bin: '../outside.js' }, undefined],
    ['thing', {}, undefined],
  ];
  for (const [name, more, file] of CASES)
    it(`${name} ${JSON.stringify(more)}`, () => {
      const command = entryCommand({ name, version: '1.0.0', ...more } as never, { root } as never);
      assert.equal(command?.at(-1), file === undefined ? undefined : `/app/node_modules/${name}/${file}`);
    });
});
