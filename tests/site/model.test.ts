import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionView, quotesOf } from '../../site/model/definition.ts';
import { mismatchSentences } from '../../site/model/mismatch.ts';
import { parameterRows } from '../../site/model/parameters.ts';
import { parseProse } from '../../site/model/prose.ts';
import { nameWords, RelatedTools } from '../../site/model/related.ts';
import type { ServerSummary } from '../../site/model/summary.ts';
import { DESCRIPTION_ROOM, fit, ROOM } from '../../site/model/room.ts';
import { escapedTwice, oneLine, pieces, plain, unescape } from '../../site/model/text.ts';
import { riskSteps } from '../../site/model/risk-steps.ts';
import { toolSlugs } from '../../site/model/urls.ts';
import { article, count, list, number, percent, stop, theServer } from '../../site/model/words.ts';

function table<In, Out>(name: string, run: (given: In) => Out, cases: readonly [In, Out][]): void {
  test(name, () => {
    for (const [given, outcome] of cases) assert.deepEqual(run(given), outcome, JSON.stringify(given));
  });
}

table('the article fits the word', article, [
  ['Execute tool', 'an Execute tool'],
  ['Read tool', 'a Read tool'],
  ['Unclassified tool', 'an Unclassified tool'],
  ['URL', 'a URL'],
  ['user', 'a user'],
  ['hour', 'an hour'],
  ['MCP server', 'an MCP server'],
  ['11', 'an 11'],
]);

table('a count agrees with its noun', (n: number) => count(n, 'tool'), [
  [0, '0 tools'],
  [1, '1 tool'],
  [2, '2 tools'],
  [12345, '12,345 tools'],
]);

table('numbers and shares', (n: number) => [number(n), percent(n, 1000)], [
  [0, ['0', '0\u00a0%']],
  [0.5, ['0.5', 'under 0.1\u00a0%']],
  [1, ['1', '0.1\u00a0%']],
  [999, ['999', 'over 99\u00a0%']],
  [1000, ['1,000', '100\u00a0%']],
]);

table('sentences end once', stop, [
  ['It ends', 'It ends.'],
  ['It ends.', 'It ends.'],
  ['“It ends.”', '“It ends.”'],
]);

table('a list in words', list, [
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
]);

table('server is said once', theServer, [
  ['GitHub', 'the GitHub server'],
  ['Code Mode MCP Server', 'the Code Mode MCP Server'],
]);

test('slugs are unique, plain and never empty', () => {
  const names = [
    'get_issue',
    'getIssue',
    'GET.issue',
    'get-issue',
    '読む',
    '書く',
    '',
    '..',
    'a/../b',
    'x'.repeat(300),
    'same',
    'same',
    'same',
  ];
  const slugs = toolSlugs(names);
  assert.equal(new Set(slugs).size, names.length);
  for (const slug of slugs) assert.match(slug, /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/);
  assert.deepEqual(slugs.slice(0, 3), ['get-issue', 'getissue', 'get.issue']);
  assert.deepEqual(toolSlugs(names), slugs);
});

test('of two quotations that overlap, both numbers are shown', () => {
  const marked = pieces('Permanently deletes an email.', [
    { number: 1, quote: 'deletes an email' },
    { number: 2, quote: 'Permanently deletes' },
    { number: 3, quote: 'an' },
  ]);
  assert.deepEqual(marked, [
    { text: 'Permanently deletes', mark: 2 },
    { text: ' ' },
    { text: 'an email', mark: 1 },
    { text: '.' },
  ]);
});

test('quotations are marked where they stand', () => {
  const marked = pieces('Delete a file. Then delete it.', [
    { number: 2, quote: 'delete it' },
    { number: 1, quote: 'Delete a file' },
    { number: 3, quote: 'not there' },
  ]);
  assert.deepEqual(marked, [
    { text: 'Delete a file', mark: 1 },
    { text: '. Then ' },
    { text: 'delete it', mark: 2 },
    { text: '.' },
  ]);
});

