/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openStore } from '../../data/store/index.ts';
import { buildSite } from '../../site/build.ts';
import { serveSite } from '../../site/serve.ts';
import { server } from '../site/fixture.ts';

const work = mkdtempSync(join(tmpdir(), 'stack-page-'));
let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
let page: Page;

const SERVERS = 30;
const PATH = '/inputSchema/properties/path';
const PARTS = ['servers', 'risk', 'chains', 'clashes', 'policy'] as const;
type Part = (typeof PARTS)[number];

/** A configuration with every fixture server under ten keys, each on a line of its own. */
const config = (count: number): string => {
  const entry = (index: number) => `"key-${index}": { "command": "npx", "args": ["@example/stack-${index % 3}"] }`;
  return `{ "mcpServers": {\n${Array.from({ length: count }, (_, index) => entry(index)).join(',\n')}\n} }`;
};

before(async () => {
  const store = openStore(join(work, 'data'));
  const inputSchema = { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] };
  for (const id of ['stack-0', 'stack-1', 'stack-2'])
    server(store, id, `Server ${id}`, [
      {
        tool: { name: 'read_file', description: 'Read a file.', inputSchema },
        category: 'Read',
        effects: ['reads-secrets'],
        evidence: [{ signal: 'reads-secrets', pointer: PATH, quote: 'path', supports: 'reads-secrets' }],
        roles: [[PATH, 'path']],
      },
      { tool: { name: 'delete_file', description: 'Delete a file.' }, category: 'Write', effects: ['destructive'] },
    ]);
  await buildSite({ store: join(work, 'data'), out: join(work, 'out') });
  served = await serveSite({ folder: join(work, 'out'), port: 0 });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.goto(new URL('/stack', served.url).href);
  await page.locator('#stack-config').fill(config(SERVERS));
  await shows(SERVERS);
  await page.locator('[data-stack-choices] select[name=target]').selectOption('opa');
  await page.waitForSelector('.values label');
});
after(async () => {
  await browser?.close();
  await served?.close();
  rmSync(work, { recursive: true, force: true });
});

const shows = (count: number) =>
  page.waitForFunction((n) => document.querySelectorAll('[data-stack-servers] li').length === n, count);
const says = (words: string) =>
  page.waitForFunction((text) => document.querySelector('[data-stack-policy] pre')?.textContent.includes(text), words);
const keyField = (index: number) => page.locator('[data-stack-servers] input').nth(index);

/** Which parts of the page are made anew while something is done, and how many items of the list of servers come or go. */
async function redrawn(act: () => Promise<unknown>): Promise<{ parts: Part[]; items: number }> {
  await page.evaluate((parts) => {
    const seen: Record<string, number> = {};
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes, removedNodes } of records)
        for (const part of parts)
          if ((target as Element).closest(`[data-stack-${part}]`))
            seen[part] = (seen[part] ?? 0) + addedNodes.length + removedNodes.length;
    });
    observer.observe(document.querySelector('[data-stack-result]')!, { childList: true, subtree: true });
    Object.assign(globalThis, { seen, observer });
  }, PARTS);
  await act();
  const seen = await page.evaluate(() => {
    const { observer, seen: found } = globalThis as unknown as {
      observer: MutationObserver;
      seen: Partial<Record<string, number>>;
    };
    observer.disconnect();
    return found;
  });
  return { parts: PARTS.filter((part) => seen[part] !== undefined), items: seen['servers'] ?? 0 };
}

const caret = (selector: string) =>
  page.locator(selector).evaluate((field: HTMLInputElement) => ({
    focused: field === document.activeElement,
    at: field.selectionStart,
  }));

test('names that several servers share are shown under the reader’s keys', async () => {
  const text = await page.locator('[data-stack-clashes]').innerText();
  assert.match(text, /^Several servers have a tool of the same name/);
  assert.match(text, /key-0\/read_file, key-1\/read_file, .* and 22 more/);
});

test('typing that changes no server makes nothing anew, and keeps the caret', async () => {
  await page.locator('#stack-config').evaluate((field: HTMLTextAreaElement) => {
    field.focus();
    field.setSelectionRange(1, 1);
  });
  const { parts } = await redrawn(async () => {
    await page.keyboard.type('   ', { delay: 20 });
    await page.waitForTimeout(500);
  });
  assert.deepEqual(parts, []);
  assert.deepEqual(await caret('#stack-config'), { focused: true, at: 4 });
});

test('one server more is one item more; the others stay', async () => {
  const { parts, items } = await redrawn(async () => {
    await page.locator('#stack-config').fill(config(SERVERS + 1));
    await shows(SERVERS + 1);
    await says('"key-30"');
  });
  assert.deepEqual({ parts, items }, { parts: ['servers', 'risk', 'chains', 'clashes', 'policy'], items: 1 });
});

test('a key is typed letter by letter in its place; it stays when the configuration changes elsewhere', async () => {
  await keyField(7).evaluate((field: HTMLInputElement) => {
    field.focus();
    field.setSelectionRange(3, 3);
  });
  const { items } = await redrawn(async () => {
    await page.keyboard.type('mine', { delay: 20 });
    await says('"keymine-7"');
  });
  assert.equal(items, 0);
  assert.deepEqual(await caret('[data-stack-servers] li:nth-child(8) input'), { focused: true, at: 7 });
  await page.locator('#stack-config').fill(config(SERVERS));
  await shows(SERVERS);
  assert.equal(await keyField(7).inputValue(), 'keymine-7');
  await says('"keymine-7"');
});

test('a value of the reader, the target and the posture change the policy and nothing else', async () => {
  const workspace = page.getByLabel('Workspace');
  await workspace.focus();
  await page.keyboard.press('End');
  const typed = await redrawn(async () => {
    await page.keyboard.type('/mine', { delay: 20 });
    await says('/workspace/mine');
  });
  assert.deepEqual(typed.parts, ['policy']);
  assert.deepEqual(await caret('#value-workspace'), { focused: true, at: '/workspace/mine'.length });
  for (const [name, value] of [
    ['posture', 'strict'],
    ['target', 'claude-code'],
  ] as const) {
    const pre = page.locator('[data-stack-policy] pre');
    const before = await pre.innerText();
    const chosen = await redrawn(() => page.locator(`[data-stack-choices] select[name=${name}]`).selectOption(value));
    assert.deepEqual(chosen.parts, ['policy'], name);
    assert.notEqual(await pre.innerText(), before);
  }
});
