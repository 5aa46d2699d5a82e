import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ToolDefinition } from '../../classifier/definition/read.ts';
import { serverFacts } from '../../classifier/definition/server.ts';
import { type Lesson, lessons } from '../../classifier/model/corpus.ts';
import { Nearest } from '../../classifier/model/nearest.ts';
import { committedNeighbours, Neighbours, NEIGHBOURS_FILE } from '../../classifier/model/neighbours.ts';
import { remember } from '../../classifier/model/remember.ts';
import { formatNeighbours } from '../../classifier/model/train.ts';
import type { Label, RawTool } from '../../data/schema/index.ts';
import { openStore } from '../../data/store/index.ts';

const define = (tool: RawTool) => new ToolDefinition(tool, serverFacts({ server: 'x', siblings: [tool] }));
const lesson = (name: string, description: string, label: Label): Lesson => ({
  origin: 'written',
  server: 'x',
  definition: define({ name, description }),
  label,
  reads: label.category === 'Read',
});
const READ: Label = { category: 'Read', effects: [], qualifiers: [] };
const WRITE: Label = { category: 'Write', effects: [], qualifiers: [] };
const GRANT: Label = { category: 'Write', effects: ['changes-access'], qualifiers: ['grants-access'] };
const KNOWN = [
  lesson('update_share', 'Update the path of an SMB share', GRANT),
  lesson('edit_share', 'Edit an SMB share', GRANT),
  lesson('update_comment', 'Update the comment of an issue', WRITE),
  lesson('edit_issue', 'Edit an issue', WRITE),
  lesson('list_shares', 'List all SMB shares', READ),
  lesson('list_issues', 'List all issues', READ),
];

test('the committed file is what training writes', () => {
  assert.equal(readFileSync(NEIGHBOURS_FILE, 'utf8'), formatNeighbours(remember(lessons(openStore()))));
});

test('a definition is like those that share its rare words', () => {
  const neighbours = new Neighbours(remember(KNOWN));
  for (const [name, description, severe, read] of [
    ['smb_share_edit', 'Edit an SMB share', 'many', 'few'],
    ['issue_edit', 'Edit the comment of an issue', 'few', 'few'],
    ['shares_list', 'List SMB shares', 'few', 'many'],
  ] as const) {
    const like = neighbours.of(define({ name, description }));
    assert.equal(like.severe > 0.5 ? 'many' : 'few', severe, `${name} ${like.severe}`);
    assert.equal(like.category('Read') > 0.3 ? 'many' : 'few', read, `${name} ${like.category('Read')}`);
    assert.equal(like.label('grants-access') > 0.5, like.severe > 0.5, name);
  }
});

test('nothing is known of what shares no word with any', () => {
  const like = new Neighbours(remember(KNOWN)).of(define({ name: 'frobnicate', description: '' }));
  assert.equal(like.category('Read') + like.category('Write') + like.category('Execute'), 0);
  assert.equal(like.label('grants-access'), 0);
  assert.ok(like.severe > 0 && like.severe < 0.5);
});

test('what was asked before changes nothing', () => {
  const asked = ['delete_user', 'run_query', '__proto__', 'list_shares', 'constructor'].map((name) =>
    define({ name, description: name.repeat(3) }),
  );
  const answer = () =>
    asked.map((definition) => {
      const { severe, category, label } = committedNeighbours().of(definition);
      return [severe, category('Read'), category('Write'), label('destructive')];
    });
  assert.deepEqual(answer(), answer());
});

test('of equals the first are kept, and the most alike come first', () => {
  const nearest = new Nearest();
  for (let i = 0; i < 40; i++) nearest.add(i, i === 30 ? 0.9 : 0.5);
  assert.deepEqual([...nearest.numbers], [30, ...Array.from({ length: 14 }, (_, i) => i)]);
});