table('hidden characters are shown, emoji are left whole', plain, [
  ['a\u202Eb', 'a[U+202E]b'],
  ['a\u200Bb', 'a[U+200B]b'],
  ['a\u{E0041}b', 'a[U+E0041]b'],
  ['\ud800', '[U+D800]'],
  ['👩‍💻 ok', '👩‍💻 ok'],
  ['plain\n\ttext', 'plain\n\ttext'],
]);

table('line breaks that were escaped twice are found', escapedTwice, [
  ['Query.\\n\\nArguments:\\n- sql', true],
  ['a folder such as C:\\new', false],
  ['real\nbreaks and \\n too', false],
  ['none', false],
]);

test('and undone', () => assert.equal(unescape('a\\n- b\\tc'), 'a\n- b  c'));

table('one line is cut at a word and says so', (text: string) => oneLine(text, 20), [
  ['short', 'short'],
  ['exactly twenty chars', 'exactly twenty chars'],
  ['this is longer than twenty', 'this is longer than…'],
]);

test('a definition is shown whole, with marks in schema texts and keys', () => {
  const tool = {
    name: 'run',
    description: 'Runs it.',
    inputSchema: { type: 'object', properties: { command: { type: 'string', description: 'Any shell\ncommand' } } },
  };
  const evidence = [
    { pointer: '/inputSchema/properties/command/description', quote: 'Any shell' },
    { pointer: '/inputSchema/properties/command', quote: 'command' },
  ];
  const view = definitionView(tool, quotesOf(evidence));
  const text = view.rest.map((piece) => piece.text).join('');
  assert.deepEqual(
    view.rest.filter(({ mark }) => mark).map((piece) => [piece.mark, piece.text]),
    [
      [2, 'command'],
      [1, 'Any shell'],
    ],
  );
  for (const word of ['inputSchema', 'properties', 'object', 'Any shell']) assert.ok(text.includes(word), word);
  assert.ok(!text.includes('\\n'));
  assert.equal(fit(view, []).leftOut, 0);
});

table(
  'what a page has no room for is left to the record, and said',
  ([description, inputSchema]: [string, object]) => {
    const tool = { name: 't', description, inputSchema };
    const fitted = fit(definitionView(tool, new Map()), parameterRows(tool, []).rows);
    const shown = fitted.definition.description.map(({ text }) => text).join('');
    assert.ok(description.startsWith(shown) && !shown.includes('\ufffd'));
    return [shown.length === description.length, fitted.definition.rest.length > 0, fitted.parametersLeftOut];
  },
  [
    [
      ['Short.', properties(3, 'x')],
      [true, true, 0],
    ],
    [
      ['Short.', properties(60, 'x'.repeat(70))],
      [true, false, 0],
    ],
    [
      ['Short.', properties(60, 'x'.repeat(300))],
      [true, false, 37],
    ],
    [
      ['Words and words. '.repeat(400), properties(3, 'x')],
      [true, true, 0],
    ],
    [
      ['Words and words. '.repeat(ROOM / 10), properties(3, 'x')],
      [false, false, 0],
    ],
    [
      ['𝄞'.repeat(DESCRIPTION_ROOM), properties(3, 'x')],
      [false, false, 0],
    ],
  ],
);

function properties(count: number, description: string): object {
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  return { type: 'object', properties: Object.fromEntries(names.map((name) => [name, { description }])) };
}

