import assert from 'node:assert/strict';
import { build as stockBuild } from 'astro';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { buildSite } from '../../site/build.ts';
import { contextOf } from '../../site/build/context.ts';
import { SITE_FOLDER } from '../../site/build/paths.ts';
import { readRecords } from '../../site/build/records.ts';
import { catalogueOf } from '../../site/model/catalogue.ts';
import type { Page } from '../../site/model/page.ts';
import { catalogueWidePages } from '../../site/model/pages.ts';
import { serverPage } from '../../site/model/server.ts';
import { laterToolPages } from '../../site/model/server-tools.ts';
import { serverView } from '../../site/model/server-view.ts';
import { summarise } from '../../site/model/summary.ts';
import { readTaxonomy } from '../../site/model/taxonomy.ts';
import { toolPage } from '../../site/model/tool.ts';
import type { Store } from '../../data/store/index.ts';
import { server, writeFixture } from './fixture.ts';

const work = mkdtempSync(join(tmpdir(), 'site-build-'));
const [data, out, clean] = [join(work, 'data'), join(work, 'out'), join(work, 'clean')];
let store: Store;

before(() => void (store = writeFixture(data)));
after(() => rmSync(work, { recursive: true, force: true }));

test('a first build writes every page, a second one nothing', async () => {
  const first = await buildSite({ store: data, out });
  assert.equal(first.servers, 7);
  assert.equal(first.written, first.pages);
  const modified = times(out);
  const second = await buildSite({ store: data, out });
  assert.deepEqual([second.written, second.deleted, second.pages], [0, 0, first.pages]);
  assert.deepEqual(times(out), modified);
});

test('a changed tool, a tool that went and a server that went: the same bytes as a clean build', async () => {
  const tool = (name: string, description: string) => ({
    tool: { name, description, inputSchema: { type: 'object' } },
    category: 'Read' as const,
  });
  server(store, 'example-single', 'Single', [
    tool('get_time', 'Returns the time of a zone.'),
    tool('get_issue', 'New here.'),
  ]);
  server(store, 'example-many', 'Many tools', [tool('read_item_0', 'Only one is left.')]);
  store.index.remove('example-failing');
  store.snapshots.remove('example-failing');
  const result = await buildSite({ store: data, out });
  assert.ok(result.deleted >= 210, `${result.deleted} deleted`);
  assert.ok(!existsSync(join(out, 'servers/example-many/write-item-1.html')));
  assert.ok(!existsSync(join(out, 'servers/example-failing.html')));
  await buildSite({ store: data, out: clean });
  assert.deepEqual(contents(out), contents(clean));
});

test('a page that somebody deleted comes back', async () => {
  const file = join(out, 'servers/example-single/get-time.html');
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  await buildSite({ store: data, out });
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('the sharded renderer writes the bytes that Astro’s own build writes', async () => {
  const stock = join(work, 'stock');
  (globalThis as { allPages?: () => Page[] }).allPages = allPages;
  await stockBuild({ root: SITE_FOLDER, outDir: `${stock}/`, logLevel: 'error', publicDir: join(work, 'none') });
  const ours = contents(out);
  const theirs = contents(stock);
  assert.ok(theirs.size > 60, `${theirs.size} pages`);
  for (const [name, text] of theirs) assert.equal(ours.get(name), text, name);
});

function allPages(): Page[] {
  const attacks = [...store.attacks.records()];
  const all = store.index
    .ids()
    .map((id) => readRecords(store, id))
    .map((records) => ({ records, summary: summarise(records, attacks) }));
  all.sort((a, b) => (a.summary.name.toLowerCase() < b.summary.name.toLowerCase() ? -1 : 1));
  const catalogue = catalogueOf(
    all.map(({ summary }) => summary),
    attacks,
  );
  const taxonomy = readTaxonomy(readFileSync(new URL('../../docs/TAXONOMY.md', import.meta.url), 'utf8'));
  const servers = all.flatMap(({ records, summary }) => {
    const view = serverView(records, summary);
    const { related, similar, resembling } = contextOf(catalogue, summary, '');
    const own = serverPage(records, summary, view, { similar, resembling });
    if (!view) return [own];
    const tools = summary.tools.map((_, index) => toolPage(view, index, { ...related[index]!, resembling }, attacks));
    return [own, ...laterToolPages(summary), ...tools];
  });
  return [...catalogueWidePages(catalogue, taxonomy, undefined), ...servers];
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const contents = (folder: string) =>
  new Map(files(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
const times = (folder: string) =>
  new Map(
    files(folder)
      .filter((name) => name.endsWith('.html'))
      .map((name) => [name, statSync(join(folder, name)).mtimeMs]),
  );
