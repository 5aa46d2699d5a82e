/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { serveSite } from '../../site/serve.ts';
import { writeFixture } from './fixture.ts';
import { decode, publishedPages } from './published.ts';

const TOOLRISK = fileURLToPath(new URL('../../cli/toolrisk.ts', import.meta.url));
const [ORIGIN, BASE] = ['https://tools.example', '/security/mcp'];
const REPOSITORY = 'https://git.example/team/catalogue';
const work = mkdtempSync(join(tmpdir(), 'site-sub-path-'));
const [data, out] = [join(work, 'data'), join(work, 'out')];
let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;

before(async () => {
  writeFixture(data);
  const { status, stderr } = spawnSync(
    process.execPath,
    [TOOLRISK, 'build', '--data', data, '--out', out, '--url', `${ORIGIN}${BASE}/`],
    { encoding: 'utf8', env: { ...process.env, TOOLRISK_REPOSITORY: REPOSITORY } },
  );
  assert.equal(status, 0, stderr);
  served = await serveSite({ folder: out, port: 0, base: BASE });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  await served?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What is wrong with an address that the published files name. */
function fault(address: string): string | undefined {
  const [path = ''] = address.replace(ORIGIN, '').split(/[?#]/);
  if (!path.startsWith(`${BASE}/`)) return `${address} is outside of the base`;
  const file = join(out, decodeURI(path.slice(BASE.length + 1)) || 'index');
  return existsSync(file) || existsSync(`${file}.html`) ? undefined : `${address} leads nowhere`;
}

/** Every string of a JSON value that is an address of this site. */
function addresses(value: unknown): string[] {
  if (typeof value === 'string') return /^(?:\/[a-z]|https:\/\/tools\.example)/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addresses) : [];
}

const NAMED: [surface: string, find: () => string[]][] = [
  [
    'links, styles and scripts of every page',
    () =>
      publishedPages(out).flatMap(({ html }) =>
        [...html.matchAll(/\s(?:href|src|action)="([^"#]+)[^"]*"/g)]
          .map((match) => decode(match[1]!))
          .filter((href) => href.startsWith('/') || href.startsWith(ORIGIN)),
      ),
  ],
  [
    'structured data',
    () => publishedPages(out).flatMap(({ html }) => html.match(/https:\/\/tools\.example[^"\\\s<]*/g) ?? []),
  ],
  [
    'lists of the API',
    () => ['index', 'servers', 'attacks', 'risk/high'].flatMap((name) => addresses(json(`api/v1/${name}.json`))),
  ],
  [
    'a server in the API',
    () => addresses((json('api/v1/servers/example-github.json') as { server: { links: unknown } }).server.links),
  ],
  ['the feed', () => addresses(json('changes.json'))],
  [
    'the sitemap',
    () =>
      ['sitemap.xml', 'sitemaps/1.xml'].flatMap((name) =>
        [...text(name).matchAll(/<loc>([^<]+)/g)].map(([, loc]) => loc!),
      ),
  ],
  [
    'robots.txt and llms.txt',
    () => ['robots.txt', 'llms.txt'].flatMap((name) => text(name).match(/https:\/\/tools[^)\s]+/g) ?? []),
  ],
  ['Markdown', () => text('servers/example-github.md').match(/https:\/\/tools[^)>\s]+/g) ?? []],
  [
    'the search index',
    () =>
      readdirSync(join(out, 'search-index'), { recursive: true, encoding: 'utf8' })
        .filter((name) => /docs\/\d+\.json$/.test(name))
        .flatMap((name) => (json(`search-index/${name}`) as string[][]).map((doc) => doc[3]!)),
  ],
];
const text = (name: string) => readFileSync(join(out, name), 'utf8');
const json = (name: string): unknown => JSON.parse(text(name));

for (const [surface, find] of NAMED)
  test(`below a path of a host: ${surface}`, () => {
    const found = [...new Set(find())];
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.flatMap((address) => fault(address) ?? []),
      [],
    );
  });

test('the repository is the publisher’s own', () => {
  const html = text('servers/example-github/create-issue.html');
  assert.match(html, new RegExp(`href="${REPOSITORY}/issues/new`));
  assert.doesNotMatch(html, /github\.com\/toolrisk/);
});

test('below a path, search, policies and the stack find their files', async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => response.status() >= 400 && faults.push(response.url()));
  await page.goto(served.url);
  await page.keyboard.press('/');
  await page.locator('#search-dialog').waitFor();
  await page.keyboard.type('delete repository');
  await page.locator('#search-list [role="option"]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${BASE}/servers/example-github/delete-repository`);
  await page.locator('select[name=posture]').selectOption('strict');
  await page.waitForFunction(() => document.querySelector('[data-sentence]')!.textContent!.includes('is denied'));
  await page.goto(`${served.url}search?q=issue`);
  await page.locator('#search-page-list a').first().click();
  await page.waitForURL(`**${BASE}/servers/**`);
  await page.goto(`${served.url}stack`);
  await page.locator('#stack-add').fill('example-files');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.locator('.stack-servers a').first().click();
  await page.waitForURL(`**${BASE}/servers/example-files`);
  assert.deepEqual(faults, []);
  await page.close();
});

test('an address that is none is refused', () => {
  for (const url of ['tools.example', 'ftp://tools.example', 'https://tools.example/?a']) {
    const { status, stderr } = spawnSync(process.execPath, [TOOLRISK, 'build', '--out', out, '--url', url], {
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    assert.match(stderr, /not an address to publish at/);
  }
});
