import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clashesOf } from '../../classifier/names/clashes.ts';
import { resemblingServers } from '../../classifier/names/listed.ts';
import { PackageNames } from '../../classifier/names/resemblance.ts';
import { keyOfLaunch } from '../../classifier/stack/index.ts';
import { openStore } from '../../data/store/index.ts';

const CLASHES: [a: string, b: string, kind: string | undefined][] = [
  ['send_email', 'send_email', 'same-name'],
  ['send_email', 'sendEmail', 'similar-name'],
  ['send-email', 'SEND_EMAIL', 'similar-name'],
  ['send_email', 'send_еmail', 'look-alike-name'], // a Cyrillic е
  ['send_email', 'send_emai1', 'look-alike-name'],
  ['confirm_order', 'confirrn_order', 'look-alike-name'],
  ['read_file', 'ｒead_file', 'look-alike-name'],
  ['send_email', 'send_emails', undefined],
  ['get_issue', 'get_tissue', undefined],
  ['delete_page', 'create_page', undefined],
  ['', '__', undefined],
];
for (const [a, b, kind] of CLASHES)
  test(`${a} of one server, ${b} of another: ${kind ?? 'no clash'}`, () => {
    const found = clashesOf([
      { key: 'one', server: 'one', tools: [a, 'other'] },
      { key: 'two', server: 'two', tools: [b] },
    ]);
    assert.deepEqual(found, kind === undefined ? [] : [{ kind, tools: [`one/${a}`, `two/${b}`] }]);
  });

test('names of one server do not clash, nor those of one server under two keys', () =>
  assert.deepEqual(
    clashesOf([
      { key: 'mine', server: 'wiki', tools: ['get', 'Get'] },
      { key: 'yours', server: 'wiki', tools: ['get'] },
    ]),
    [],
  ));

const KNOWN = [
  '@elastic/mcp-server-elasticsearch',
  '@acme/mcp-server',
  '@playwright/mcp',
  '@acme/notes-a',
  'firecrawl-mcp',
  'mcp-local-rag',
  'mssql-mcp',
  'gcloud-mcp',
  'orderly-mcp2',
  'tiny',
];
const RESEMBLANCES: [name: string, resembles: string[], way?: string][] = [
  ['mcp-server-elasticsearch', ['@elastic/mcp-server-elasticsearch'], 'scope-missing'],
  ['playwright-mcp', ['@playwright/mcp'], 'scope-missing'],
  ['@someone/firecrawl-mcp', ['firecrawl-mcp'], 'scope-missing'],
  ['firecrawI-mcp', ['firecrawl-mcp'], 'same-look'],
  ['firecraw1-mcp', ['firecrawl-mcp'], 'same-look'],
  ['firecrawlmcp', ['firecrawl-mcp'], 'same-look'],
  ['@e1astic/mcp-server-elasticsearch', ['@elastic/mcp-server-elasticsearch'], 'same-look'],
  ['firecrwal-mcp', ['firecrawl-mcp'], 'one-letter'],
  ['fircrawl-mcp', ['firecrawl-mcp'], 'one-letter'],
  ['firrecrawl-mcp', ['firecrawl-mcp'], 'one-letter'],
  ['firecrawk-mcp', ['firecrawl-mcp'], 'one-letter'],
  ['@elastik/mcp-server-elasticsearch', ['@elastic/mcp-server-elasticsearch'], 'one-letter'],
  ['firecrawl-mcp', []],
  ['firecrawl-mcp-tools', []],
  ['mcp-server', []],
  ['tinny', []],
  ['mysql-mcp', []],
  ['icloud-mcp', []],
  ['orderly-mcp3', []],
  ['@acme/notes-b', []],
  ['@other/mcp-server-elasticsearch', []],
];
for (const [name, resembles, way] of RESEMBLANCES)
  test(`${name} ${resembles.length === 0 ? 'resembles none' : `resembles ${resembles.join(', ')}`}`, () =>
    assert.deepEqual(
      new PackageNames(KNOWN).resembling(name),
      resembles.map((other) => ({ name: other, way })),
    ));

/** The servers of the catalogue that carry a mark, each read by hand. A new one belongs here only where a reader may err. */
const MARKED = [
  ['azure-mcp', 'azure-mcp-5555d689'],
  ['azure-mcp-5555d689', 'azure-mcp'],
  ['dokploy-mcp', 'dokploy-mcp-9c4b0edc'],
  ['dokploy-mcp-9c4b0edc', 'dokploy-mcp'],
  ['drawio-mcp', 'drawio-mcp-b12cec27'],
  ['drawio-mcp-b12cec27', 'drawio-mcp'],
  ['elastic-mcp-server-elasticsearch', 'mcp-server-elasticsearch'],
  ['mcp-server-elasticsearch', 'elastic-mcp-server-elasticsearch'],
  ['mobile-mcp', 'mobilenext-mobile-mcp'],
  ['mobilenext-mobile-mcp', 'mobile-mcp'],
  ['mongodb-js-mongodb-mcp-server', 'mongodb-mcp-server'],
  ['mongodb-mcp-server', 'mongodb-js-mongodb-mcp-server'],
  ['notion-mcp-server', 'notionhq-notion-mcp-server'],
  ['notionhq-notion-mcp-server', 'notion-mcp-server'],
  ['playwright-mcp', 'playwright-mcp-b40bc9d3'],
  ['playwright-mcp-b40bc9d3', 'playwright-mcp'],
  ['railway-mcp-server', 'railway-mcp-server-13fa4b2d'],
  ['railway-mcp-server-13fa4b2d', 'railway-mcp-server'],
  ['storybook-mcp', 'storybook-mcp-f70e31cf'],
  ['storybook-mcp-f70e31cf', 'storybook-mcp'],
  ['stripe-mcp', 'stripe-mcp-4162d1ab'],
  ['stripe-mcp-4162d1ab', 'stripe-mcp'],
];
test('the catalogue marks only servers that a reader may mistake', () => {
  const listed = [...openStore().index.records()].map(({ id, name, launch }) => ({
    id,
    name,
    start: keyOfLaunch(launch) ?? '',
  }));
  const found = [...resemblingServers(listed)].flatMap(([id, others]) => others.map((other) => [id, other.id]));
  assert.deepEqual(found, MARKED);
});

test('two servers of one product, neither of its publisher, are not marked; the publisher’s own is, both ways', () => {
  const starts = ['npm:slack-mcp-server', 'npm:@zen/slack-mcp-server', 'npm:@slackhq/slack-mcp-server', 'pypi:slack-mcp-server']; // prettier-ignore
  const found = resemblingServers(starts.map((start) => ({ id: start, name: start, start })));
  assert.deepEqual(Object.fromEntries([...found].map(([id, [other]]) => [id, [other?.id, other?.scoped]])), {
    'npm:slack-mcp-server': ['npm:@slackhq/slack-mcp-server', false],
    'npm:@slackhq/slack-mcp-server': ['npm:slack-mcp-server', true],
  });
});

test('no two tools of the catalogue have names that only look the same', () => {
  const servers = [...openStore().snapshots.records()].map(({ server, tools }) => ({
    key: server,
    server,
    tools: tools.map(({ name }) => name),
  }));
  const found = clashesOf(servers).filter(({ kind }) => kind === 'look-alike-name');
  assert.deepEqual(found, []);
});
