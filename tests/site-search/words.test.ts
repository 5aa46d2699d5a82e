import { test } from 'node:test';
import assert from 'node:assert/strict';
import { askedWords, indexWords, meaningfulWords, words } from '../../site/search/words.ts';
import { editDistance, hasInOrder } from '../../site/search/spelling.ts';
import { decodePostings, encodePostings } from '../../site/search/postings.ts';

const WORDS: [text: string, expected: string[]][] = [
  ['get_pull_requests', ['get', 'pull', 'request']],
  ['getPullRequest', ['get', 'pull', 'request']],
  ['HTTPServer', ['http', 'server']],
  ['list-S3.buckets', ['list', 's3', 'bucket']],
  ['queries', ['query']],
  ['status is less', ['status', 'is', 'less']],
  ['Café', ['cafe']],
  ['天气预报', ['天气', '气预', '预报']],
  ['run执行 now', ['run', '执行', 'now']],
  ['表', ['表']],
  ['', []],
  ['<script>alert(1)</script>', ['script', 'alert', '1', 'script']],
];
test('names and sentences become words', () => {
  for (const [text, expected] of WORDS) assert.deepEqual(words(text), expected, text);
});

test('words that say nothing are left out unless there are no others', () => {
  assert.deepEqual(meaningfulWords(words('list the files of a folder')), ['list', 'file', 'folder']);
  assert.deepEqual(meaningfulWords(words('to be')), ['to', 'be']);
});

test('what camel case divides is filed undivided as well', () => {
  assert.deepEqual(indexWords('GitHub issues'), ['git', 'hub', 'issue', 'github']);
  assert.deepEqual(indexWords('plain words'), ['plain', 'word']);
});

const DISTANCES: [a: string, b: string, expected: number][] = [
  ['issue', 'issue', 0],
  ['isue', 'issue', 1],
  ['issuee', 'issue', 1],
  ['isuse', 'issue', 1],
  ['ixxue', 'issue', 2],
  ['delete', 'create', 3],
];
test('one edit is an insertion, a deletion, a replacement or a swap', () => {
  for (const [a, b, expected] of DISTANCES) assert.equal(editDistance(a, b, 2), expected, `${a} ${b}`);
});

test('a word that lacks a letter has the others in their order', () => {
  assert.ok(hasInOrder('money', 'mony'));
  assert.ok(!hasInOrder('many', 'mony'));
  assert.ok(!hasInOrder('mony', 'moyn'));
});

test('posting lists survive the round trip', () => {
  for (const list of [[], [0], [0, 1, 2], [5, 900, 1_000_000]])
    assert.deepEqual(decodePostings(encodePostings(list)), list);
});

const asked: [query: string, about: string[]][] = [
  ['delete all rows', ['delete', 'row']],
  ['how do I list my issues', ['list', 'issue']],
  ['delete_all', ['delete', 'all']],
  ['all', ['all']],
];
test('a query is about its telling words, where it has two of them', () => {
  for (const [query, about] of asked) assert.deepEqual(askedWords(query), about, query);
});