test('parameters: nesting, references, unions and roles', () => {
  const tool = {
    name: 't',
    inputSchema: {
      type: 'object',
      required: ['a'],
      $defs: {
        P: { type: 'object', properties: { x: { type: 'number', maximum: 5 } } },
        Loop: { anyOf: [{ $ref: '#/$defs/Loop' }, { type: 'null' }] },
      },
      properties: {
        a: { type: 'string', enum: ['one', 'two'], default: 'one' },
        b: { $ref: '#/$defs/P' },
        c: { type: 'array', items: { $ref: '#/$defs/P' } },
        d: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        e: { $ref: '#/$defs/Loop' },
      },
    },
  };
  const { rows } = parameterRows(tool, [{ pointer: '/inputSchema/properties/a', role: 'action' }]);
  assert.deepEqual(
    rows.map(({ name, type, required }) => [name, type, required]),
    [
      ['a', 'string', true],
      ['b', 'object', false],
      ['b.x', 'number', false],
      ['c', 'array of object', false],
      ['c[].x', 'number', false],
      ['d', 'string or null', false],
      ['e', rows.at(-1)!.type, false],
    ],
  );
  assert.deepEqual(rows[0]!.roles, ['action']);
  assert.deepEqual(rows[0]!.rules, ['one of: one, two', 'default one']);
});

test('a schema that is no schema gives no parameters', () => {
  for (const inputSchema of [undefined, null, 'x', [], { properties: null }, { properties: [1] }]) {
    assert.ok(parameterRows({ name: 't', inputSchema }, []).rows.length <= 1);
  }
});

test('the steps of a risk end with the rule that applies', () => {
  const steps = riskSteps({ category: 'Write', effects: ['destructive'], qualifiers: [] });
  assert.deepEqual(
    steps.map(({ applies }) => applies),
    [...Array(steps.length - 1).fill(false), true],
  );
  assert.equal(steps.at(-1)!.risk, 'high');
});

table('the words of a name, without its server', (name: string) => nameWords(name, { id: 'github', name: 'GitHub' }), [
  ['github_create_issue', ['create', 'issue']],
  ['addIssues', ['create', 'issue']],
  ['github', ['github']],
]);

test('a tool that is related by less risk is not named again for its kind', () => {
  const serverOf = (id: string, risk: 'medium' | 'high') => {
    const tool = { name: 'type_text', slug: 'type-text', category: 'Execute', risk, words: ['type', 'text'], why: '' };
    return { id, name: id, tools: [tool] } as unknown as ServerSummary;
  };
  const servers = [serverOf('a', 'high'), serverOf('b', 'medium'), serverOf('c', 'high')];
  const related = new RelatedTools(servers);
  const [own] = servers as [ServerSummary];
  const safer = related.safer(own, own.tools[0]!);
  assert.deepEqual(
    safer.map(({ server }) => server),
    ['b'],
  );
  assert.deepEqual(
    related.same(own, own.tools[0]!, safer).map(({ server }) => server),
    ['c'],
  );
});

test('our own Markdown becomes blocks, never HTML', () => {
  const blocks = parseProse(
    '# T\n\n## Risk: levels\n\nText with `code`, **bold** and <b>.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n1. one\n2. two\n   more',
  );
  assert.deepEqual(
    blocks.map(({ type }) => type),
    ['heading', 'paragraph', 'table', 'list'],
  );
  assert.deepEqual(blocks[1], {
    type: 'paragraph',
    inlines: ['Text with ', { code: 'code' }, ', ', { strong: 'bold' }, ' and <b>.'],
  });
  assert.deepEqual(blocks[3], { type: 'list', ordered: true, items: [['one'], ['two more']] });
});

table(
  'where the running server and its source disagree',
  ([listed, flagged]: [listed: string[], flagged: string[]]) =>
    mismatchSentences({
      tools: listed.map((name) => ({ name })),
      flags: flagged.map((tool) => ({ code: 'static-mismatch', tool })),
    }),
  [
    [[['a'], []], []],
    [[['a', 'b'], ['a']], ['The running server lists 1 tool that a reading of its source did not find: a.']],
    [
      [['a'], ['b', 'c', 'd', 'e', 'f', 'g', 'h']],
      [
        'Its source defines 7 tools that the running server did not list, perhaps for want of a key or a setting: b, c, d, e, f and 2 more.',
      ],
    ],
  ],
);
