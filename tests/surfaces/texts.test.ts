import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { digest } from '../../data/store/index.ts';
import { badge } from '../../site/surfaces/badge.ts';
import { sitemap } from '../../site/surfaces/sitemap.ts';
import { SERVERS, tool } from './catalogue.ts';
import { HOSTILE } from './hostile.ts';
import { parseCsv } from './parse-csv.ts';
import { BASE, publish } from './published.ts';
import { checkTwin, elements } from './read.ts';

const hostile = {
  id: 'hostile',
  name: 'x](javascript:alert(1)) <b>',
  description: '# not a heading',
  tools: Object.entries(HOSTILE).map(([, text]) => tool(text.slice(0, 2_000), text)),
  events: Object.values(HOSTILE).map((text) => ({
    event: 'tool-added' as const,
    date: '2026-11-20',
    tool: text.slice(0, 2_000),
    definitionDigest: digest(text),
  })),
};
const site = publish([...SERVERS, hostile]);
const files = (ending: string) => site.files().filter((file) => file.endsWith(ending));

test('every XML file is well formed and has only the elements of its kind', () => {
  const allowed = {
    '.svg': ['svg', 'title', 'rect', 'g', 'text'],
    'changes.xml': [
      'rss',
      'channel',
      'title',
      'link',
      'description',
      'language',
      'atom:link',
      'item',
      'guid',
      'pubDate',
    ],
    'sitemap.xml': ['sitemapindex', 'sitemap', 'loc'],
    '1.xml': ['urlset', 'url', 'loc', 'lastmod'],
  };
  for (const [ending, names] of Object.entries(allowed)) {
    assert.ok(files(ending).length > 0, ending);
    for (const file of files(ending))
      assert.deepEqual(
        elements(site.text(file)).filter((name) => !names.includes(name)),
        [],
        file,
      );
  }
});

test('a Markdown twin has the headings of its kind, no HTML, no image, and links to this site alone', () => {
  for (const file of files('.md')) checkTwin(file, site.text(file));
});

test('a Markdown twin holds the whole description', () => {
  const text = HOSTILE['a megabyte'] as string;
  const twin = files('.md')
    .map((file) => site.text(file))
    .find((markdown) => markdown.includes(text));
  assert.ok(twin);
});

test('a Markdown twin reads well', () => {
  const markdown = site.text('/servers/github/deleterepository.md');
  assert.match(markdown, /^# `deleteRepository`\n/);
  assert.match(
    markdown,
    /\n- Category: \*\*Write\*\*\n- Risk: \*\*critical risk\*\*\n- Effects: `destructive`, `bulk`\n/,
  );
  assert.match(site.text('/servers/github.md'), /## 3 tools/);
  assert.match(site.text('/servers/odd.md'), /## 1 tool\n/);
  assert.match(site.text('/servers/odd/x.md'), /Risk: \*\*no risk level\*\*/);
  assert.match(site.text('/servers/odd/x.md'), /The server gives none\./);
});

test('the CSV has one row a tool and no formula', () => {
  const [head, ...rows] = parseCsv(site.text('/api/v1/tools.csv'));
  assert.equal(
    rows.length,
    SERVERS.concat(hostile).reduce((sum, server) => sum + server.tools.length, 0),
  );
  for (const row of rows) {
    assert.equal(row.length, head?.length);
    for (const cell of row) assert.doesNotMatch(cell, /^[\s"]*[=+\-@|%]/);
  }
});

test('feeds: newest first, in two formats with the same items, and items keep their ids', () => {
  interface Item {
    id: string;
    title: string;
    url: string;
    date_published: string;
  }
  for (const path of ['/changes', '/servers/github/changes']) {
    const { items } = site.json<{ items: Item[] }>(`${path}.json`);
    const dates = items.map((item) => item.date_published);
    assert.deepEqual(dates, dates.toSorted().reverse());
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
    assert.equal(elements(site.text(`${path}.xml`)).filter((name) => name === 'item').length, items.length);
  }
  assert.ok(!site.files().includes('/servers/mail/changes.xml'), 'no feed where nothing happened');

  const [first] = SERVERS;
  const before = publish([first!])
    .json<{ items: Item[] }>('/changes.json')
    .items.map(({ id }) => id);
  const later = {
    event: 'tool-removed' as const,
    date: '2026-11-21',
    tool: 'get_issue',
    definitionDigest: digest('a'),
  };
  const after = publish([{ ...first!, events: [...first!.events!, later] }]).json<{ items: Item[] }>('/changes.json');
  assert.deepEqual(
    after.items.slice(1).map(({ id }) => id),
    before,
  );
});

test('the sitemap names every page once, in parts that are small enough', () => {
  const pages = [...site.text('/sitemaps/1.xml').matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]!);
  assert.equal(new Set(pages).size, pages.length);
  assert.ok(pages.includes(`${BASE}/servers/github/get-issue`) && pages.includes(`${BASE}/`));
  assert.match(site.text('/robots.txt'), new RegExp(`^Sitemap: ${BASE}/sitemap.xml$`, 'm'));
  const parts = [
    ...sitemap(
      Array.from({ length: 100_001 }, (_, place) => ({ path: `/${place}` })),
      BASE,
    ),
  ];
  assert.deepEqual(
    parts.map(([path]) => path),
    ['/sitemaps/1.xml', '/sitemaps/2.xml', '/sitemaps/3.xml', '/sitemap.xml'],
  );
  assert.equal(parts[0]![1].match(/<url>/g)?.length, 50_000);
  assert.equal(elements(parts[3]![1]).length, 7);
});

test('llms.txt follows its form', () => {
  const tree = fromMarkdown(site.text('/llms.txt'));
  assert.deepEqual(
    tree.children.slice(0, 2).map((node) => node.type),
    ['heading', 'blockquote'],
  );
  const lists = tree.children.filter((node) => node.type === 'list');
  assert.equal(lists.length, 2);
  assert.equal(lists[1]!.children.length, SERVERS.length + 1);
});

const BADGES: [counts: Partial<Record<'critical' | 'high' | 'medium' | 'low' | 'unknown', number>>, text: string][] = [
  [{ critical: 2, high: 3, low: 9 }, '2 critical, 3 high'],
  [{ low: 1 }, '1 low'],
  [{ unknown: 4 }, 'not enough information'],
  [{}, 'not listed'],
];
test('a badge says the worst in words', () => {
  for (const [counts, text] of BADGES) {
    const svg = badge('<s>', { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, ...counts });
    assert.ok(svg.includes(`<title>&#60;s&#62;: tool risk: ${text}</title>`), svg);
  }
});
