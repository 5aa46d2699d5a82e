import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { buildSearchIndex } from '../../site/search/build-index.ts';
import { SearchEngine, type Query } from '../../site/search/engine.ts';
import { addServer, makeStore, SERVERS, tool } from '../surfaces/catalogue.ts';
import { temporaryFolder } from '../surfaces/temporary.ts';

const store = makeStore(SERVERS);
const out = temporaryFolder();
buildSearchIndex({ store, out });
const load = async (path: string) => JSON.parse(readFileSync(join(out, 'search-index', path), 'utf8')) as unknown;
const engine = new SearchEngine(load);
const ask = (text: string, more: Partial<Query> = {}) =>
  engine.search({ text, categories: [], risks: [], limit: 20, ...more });

const FOUND: [query: string, first: string][] = [
  ['get_issue', 'get_issue'],
  ['GetIssue', 'get_issue'],
  ['get isue', 'get_issue'],
  ['delte repository', 'deleteRepository'],
  ['deleterepo', 'deleteRepository'],
  ['delete repos', 'deleteRepository'],
  ['remove repository', 'deleteRepository'],
  ['getissue', 'get_issue'],
  ['pull req', 'create_pull_request'],
  ['github create', 'create_pull_request'],
  ['mailbox', 'search_messages'],
  ['messages finds', 'search_messages'],
  ['天气预报', 'get_forecast'],
  ['执行', '执行命令'],
  ['城', 'get_forecast'],
];
test('what is meant comes first', async () => {
  for (const [query, first] of FOUND) assert.equal((await ask(query)).tools[0]?.name, first, query);
});

test('a server comes first where the query is about its name', async () => {
  assert.deepEqual(
    (await ask('github')).servers.map(({ server }) => server),
    ['github'],
  );
  assert.deepEqual(
    (await ask('github create')).servers.map(({ server }) => server),
    ['github'],
  );
  assert.deepEqual(
    (await ask('天气')).servers.map(({ server }) => server),
    ['weather'],
  );
  assert.deepEqual((await ask('repository')).servers, [], 'a word of its description is not its name');
});

test('a name that is exactly what was typed comes first, and what people ask for finds the words that tools have', async () => {
  const made = makeStore([
    {
      id: 'acme',
      tools: [
        tool('deploy_plan', 'Computes how to deploy. Deploy nothing.'),
        tool('deploy', 'Rolls out.'),
        tool('write_query', 'Execute a statement to delete or change all the rows.'),
        tool('delete_rows', 'Removes what a filter selects.'),
        tool('add_step', 'Adds a step that may send a slack message.'),
        tool('slack_post_message', 'Post to a channel.'),
        tool('remove_user_item', 'Removes an item of a user.'),
        tool('delete_user', 'Deletes it.'),
        tool('send_money', 'Sends it.'),
        tool('get_many', 'Gets many.'),
        tool('send_many', 'Sends many.'),
        tool('read_als', 'Reads a live set.'),
        tool('search_all_help_of_aws', 'Searches what there is.'),
        tool('list_all_rows_of_aws', 'Lists them.'),
      ],
    },
  ]);
  const folder = temporaryFolder();
  buildSearchIndex({ store: made, out: folder });
  const search = new SearchEngine(
    async (path) => JSON.parse(readFileSync(join(folder, 'search-index', path), 'utf8')) as unknown,
  );
  for (const [text, first] of [
    ['deploy', 'deploy'],
    ['delete all rows', 'delete_rows'],
    ['send slack message', 'slack_post_message'],
    ['remove user', 'delete_user'],
    ['send mony', 'send_money'],
    ['aws s3', 'list_all_rows_of_aws'],
  ] as const)
    assert.equal((await search.search({ text, categories: [], risks: [], limit: 5 })).tools[0]?.name, first, text);
});

