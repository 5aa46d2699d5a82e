import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { JsonReader, measure, nestsDeeperThan } from '../../crawler/client/bounded-json.ts';
import { ClientFault } from '../../crawler/client/fault.ts';
import { LineSplitter } from '../../crawler/client/line-splitter.ts';
import { listPages } from '../../crawler/client/list-tools.ts';
import { acceptTools, definitionFaults } from '../../crawler/client/validate-tool.ts';

describe('the measure of a text', () => {
  const CASES: [text: string, depth: number, values: number][] = [
    ['1', 0, 0],
    ['{}', 1, 1],
    ['[[[]]]', 3, 3],
    ['{"a":[{"b":1}],"c":{}}', 3, 5],
    ['"[[[[["', 0, 0],
    ['"\\"[[["', 0, 0],
    ['["\\\\",[]]', 2, 3],
    [']]]][', 0, 1],
    ['[1,"a,b",3]', 1, 3],
  ];
  const wide = { depth: 100, values: 100 };
  for (const [text, depth, values] of CASES)
    it(text, () => assert.deepEqual(measure(Buffer.from(text), wide), { depth, values }));
  it('stops at either limit', () => {
    assert.equal(measure(Buffer.from('['.repeat(1000)), { depth: 10, values: 100 }).depth, 10);
    assert.equal(measure(Buffer.from('[0,'.repeat(1000)), { depth: 1000, values: 10 }).values, 11);
  });
  it('bounds all texts of a server together', () => {
    const reader = new JsonReader({ lineDepth: 5, values: 6 });
    assert.deepEqual(reader.read(Buffer.from('[1,2]')), [1, 2]);
    assert.throws(() => reader.read(Buffer.from('[1')), SyntaxError);
    const fresh = new JsonReader({ lineDepth: 5, values: 6 });
    assert.throws(() => fresh.read(Buffer.from('[[[[[]]]]]')), { code: 'too-large', message: /nests 5 levels/ });
    assert.throws(() => reader.read(Buffer.from('[1,2,3,4]')), { code: 'too-large', message: /more than 6 values/ });
  });
  it('agrees with the parsed value', () => {
    assert.equal(nestsDeeperThan(JSON.parse('[[[1]]]'), 3), false);
    assert.equal(nestsDeeperThan(JSON.parse('[[[[1]]]]'), 3), true);
    assert.equal(nestsDeeperThan('text', 0), false);
  });
});

describe('lines', () => {
  const lines = (chunks: string[], line = 10, total = 100) => {
    const splitter = new LineSplitter(line, total);
    return chunks.flatMap((chunk) => [...splitter.push(Buffer.from(chunk))].map(String));
  };
  it('are cut wherever the chunks are', () => {
    assert.deepEqual(lines(['ab\ncd', 'ef', '\n\ngh\ni']), ['ab', 'cdef', '', 'gh']);
    assert.deepEqual(lines(['é\n'.slice(0, 1), 'é\n'.slice(1)]), ['é']);
  });
  it('are refused past the limit of a line, complete or not', () => {
    assert.throws(() => lines(['x'.repeat(11)]), { name: 'ClientFault', code: 'too-large' });
    assert.throws(() => lines(['x'.repeat(6), 'x'.repeat(6)]), ClientFault);
    assert.throws(() => lines([`${'x'.repeat(11)}\n`]), ClientFault);
  });
  it('are refused past the total', () => assert.throws(() => lines(Array(20).fill('123456\n')), ClientFault));
});

describe('definitions', () => {
  const good = { name: 'x', inputSchema: { type: 'object' } };
  const CASES: [object, string[]][] = [
    [good, []],
    [
      { ...good, description: 'd', outputSchema: { type: 'object' }, annotations: { readOnlyHint: true, other: 1 } },
      [],
    ],
    [{ name: 'x' }, ['inputSchema is not an object']],
    [{ ...good, inputSchema: {} }, ['inputSchema.type is not "object"']],
    [{ ...good, inputSchema: [] }, ['inputSchema is not an object']],
    [{ ...good, name: '' }, ['name is empty']],
    [{ ...good, description: 1 }, ['description is not a string']],
    [{ ...good, outputSchema: 'o' }, ['outputSchema is not an object']],
    [{ ...good, annotations: [] }, ['annotations is not an object']],
    [{ ...good, annotations: { readOnlyHint: 'yes' } }, ['annotations.readOnlyHint is not a boolean']],
  ];
  for (const [tool, expected] of CASES)
    it(JSON.stringify(tool), () => assert.deepEqual(definitionFaults(tool as Record<string, unknown>), expected));

  it('are kept as they came, the order included', () => {
    const items = [
      { z: 1, name: 'b', id: 7, inputSchema: { type: 'object' } },
      { name: 'a', inputSchema: { type: 'object' } },
    ];
    const { tools, flags } = acceptTools(items, 50);
    assert.equal(JSON.stringify(tools), JSON.stringify(items));
    assert.deepEqual(flags, []);
  });
});

describe('pages', () => {
  const limits = { pages: 4, tools: 5 };
  const listing = (pages: unknown[]) => {
    let at = 0;
    return listPages(async () => {
      const page = pages[Math.min(at++, pages.length - 1)];
      if (page instanceof Error) throw page;
      return page;
    }, limits);
  };
  const CASES: [string, unknown[], number, string[], string | undefined][] = [
    ['one page', [{ tools: [1, 2] }], 2, [], undefined],
    ['an empty cursor ends', [{ tools: [1], nextCursor: '' }], 1, [], undefined],
    ['a null cursor ends', [{ tools: [1], nextCursor: null }], 1, [], undefined],
    ['two pages', [{ tools: [1], nextCursor: 'a' }, { tools: [2] }], 2, [], undefined],
    ['a loop', [{ tools: [1], nextCursor: 'a' }], 2, ['cursor-loop'], undefined],
    ['too many tools', [{ tools: [1, 2, 3, 4, 5, 6] }], 5, ['truncated'], undefined],
    ['no list', [{}], 0, [], 'malformed'],
    ['null', [null], 0, [], 'malformed'],
    ['breaks off', [{ tools: [1], nextCursor: 'a' }, new ClientFault('exited', 'gone')], 1, [], 'exited'],
  ];
  for (const [name, pages, count, flags, fault] of CASES)
    it(name, async () => {
      const listed = await listing(pages);
      assert.equal(listed.items.length, count);
      assert.deepEqual(
        listed.flags.map(({ code }) => code),
        flags,
      );
      assert.equal(listed.fault?.code, fault);
    });
  it('too many pages', async () => {
    let at = 0;
    const listed = await listPages(async () => ({ tools: [1], nextCursor: `c${at++}` }), { pages: 4, tools: 100 });
    assert.equal(listed.items.length, 4);
    assert.equal(listed.flags[0]?.code, 'truncated');
  });
});
