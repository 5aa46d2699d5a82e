import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitName } from '../../classifier/text/names.ts';
import { singular } from '../../classifier/text/forms.ts';

const SPLITS: [name: string, words: string[]][] = [
  ['get_issue', ['get', 'issue']],
  ['getIssueById', ['get', 'Issue', 'By', 'Id']],
  ['getHTTPHeaders', ['get', 'HTTP', 'Headers']],
  ['list-allURLs', ['list', 'all', 'URLs']],
  ['API-post-page', ['API', 'post', 'page']],
  ['files.read', ['files', 'read']],
  ['qtm4j_get', ['qtm4j', 'get']],
  ['__proto__', ['proto']],
  ['', []],
  ['🚀', ['🚀']],
];
for (const [name, words] of SPLITS)
  test(`the words of ${JSON.stringify(name)}`, () =>
    assert.deepEqual(
      splitName(name).map(({ start, end }) => name.slice(start, end)),
      words,
    ));

const SINGULARS: [string, string][] = [
  ['issues', 'issue'],
  ['repositories', 'repository'],
  ['branches', 'branch'],
  ['caches', 'cache'],
  ['cookies', 'cookie'],
  ['access', 'access'],
  ['status', 'status'],
  ['dns', 'dns'],
];
for (const [plural, one] of SINGULARS)
  test(`the singular of ${plural} is ${one}`, () => assert.equal(singular(plural), one));
