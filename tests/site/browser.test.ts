/// <reference lib="dom" />
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildSite } from '../../site/build.ts';
import { serveSite } from '../../site/serve.ts';
import { HOSTILE, writeFixture } from './fixture.ts';

const work = mkdtempSync(join(tmpdir(), 'site-browser-'));
let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
const at = (path: string) => new URL(path, served.url).href;

before(async () => {
  writeFixture(join(work, 'data'));
  await buildSite({ store: join(work, 'data'), out: join(work, 'out') });
  served = await serveSite({ folder: join(work, 'out'), port: 0 });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  await served?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Opens a page and collects what went wrong in it: errors, refused loads, requests that leave the site. */
async function open(
  path: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage(options);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`${path}: ${message.text()}`));
  page.on(
    'request',
    (request) =>
      request.url().startsWith(served.url) ||
      /^(?:data|blob):/.test(request.url()) ||
      faults.push(`${path}: asks ${request.url()}`),
  );
  await page.goto(at(path));
  return { page, faults };
}

const KINDS = [
  '/',
  '/servers',
  '/servers/example-github',
  '/servers/example-hostile',
  '/servers/example-many',
  '/servers/example-many/~2',
  '/servers/example-failing',
  '/servers/example-unlisted',
  '/servers/example-github/delete-repository',
  '/servers/example-github/create-issue',
  '/servers/example-github/manage-project',
  '/servers/example-files/do',
  '/servers/example-hostile/bidi-note',
  '/servers/example-hostile/huge',
  '/risk',
  '/risk/medium',
  '/risk/medium/~2',
  '/categories',
  '/categories/unclassified',
  '/effects',
  '/effects/destructive',
  '/attacks',
  '/attacks/toxic-flow',
  '/methodology',
  '/taxonomy',
  '/coverage',
  '/changes',
  '/about',
  '/stack',
  '/search',
  '/404',
];

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const)
  test(`every page kind is accessible in ${colorScheme}, loads nothing from elsewhere and breaks no policy`, async () => {
    const wrong: string[] = [];
    // In the dark only colours differ.
    const rules = colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : RULES;
    for (const path of KINDS) {
      const { page, faults } = await open(path, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(
        (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly }),
        rules,
      );
      wrong.push(
        ...violations.map(
          ({ id, nodes }) => `${path}: ${id}: ${nodes[0]!.html.slice(0, 160)} ${nodes[0]!.failureSummary ?? ''}`,
        ),
      );
      wrong.push(...faults);
      await page.close();
    }
    assert.deepEqual(wrong, []);
  });

test('no page is wider than a phone, a tablet or a desk', async () => {
  const wide: string[] = [];
  for (const width of [360, 768, 1440]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    for (const path of KINDS) {
      await page.goto(at(path));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) wide.push(`${path} at ${width} by ${overflow}`);
    }
    await page.close();
  }
  assert.deepEqual(wide, []);
});

for (const [width, height] of [
  [360, 800],
  [768, 1024],
  [1280, 720],
] as const)
  test(`the first screen of a tool, ${width} wide, has name, verdict, reason, policy and the copy button`, async () => {
    const { page } = await open('/servers/example-github/delete-repository', { viewport: { width, height } });
    for (const selector of ['h1', '.labels .risk', '.why', '[data-sentence]', '[data-copy]', '#policy-text']) {
      const box = await page.locator(selector).first().boundingBox();
      assert.ok(box && box.y + Math.min(box.height, 40) <= height, `${selector} at ${box?.y}`);
    }
    await page.close();
  });

test('hostile definitions stay text', async () => {
  for (const name of Object.keys(HOSTILE)) {
    const { page, faults } = await open(`/servers/example-hostile/${name}-note`);
    assert.deepEqual(faults, []);
    assert.ok(!(await page.title()).startsWith('owned'), name);
    assert.equal(await page.locator('main img, main b:has-text("hidden"), main script').count(), 0, name);
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
    assert.ok(
      links.every((protocol) => /^https?:$/.test(protocol)),
      `${name}: ${links}`,
    );
    await page.close();
  }
  const { page } = await open('/servers/example-hostile/escaped-note');
  assert.match(await page.locator('.def-text').innerText(), /Arguments:\n- sql/);
  await page.goto(at('/servers/example-hostile/bidi-note'));
  assert.match(await page.locator('.def-text').innerText(), /U\+202E/);
  assert.match(await page.locator('.warning').innerText(), /cannot be seen/);
  await page.goto(at('/servers/example-hostile/huge'));
  assert.match(await page.locator('.definition').innerText(), /more characters of it are in the record/);
  await page.close();
});

test('a policy is chosen, computed, remembered and copied', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(at('/servers/example-github'));
  const text = page.locator('[data-text]');
  assert.equal((JSON.parse(await text.innerText()) as { default: string }).default, 'deny');
  await page.locator('select[name=target]').selectOption('claude-code');
  await page.locator('select[name=posture]').selectOption('strict');
  await page.locator('input[name=key]').fill('mine');
  await page.waitForFunction(() => document.querySelector('[data-text]')!.textContent!.includes('mcp__mine__'));
  await page.locator('.policy [data-copy]').click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await text.textContent());
  await page.goto(at('/servers/example-github/list-issues'));
  await page.waitForFunction(() =>
    document.querySelector('[data-text]')!.textContent!.includes('mcp__example-github__list_issues'),
  );
  assert.equal(await page.locator('select[name=posture]').inputValue(), 'strict');
  await context.close();
});