test('filters are exact, with and without words', async () => {
  assert.deepEqual((await ask('repository', { categories: ['Write'] })).tools.map(({ name }) => name).sort(), [
    'create_pull_request',
    'deleteRepository',
  ]);
  assert.deepEqual((await ask('', { risks: ['critical'] })).tools.map(({ name }) => name).sort(), [
    'deleteRepository',
    '执行命令',
  ]);
  assert.deepEqual(
    (await ask('', { risks: ['unknown'] })).tools.map(({ name, risk }) => [name, risk]),
    [['x', null]],
  );
  assert.deepEqual((await ask('github', { categories: ['Execute'] })).tools, []);
});

test('a page of results is full though what it shows is spread over the whole index', async () => {
  const letters = [...'abcdefghijklmnopqrst'];
  const spread = makeStore(
    letters.map((letter) => ({
      id: `server-${letter}`,
      tools: [
        tool(`${letter}${letter}_walrus`),
        ...Array.from({ length: 60 }, (_, other) => tool(`${letter}${letter}_other${other}`)),
      ],
    })),
  );
  const folder = temporaryFolder();
  buildSearchIndex({ store: spread, out: folder });
  const engineOfMany = new SearchEngine(
    async (path) => JSON.parse(readFileSync(join(folder, 'search-index', path), 'utf8')) as unknown,
  );
  const found = (limit: number) =>
    engineOfMany.search({ text: 'walrus', categories: [], risks: [], limit }).then(({ tools }) => tools.length);
  assert.ok((await found(20)) >= 10);
});

test('a correction is said', async () => {
  assert.equal((await ask('delte repository')).corrected, 'delete repository');
  assert.equal((await ask('delete repository')).corrected, undefined);
});

test('nothing and nonsense are answered with nothing', async () => {
  for (const query of [
    '',
    '   ',
    '"\'`<>\\',
    'zzzzqqqq',
    '\u0000',
    '\ud800',
    '.*+?[(',
    '__proto__ constructor',
    'a'.repeat(1_000_000),
  ]) {
    const { tools, servers } = await ask(query);
    assert.deepEqual([tools.length, servers.length], [0, 0], query.slice(0, 30));
  }
});

test('an unchanged catalogue writes nothing; a changed one replaces the index whole', () => {
  const own = makeStore(SERVERS.slice(0, 1));
  const folder = temporaryFolder();
  const first = buildSearchIndex({ store: own, out: folder });
  const before = statSync(join(folder, 'search-index', 'root.json')).mtimeMs;
  assert.deepEqual(buildSearchIndex({ store: own, out: folder }), { ...first, written: false });
  assert.equal(statSync(join(folder, 'search-index', 'root.json')).mtimeMs, before);
  addServer(own, { id: 'new', tools: [tool('brand_new_tool')] });
  assert.equal(buildSearchIndex({ store: own, out: folder }).written, true);
  assert.equal(readdirSync(join(folder, 'search-index')).length, 2);
});

test('a page opened before an update reads the new index', async () => {
  const own = makeStore(SERVERS.slice(0, 1));
  const folder = temporaryFolder();
  buildSearchIndex({ store: own, out: folder });
  const old = new SearchEngine(async (path) => {
    try {
      return JSON.parse(readFileSync(join(folder, 'search-index', path), 'utf8')) as unknown;
    } catch {
      throw Object.assign(new Error('gone'), { name: 'NotFound' });
    }
  });
  await old.search({ text: '', categories: [], risks: [], limit: 5 });
  addServer(own, { id: 'new', tools: [tool('brand_new_tool')] });
  buildSearchIndex({ store: own, out: folder });
  const { tools } = await old.search({ text: 'brand new', categories: [], risks: [], limit: 5 });
  assert.deepEqual(
    tools.map(({ name }) => name),
    ['brand_new_tool'],
  );
});

test('a catalogue of one word and an empty one can be searched', async () => {
  for (const servers of [[], SERVERS.slice(3)]) {
    const folder = temporaryFolder();
    buildSearchIndex({ store: makeStore(servers), out: folder });
    const own = new SearchEngine(
      async (path) => JSON.parse(readFileSync(join(folder, 'search-index', path), 'utf8')) as unknown,
    );
    const { tools } = await own.search({ text: 'x', categories: [], risks: [], limit: 5 });
    assert.equal(tools.length, servers.length);
  }
});
