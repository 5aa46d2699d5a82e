import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classifyLines, readLines } from '../../classifier/index.ts';

const line = (value: unknown) => JSON.stringify(value);

test('one line for each tool, in order, with the fields that were promised', () => {
  const input = [
    line({ id: 'a', server: 'files', tool: { name: 'delete_file', description: 'Delete a file.' } }),
    '',
    line({ id: 2, server: { name: 'files', description: 'Files' }, tool: { name: 'read_file' } }),
    line({ id: 'c', tool: { name: 'get_time' } }),
  ].join('\n');
  const output = [...classifyLines(readLines(input))] as Record<string, unknown>[];
  assert.deepEqual(
    output.map(({ id }) => id),
    ['a', 2, 'c'],
  );
  assert.deepEqual(Object.keys(output[0] ?? {}), [
    'id',
    'category',
    'effects',
    'qualifiers',
    'risk',
    'confidence',
    'evidence',
    'rationale',
  ]);
});

test('siblings are the server’s own tools, or the other lines of that server', () => {
  const [first, second] = readLines(
    [
      line({ id: 1, server: 'a', tool: { name: 'x' } }),
      line({ id: 2, server: { name: 'b', tools: [{ name: 'x' }, { name: 'y' }, 7] }, tool: { name: 'x' } }),
      line({ id: 3, server: 'a', tool: { name: 'z' } }),
    ].join('\n'),
  );
  assert.deepEqual(
    first?.context.siblings.map(({ name }) => name),
    ['x', 'z'],
  );
  assert.deepEqual(
    second?.context.siblings.map(({ name }) => name),
    ['x', 'y'],
  );
});

const BAD: [what: string, second: string, message: RegExp][] = [
  ['no JSON', '{', /line 2: not JSON/],
  ['no object', '[1]', /line 2: not an object/],
  ['no id', line({ tool: { name: 'x' } }), /line 2: it has no id/],
  ['no tool', line({ id: 1 }), /line 2: "tool" is no object with a name/],
  ['a tool without a name', line({ id: 1, tool: {} }), /line 2: "tool"/],
  ['a server that is a number', line({ id: 1, server: 3, tool: { name: 'x' } }), /line 2: "server"/],
];
for (const [what, second, message] of BAD)
  test(`${what} is refused, naming the line`, () =>
    assert.throws(() => readLines(`${line({ id: 0, tool: { name: 'x' } })}\n${second}`), message));