test('without JavaScript the page is whole, with the recommended policy', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(at('/servers/example-github'));
  assert.match(await page.locator('[data-text]').innerText(), /"default": "deny"/);
  assert.equal(await page.locator('.tool-table tbody tr').count(), 5);
  assert.equal(await page.locator('button:visible, .choices:visible, .filter:visible').count(), 0);
  await page.close();
});

test('without JavaScript a long table of tools is read page by page', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(at('/servers/example-many'));
  const rows: string[] = [];
  for (;;) {
    rows.push(...(await page.locator('.tool-table tbody th').allInnerTexts()));
    const next = page.locator('a[rel=next]');
    if ((await next.count()) === 0) break;
    await next.click();
  }
  assert.deepEqual([rows.length, new Set(rows).size], [210, 210]);
  await page.close();
});

test('a policy that is too long for a page is linked, and shown where it is asked for', async () => {
  const { page, faults } = await open('/servers/example-many');
  assert.equal(await page.locator('[data-text]:visible').count(), 0);
  const twin = await page.request.get(at((await page.locator('[data-long] a').first().getAttribute('href'))!));
  assert.match(await twin.text(), /"write_item_1"/);
  await page.getByRole('button', { name: 'Show it here' }).click();
  await page.waitForSelector('[data-text]:visible');
  assert.match(await page.locator('[data-text]').innerText(), /"write_item_1"/);
  assert.equal(await page.locator('[data-long]').count(), 0);
  assert.deepEqual(faults, []);
  await page.close();
});

test('the table of a server filters and sorts', async () => {
  const { page, faults } = await open('/servers/example-many');
  const names = () => page.locator('.tool-table tbody tr th').allInnerTexts();
  assert.equal((await names()).length, 32);
  const filtered = async (words: string) => {
    await page.locator('[data-filter] input').fill(words);
    await page.waitForFunction(() => document.querySelectorAll('.tool-table tbody tr').length === 42);
    assert.ok(
      (await names()).every((name) => name.startsWith('write_item')),
      words,
    );
  };
  await filtered('write_item');
  await filtered('writee item');
  await page.locator('[data-filter] input').fill('');
  await page.locator('[data-filter] select[name=risk]').selectOption('high');
  await page.waitForFunction(() => document.querySelectorAll('.tool-table tbody tr').length === 42);
  assert.equal(await page.locator('.pager').count(), 0);
  await page.locator('[data-filter] select[name=risk]').selectOption('');
  await page.waitForFunction(() => document.querySelectorAll('.tool-table tbody tr').length === 210);
  await page.getByRole('button', { name: 'Risk' }).click();
  assert.match(await page.locator('.tool-table tbody tr').first().innerText(), /High/);
  assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
  assert.deepEqual(faults, []);
  await page.close();
});

test('the theme follows the system, can be changed, and is there before the first paint', async () => {
  const context = await browser.newContext({ colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(at('/'));
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
  assert.notEqual(await ground(), light);
  await page.goto(at('/risk'), { waitUntil: 'commit' });
  await page.waitForSelector('h1');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await context.close();
});

test('a stack: a configuration is read here, unknown servers are said to be unknown, and one policy covers the rest', async () => {
  const { page, faults } = await open('/stack');
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')));
  const config = {
    mcpServers: {
      hub: { command: 'npx', args: ['-y', '@example/example-github'], env: { EXAMPLE_TOKEN: 'very-secret' } },
      other: { command: 'npx', args: ['-y', 'not-in-the-catalogue'] },
    },
  };
  await page.locator('#stack-config').fill(JSON.stringify(config, null, 2));
  await page.locator('#stack-add').fill('example-files');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.stack-servers li').length === 3);
  const servers = await page.locator('.stack-servers').innerText();
  assert.match(servers, /GitHub 5 tools/);
  assert.match(servers, /Unknown\. not-in-the-catalogue/);
  assert.match(await page.locator('[data-stack-chains]').innerText(), /hub \/ list_issues/);
  await page.locator('[data-stack-choices] select[name=target]').selectOption('claude-code');
  const policy = await page.locator('[data-stack-policy] pre').first().innerText();
  assert.match(policy, /mcp__hub__delete_repository/);
  assert.match(policy, /mcp__example-files__/);
  assert.ok(!sent.some((url) => url.includes('very-secret')));
  await page.locator('#stack-config').fill('{ "mcpServers": { "a": }');
  await page.waitForSelector('[data-stack-problems] li');
  assert.match(await page.locator('[data-stack-problems]').innerText(), /Line 1/);
  assert.deepEqual(faults, []);
  await page.close();
});

test('little script is loaded before search is opened', async () => {
  for (const path of ['/', '/servers/example-github', '/servers/example-github/delete-repository']) {
    const page = await browser.newPage();
    const sizes: Promise<number>[] = [];
    page.on(
      'response',
      (response) =>
        response.url().endsWith('.js') &&
        sizes.push(
          response
            .request()
            .sizes()
            .then(({ responseBodySize }) => responseBodySize),
        ),
    );
    await page.goto(at(path), { waitUntil: 'networkidle' });
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    assert.ok(total > 0 && total < 30_000, `${path}: ${total}`);
    await page.close();
  }
});
