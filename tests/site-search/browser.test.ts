import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { chromium, type Browser, type Page } from 'playwright-core';
import { makeStore, SERVERS, tool } from '../surfaces/catalogue.ts';
import { serveSearch } from './site.ts';

const hostile = '<img src=x onerror=document.title="owned"> \u202Eevil';
const store = makeStore([
  ...SERVERS,
  { id: 'hostile', name: 'Hostile', tools: [tool(hostile, `steal everything ${hostile}`, { category: 'Execute' })] },
]);
let browser: Browser;
let site: Awaited<ReturnType<typeof serveSearch>>;
before(async () => {
  site = await serveSearch(store);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  site?.close();
});

async function open(path: string): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
  await page.goto(`${site.url}${path}`);
  return { page, errors };
}
const options = (page: Page) => page.locator('#search-list [role="option"]');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(
    `(() => { ${axe}; return axe.run().then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html)); })()`,
  );
}

test('nothing of search is loaded before it is opened', async () => {
  site.requests.length = 0;
  const { page, errors } = await open('/');
  await page.waitForLoadState('networkidle');
  assert.ok(!site.requests.some((path) => /search-index|worker|dialog/.test(path)), site.requests.join(' '));
  await page.keyboard.press('/');
  await page.locator('#search-dialog').waitFor({ state: 'visible' });
  await page.keyboard.type('issue');
  await options(page).first().waitFor();
  assert.ok(site.requests.some((path) => path.includes('search-index')));
  assert.deepEqual(errors, []);
  await page.close();
});

test('opens by /, Ctrl-K, Cmd-K and a click; not while something else is typed; Escape closes', async () => {
  const { page } = await open('/');
  const dialog = page.locator('#search-dialog');
  for (const key of ['/', 'Control+k', 'Meta+k']) {
    await page.keyboard.press(key);
    await dialog.waitFor({ state: 'visible' });
    assert.equal(await page.evaluate('document.activeElement?.id'), 'search-field', key);
    await page.keyboard.type('issue');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.click('[data-search]');
  await dialog.waitFor({ state: 'visible' });
  await page.click('.search-close');
  await page.focus('#other');
  await page.keyboard.press('/');
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await page.inputValue('#other'), '/');
  await page.keyboard.press('Control+k');
  await dialog.waitFor({ state: 'visible' });
  await page.close();
});

test('the keyboard alone finds a tool and goes to it', async () => {
  const { page, errors } = await open('/');
  await page.keyboard.press('/');
  await page.locator('#search-dialog').waitFor({ state: 'visible' });
  await page.keyboard.type('git hub');
  await page.keyboard.press('Backspace');
  await options(page).nth(2).waitFor();
  const field = page.locator('#search-field');
  const active = async () => page.locator(`#${await field.getAttribute('aria-activedescendant')}`).textContent();
  assert.match((await active()) ?? '', /^GitHub/, 'the server comes first');
  await page.keyboard.press('ArrowDown');
  assert.match((await active()) ?? '', /risk/);
  assert.equal(await page.locator('[aria-selected="true"]').count(), 1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(), 'All results on one page');
  await field.fill('delte repository');
  await page.locator('[role="status"]', { hasText: 'delete repository' }).waitFor();
  assert.match((await active()) ?? '', /deleteRepositoryGitHubCritical riskWrite/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/servers/github/deleterepository');
  assert.deepEqual(
    errors.filter((error) => !error.includes('404')),
    [],
  );
  await page.close();
});

test('filters narrow; an empty answer says so; hostile text stays text', async () => {
  const { page, errors } = await open('/');
  await page.keyboard.press('/');
  await page.locator('#search-dialog').waitFor({ state: 'visible' });
  await page.check('#search-dialog input[value="critical"]');
  await page.locator('[role="status"]', { hasText: '2 tools.' }).waitFor();
  await page.fill('#search-field', 'zzzzqqq');
  await page.locator('[role="status"]', { hasText: 'Nothing found' }).waitFor();
  await page.uncheck('#search-dialog input[value="critical"]');
  await page.fill('#search-field', 'steal everything');
  await options(page).first().waitFor();
  const text = (await options(page).first().textContent()) ?? '';
  assert.ok(text.includes('<img src=x') && !text.includes('\u202E'), text);
  assert.equal(await page.locator('#search-list img').count(), 0);
  assert.equal(await page.title(), 'Home');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(errors, []);
  await page.close();
});

test('the search page keeps query and filters in its address', async () => {
  const { page, errors } = await open('/search?q=repository&category=write');
  const rows = page.locator('#search-page-list li');
  await rows.nth(1).waitFor();
  assert.equal(await rows.count(), 2);
  assert.equal(await page.isChecked('input[value="write"]'), true);
  assert.deepEqual(await violations(page), []);
  await page.check('input[value="critical"]');
  await page.waitForURL('**/search?q=repository&category=write&risk=critical');
  await page.locator('#search-page-status', { hasText: '1 tool.' }).waitFor();
  await page.fill('input[name="q"]', '天气');
  await page.uncheck('input[value="critical"]');
  await page.uncheck('input[value="write"]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?q=%E5%A4%A9%E6%B0%94$/);
  await page.reload();
  await rows.first().waitFor();
  assert.match((await rows.first().textContent()) ?? '', /天气/);
  assert.deepEqual(errors, []);
  await page.close();
});

test('without an index the reader is told, and can try again', async () => {
  const { page } = await open('/');
  await page.route('**/search-index/**', (route) => route.abort());
  await page.keyboard.press('/');
  await page.locator('#search-dialog').waitFor({ state: 'visible' });
  await page.keyboard.type('issue');
  await page.locator('[role="status"]', { hasText: 'Check the connection' }).waitFor();
  await page.unroute('**/search-index/**');
  await page.fill('#search-field', 'get issue');
  await options(page).first().waitFor();
  await page.close();
});

test('the scripts stay within their budget', async () => {
  const weight = (paths: string[]) =>
    paths
      .filter((path) => path.endsWith('.js'))
      .reduce((sum, path) => sum + gzipSync(readFileSync(join(site.out, path))).length, 0);
  site.requests.length = 0;
  const { page } = await open('/');
  await page.waitForLoadState('networkidle');
  const before = weight(site.requests);
  assert.ok(before < 2_000, `${before} bytes before search is opened`);
  await page.keyboard.press('/');
  await page.locator('#search-dialog').waitFor({ state: 'visible' });
  await page.keyboard.type('issue');
  await options(page).first().waitFor();
  const all = weight([...new Set(site.requests)]);
  assert.ok(all < 30_000, `${all} bytes after`);
  await page.close();
});
