import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../classifier/index.ts';
import { ownWords } from '../../classifier/explain/own-words.ts';
import { firstSentence, sentenceAround, wholeWords } from '../../classifier/explain/quote.ts';
import { phrases } from '../../classifier/explain/words.ts';
import type { RawTool } from '../../data/schema/index.ts';
import { openStore } from '../../data/store/index.ts';
import { verdictOf } from './classify.ts';

const LONG =
  'Imports a site. It replaces everything that is there: pages, posts, media, users and settings, including those that other people wrote (drafts as well), and cannot be undone.';

const around: [text: string, quote: string, expected: string][] = [
  ['Permanently deletes an email', 'deletes an email', 'Permanently deletes an email'],
  [
    'Delete a page (tab) from the diagram. Refuses the last one.',
    'Delete a page',
    'Delete a page (tab) from the diagram',
  ],
  ['**Purpose:** List rows.', 'List rows', 'List rows'],
  ['rollback\n— Remove all rows', 'Remove all', 'Remove all rows'],
  ['First. DESTRUCTIVE: removes all of it.\nThird.', 'DESTRUCTIVE:', 'DESTRUCTIVE: removes all of it'],
  ['Gets a page (e.g. a tab) by id. More.', 'Gets a page', 'Gets a page (e.g. a tab) by id'],
  [
    'Fetch the map of every repository and of all the projects\nthat belong to it. More.',
    'Fetch the map',
    'Fetch the map of every repository and of all the projects that belong to it',
  ],
  [
    'Supprime un document (CV, contrat) du dossier.',
    'Supprime un document (CV',
    'Supprime un document (CV, contrat) du dossier',
  ],
  ['根据 ID 获取接口详细信息。返回列表。', '获取接口详细信息', '根据 ID 获取接口详细信息'],
  ['Publishes a site.\\n\nUse it last.', 'Publishes a site.\\n', 'Publishes a site'],
  [
    LONG,
    'replaces everything',
    'It replaces everything that is there: pages, posts, media, users and settings, including those that other people wrote…',
  ],
  [LONG, 'cannot be undone', 'and cannot be undone'],
  [LONG, 'drafts as well', 'drafts as well'],
];
test('a quotation in a sentence is the sentence in which it stands, or whole clauses of it', () => {
  for (const [text, quote, expected] of around) {
    assert.equal(sentenceAround(text, quote), expected);
    assert.ok(text.replaceAll('\n', ' ').includes(expected.replace(/…$/, '')), expected);
  }
});

test('the first sentence of a description is cut after a clause, never inside a bracket', () => {
  const long = `Manage the environments of an application: list, get (with ${'names, '.repeat(20)}and more).`;
  assert.equal(firstSentence(long), 'Manage the environments of an application: list, get…');
  assert.equal(firstSentence('Reads a file.\\n\\nMore'), 'Reads a file');
  assert.equal(firstSentence('Does it No. 1, i.e. all. Then'), 'Does it No. 1, i.e. all');
});

const words: [text: string, quote: string, expected: string][] = [
  ['Permanently deletes it', 'Permanently delete', 'Permanently deletes'],
  ['This is irreversible.', 'irreversibl', 'irreversible'],
  ['按名称、URL等筛选', '按名称、UR', '按名称、URL'],
  ['a-b', 'a', 'a'],
  ['none', 'other', 'other'],
];
test('what is shown of a quotation has no half words', () => {
  for (const [text, quote, expected] of words) assert.equal(wholeWords(text, quote), expected);
});

test('phrases share a verb that they begin with', () => {
  assert.equal(phrases(['sends a', 'returns b', 'returns c']), 'sends a and returns b and c');
  assert.equal(phrases(['returns a', 'returns b', 'runs c']), 'returns a and b and runs c');
});

