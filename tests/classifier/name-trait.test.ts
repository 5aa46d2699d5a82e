import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NameTrait } from '../../classifier/definition/name-trait.ts';
import { ToolDefinition } from '../../classifier/definition/read.ts';
import { serverFacts } from '../../classifier/definition/server.ts';

const definitionOf = (...names: string[]) => {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
  const tool = { name: 'copy_file', inputSchema: { type: 'object', properties } };
  return new ToolDefinition(tool, serverFacts({ server: 'x', siblings: [tool] }));
};
const namesIn = (trait: NameTrait, ...names: string[]) => trait.in(definitionOf(...names)).map(({ name }) => name);

test('a trait finds the parameters whose names have it, in their order', () => {
  const paths = new NameTrait(({ words }) => words.at(-1)?.text === 'path');
  const cases: [names: string[], found: string[]][] = [
    [[], []],
    [['id', 'depth'], []],
    [
      ['sourcePath', 'id', 'target_path'],
      ['sourcePath', 'target_path'],
    ],
    [[`${'long'.repeat(40)}_path`], [`${'long'.repeat(40)}_path`]],
  ];
  for (const [names, found] of cases) assert.deepEqual(namesIn(paths, ...names), found, names.join());
});

test('a name that was asked about before knows of traits that came later, beyond 32 of them too', () => {
  namesIn(new NameTrait(() => true), 'lateName');
  const many = Array.from({ length: 70 }, (_, i) => new NameTrait(({ lower }) => lower === 'latename' && i % 2 === 0));
  for (const [i, trait] of many.entries())
    assert.deepEqual(namesIn(trait, 'lateName', 'other'), i % 2 === 0 ? ['lateName'] : [], String(i));
});
