/// <reference lib="dom" />
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { openStore } from '../../data/store/index.ts';
import { buildSite } from '../../site/build.ts';
import { serveSite } from '../../site/serve.ts';
import { server } from './fixture.ts';

const work = mkdtempSync(join(tmpdir(), 'site-policy-'));
let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;

before(async () => {
  const store = openStore(join(work, 'data'));
  const schema = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } });
  server(store, 'files', 'Files', [
    {
      tool: { name: 'read_file', description: 'Read a file.', inputSchema: schema('path') },
      category: 'Read',
      effects: ['reads-secrets'],
      evidence: [
        { signal: 'reads-secrets', pointer: '/inputSchema/properties/path', quote: 'path', supports: 'reads-secrets' },
      ],
      roles: [['/inputSchema/properties/path', 'path']],
    },
    {
      tool: { name: 'post', description: 'Send text to a URL.', inputSchema: schema('url') },
      category: 'Write',
      effects: ['open-egress'],
      roles: [['/inputSchema/properties/url', 'url']],
    },
    { tool: { name: 'get_time', description: 'Tell the time.' }, category: 'Read' },
  ]);
  await buildSite({ store: join(work, 'data'), out: join(work, 'out') });
  served = await serveSite({ folder: join(work, 'out'), port: 0 });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});
after(async () => {
  await browser?.close();
  await served?.close();
  rmSync(work, { recursive: true, force: true });
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(new URL(path, served.url).href);
  return page;
}

const labels = (page: Page) => page.locator('.values label').allInnerTexts();
const says = (page: Page, words: string) =>
  page.waitForFunction((text) => document.querySelector('.policy')!.textContent!.includes(text), words);

test('only the values that the shown policy is made from can be edited', async () => {
  const page = await open('/servers/files/read-file');
  assert.deepEqual(await labels(page), []);
  await page.locator('select[name=target]').selectOption('opa');
  await page.waitForSelector('.values label');
  assert.deepEqual(await labels(page), ['Workspace']);
  assert.equal(await page.getByLabel('Workspace').inputValue(), '/workspace');
  await page.locator('select[name=target]').selectOption('claude-code');
  await page.waitForSelector('.values label', { state: 'hidden' });
  await page.goto(new URL('/servers/files/get-time', served.url).href);
  await page.locator('select[name=target]').selectOption('opa');
  await says(page, 'tool == "get_time"');
  assert.deepEqual(await labels(page), []);
  await page.context().close();
});

test('a value is typed, checked, used at once and remembered', async () => {
  const page = await open('/servers/files/read-file');
  await page.locator('select[name=target]').selectOption('opa');
  const field = page.getByLabel('Workspace');
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('/srv/mine');
  await says(page, 'is inside the workspace (/srv/mine)');
  assert.match(await page.locator('[data-text]').innerText(), /\/srv\/mine/);
  assert.equal(await field.evaluate((input) => input === document.activeElement), true);

  await field.fill('srv');
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.match(
    await page.locator('#value-workspace-fault').innerText(),
    /^"srv" is not an absolute path\. Write it as in \/home\/me\/project\. Until then the policy keeps \/srv\/mine\.$/,
  );
  assert.match(await page.locator('[data-sentence]').innerText(), /\/srv\/mine/);

  await page.reload();
  await says(page, 'is inside the workspace (/srv/mine)');
  assert.equal(await field.inputValue(), '/srv/mine');
  assert.equal(await field.getAttribute('aria-invalid'), null);
  await page.context().close();
});

test('on the page of a stack the same values hold', async () => {
  const page = await open('/stack');
  await page.evaluate(() => localStorage.setItem('value-hosts', 'api.acme.io'));
  await page.evaluate(() => localStorage.setItem('value-workspace', 'broken'));
  await page.reload();
  await page.locator('#stack-config').fill('{"mcpServers":{"mine":{"command":"npx","args":["@example/files"]}}}');
  await page.waitForSelector('[data-stack-policy] pre');
  await page.locator('[data-stack-choices] select[name=posture]').selectOption('permissive');
  await page.locator('[data-stack-choices] select[name=target]').selectOption('opa');
  await page.waitForSelector('.values label');
  assert.equal(await page.getByLabel('Workspace').inputValue(), '/workspace');
  await page.getByLabel('Workspace').fill('C:\\work');
  await says(page, 'C:');
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`with fields and a fault the panel is accessible and narrow in ${colorScheme}`, async () => {
    const page = await open('/servers/files', { colorScheme, bypassCSP: true, viewport: { width: 360, height: 800 } });
    await page.locator('select[name=posture]').selectOption('permissive');
    await page.locator('select[name=target]').selectOption('opa');
    await page.getByLabel('Workspace').fill(`x${'y'.repeat(200)}`);
    await page.waitForSelector('.fault:not(:empty)');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run('.policy', {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`),
      [],
    );
    await page.context().close();
  });