const own: [tool: string, description: string, expected: string | undefined][] = [
  ['add_label', 'Create a label in a repository.', 'creates “a label in a repository”'],
  ['add_label', 'Creates a label', 'creates “a label”'],
  ['put_label', 'Create or update a label', 'creates or updates “a label”'],
  ['copy_label', 'Copy/move a label', 'copies/moves “a label”'],
  ['try_label', 'Bulk update labels', 'bulk updates “labels”'],
  ['find', 'Quickly search for labels', 'quickly searches “for labels”'],
  ['find', '[READ-ONLY] Use this tool to search for labels', 'searches “for labels”'],
  ['list_it', 'Returns the labels', 'returns “the labels”'],
  ['put_it', 'Sets or updates labels', 'sets or updates “labels”'],
  ['put_it', 'Labels | Move a label', 'moves “a label”'],
  ['put_it', 'Set up a label', 'sets up “a label”'],
  ['put_it', 'Login user and create a label', 'logs in “user and create a label”'],
  ['put_it', 'Rollback a label', 'rolls back “a label”'],
  ['put_it', 'Begin a label', 'begins “a label”'],
  ['put_it', 'Create up to 10 labels', 'creates “up to 10 labels”'],
  ['list_it', 'Debug tool for labels', undefined],
  ['put_it', 'This tool will create a label', 'creates “a label”'],
  ['list_it', 'List of labels', undefined],
  ['list_it', 'List: labels', undefined],
  ['list_it', 'The labels are returned', undefined],
  ['tags', 'Tags group resources', undefined],
  ['fileshares', 'File Shares operations', undefined],
  ['hole', '删除一个标签', undefined],
];
test('a tool’s own verb and object are told where its description begins with the verb', () => {
  for (const [name, description, expected] of own) {
    const quote = description
      .replace(/^\[.*\] /, '')
      .replace(/^(?:Use this tool to|This tool will|Quickly|Bulk|Labels \|) /, '');
    const fact = { signal: 'changes-records', pointer: '/description', quote, supports: 'Write' as const };
    assert.equal(ownWords(fact, { name, description }), expected, description);
  }
});

const says: [tool: Partial<RawTool> & { name: string }, ...expected: RegExp[]][] = [
  [
    { name: 'delete_email', description: 'Permanently deletes an email' },
    /^delete_email [a-z ]+: “Permanently deletes an email”\.$/,
  ],
  [{ name: 'delete_note' }, /^delete_note removes something that existed, going by its name; it has no description\.$/],
  [
    { name: 'run_it', description: 'Runs JavaScript.', inputSchema: { properties: { code: { type: 'string' } } } },
    /^run_it runs code that the caller supplies: it takes “code” as an argument; its description: “Runs JavaScript”\.$/,
  ],
  [
    { name: 'add_label', description: 'Create a label.' },
    /^add_label creates “a label”: a bounded change of stored data\.$/,
  ],
  [
    {
      name: 'update_label',
      description: 'Update a label. It renames the label as well.',
      inputSchema: {
        properties: {
          labelId: { type: 'string' },
          repoId: { type: 'string' },
          more: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
        },
      },
    },
    /^It also renames “the label as well”\.$/,
    /^Its arguments carry identifiers \(“labelId” and “repoId”\)\.$/,
  ],
  [{ name: 'close_all', description: 'Close all tabs.' }, /^close_all closes “all tabs”\.$/],
  [
    { name: 'update_notes', description: 'Update all notes.' },
    /^update_notes updates “all notes”: a change of stored data\.$/,
  ],
  [
    { name: 'add_label', description: 'Register a label.' },
    /^add_label registers “a label”: a bounded change of stored data\.$/,
  ],
  [{ name: 'get_label', description: 'Get a label by id.' }, /^get_label gets “a label by id” and changes nothing\.$/],
  [
    { name: 'notes', inputSchema: { properties: { action: { enum: ['get', 'list', 'delete'] } } } },
    /“delete” is the gravest \(high risk\), and 2 only read\./,
  ],
  [
    { name: 'notes', inputSchema: { properties: { action: { enum: ['delete', 'remove'] } } } },
    /Both values of its argument “action” are of high risk, and none only reads\./,
  ],
];
test('a rationale names what the tool does, to what, and where that stands', () => {
  for (const [tool, ...expected] of says) {
    const text = explain(verdictOf(tool), tool as RawTool).sentences;
    for (const pattern of expected)
      assert.ok(
        text.some((sentence) => pattern.test(sentence)),
        `${text.join('\n')}\n${pattern}`,
      );
  }
});

test('no rationale of the catalogue says a word twice, or quotes what says nothing', () => {
  for (const { server, tools } of openStore().verdicts.records()) {
    const snapshot = openStore().snapshots.read(server);
    tools.forEach((verdict, i) => {
      const tool = snapshot?.tools[i] as RawTool;
      for (const sentence of explain(verdict, tool).sentences) {
        const own = sentence.replaceAll(tool.name, 'X').replaceAll(/“[^”]*”/gu, '“”');
        assert.doesNotMatch(own, /\b(\w+) \1\b|declares “”|All 2 |“””|: , |, ;/, sentence);
        assert.equal(sentence.split('`').length % 2, 1, sentence);
        assert.doesNotMatch(sentence, /“(?:[^\p{L}\p{N}]*|\\n.*)”|[,;:–(]”/u, sentence);
      }
    });
  }
});
