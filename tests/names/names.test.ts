import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clashesOf } from '../../classifier/names/clashes.ts';
import { imitatedBy } from '../../classifier/names/imitation.ts';
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

const KNOWN = ['@elastic/mcp-server-elasticsearch', '@acme/mcp-server', 'firecrawl-mcp', 'mcp-local-rag', 'tiny'];
const IMITATIONS: [name: string, original: string | undefined][] = [
  ['mcp-server-elasticsearch', '@elastic/mcp-server-elasticsearch'],
  ['firecrawI-mcp', 'firecrawl-mcp'],
  ['firecraw1-mcp', 'firecrawl-mcp'],
  ['firecrawlmcp', 'firecrawl-mcp'],
  ['firecrwal-mcp', 'firecrawl-mcp'],
  ['firecrawl-mcp', undefined],
  ['firecrawl-mcp-tools', undefined],
  ['mcp-server', undefined],
  ['tinny', undefined],
  ['@other/mcp-server-elasticsearch', undefined],
];
for (const [name, original] of IMITATIONS)
  test(`${name} ${original === undefined ? 'imitates none' : `may be mistaken for ${original}`}`, () =>
    assert.equal(imitatedBy(name, KNOWN), original));

test('no two tools of the catalogue have names that only look the same', () => {
  const servers = [...openStore().snapshots.records()].map(({ server, tools }) => ({
    key: server,
    server,
    tools: tools.map(({ name }) => name),
  }));
  const found = clashesOf(servers).filter(({ kind }) => kind === 'look-alike-name');
  assert.deepEqual(found, []);
});
