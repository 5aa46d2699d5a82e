import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Category, Risk } from '../../data/schema/index.ts';
import { openStore } from '../../data/store/index.ts';
import { buildSite } from '../../site/build.ts';
import { CACHE } from '../../site/build/paths.ts';
import { RISK_RULES, riskRule } from '../../classifier/risk.ts';
import { DESCRIPTION_ROOM } from '../../site/model/room.ts';
import { escapedTwice, plain, unescape } from '../../site/model/text.ts';
import { toolSlugs, urls } from '../../site/model/urls.ts';
import { riskPhrase, riskWord } from '../../site/model/words.ts';
import { decode, ownText, publishedPages, textOf, type PublishedPage } from './published.ts';

// The whole committed catalogue, built as it is published; kept between runs, so that only changes are rendered.
const out = join(CACHE, 'tested');
const store = openStore(process.env.SITE_STORE);
let pages: PublishedPage[] = [];
let byPath = new Map<string, string>();
/** What we wrote on each page, by its address. */
let ours = new Map<string, string>();

before(async () => {
  await buildSite({ out, ...(process.env.SITE_STORE !== undefined && { store: process.env.SITE_STORE }) });
  pages = publishedPages(out);
  byPath = new Map(pages.map(({ path, html }) => [path, html]));
  ours = new Map(pages.map(({ path, html }) => [path, ownText(html)]));
});

/** Reports the first few of many, so that a failure can be read. */
function none(found: readonly string[]): void {
  assert.equal(found.length, 0, `${found.length} found:\n${found.slice(0, 12).join('\n')}`);
}

test('every internal link leads to a page or a file, every fragment to an element', () => {
  const ids = new Map(
    pages.map(({ path, html }) => [path, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!))]),
  );
  const files = new Set(readdirSync(out, { recursive: true }).map((file) => `/${String(file)}`));
  const broken = pages.flatMap(({ path, html }) =>
    [...html.matchAll(/<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].flatMap(([, raw]) => {
      const href = decode(raw!);
      if (/^(?:https?|mailto):/.test(href)) return [];
      const [target = '', fragment] = href.split('#');
      const to = target === '' ? path : target.split('?')[0]!;
      if (!to.startsWith('/')) return [`${path}: ${href} is relative`];
      const page = byPath.has(to);
      if (!page && !files.has(to)) return [`${path}: ${href} leads nowhere`];
      return fragment && page && !ids.get(to)!.has(fragment) ? [`${path}: ${href} has no such element`] : [];
    }),
  );
  none(broken);
});

test('ids are there once on a page', () => {
  none(
    pages.flatMap(({ path, html }) => {
      const ids = [...html.matchAll(/<[^>]*?\sid="([^"]+)"/g)].map((match) => match[1]!);
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}: #${id}`);
    }),
  );
});

const FAULTS: readonly [string, RegExp][] = [
  [
    'a wrong article',
    /\b[Aa] (?:Execute|Unclassified|effect|unknown)\b|\b[Aa]n (?:Read|Write|critical|high|medium|low)\b/,
  ],
  [
    'a wrong plural',
    // A number of its own, not the end of a tool's name such as `createWebsiteV1`.
    /(?<![\w.,-])1 (?:tools|servers|changes|parameters|kinds|signals)\b|\b(?:0|[2-9]|\d\d+) (?:tool|server|parameter|signal)\b(?!-)/,
  ],
  ['a doubled word', /(?<![-_])\b(the|a|an|of|to|is|and|server|tool|MCP server) \1\b(?![-_])/i],
  ['MCP Server MCP Server', /MCP Server MCP Server/i],
  ['a doubled stop', /[^.]\.\.(?:\s|$)|\.\s\.(?:\s|$)/],
  ['a value that is none', /\bundefined\b|\bNaN\b|\[object |\bnull\b/],
  ['a placeholder', /\{\{|\}\}|\$\{|<%/],
  ['a broken character', /\ufffd/],
];

test('what we say is free of slips', () => {
  none(
    [...ours].flatMap(([path, own]) => {
      // A tool may be named “is”.
      const name = path.split('/').at(-1) as string;
      const text = own.replace(/\s+/g, ' ').replaceAll(`${name} ${name} `, `${name} `);
      return FAULTS.flatMap(([name, pattern]) => {
        const found = pattern.exec(text);
        return found ? [`${path}: ${name}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`] : [];
      });
    }),
  );
});

test('no escape leaks: no literal line break, no markup and no character reference shown as text', () => {
  none(
    [...ours].flatMap(([path, text]) => {
      const found = /\\[nt]|&(?:amp|lt|gt|quot|#\d+);|<\/?[a-z]+\b/.exec(text);
      return found ? [`${path}: …${text.slice(Math.max(0, found.index - 40), found.index + 40)}…`] : [];
    }),
  );
});

test('every tool of the records has its page, with its whole description, one risk and its own reason', () => {
  const wrong: string[] = [];
  const squeeze = (text: string) => text.replace(/\s+/g, '');
  for (const snapshot of store.snapshots.records()) {
    const verdict = store.verdicts.read(snapshot.server);
    if (!verdict) continue;
    const slugs = toolSlugs(snapshot.tools.map(({ name }) => name));
    snapshot.tools.forEach((tool, index) => {
      const path = urls.tool(snapshot.server, slugs[index]!);
      const html = byPath.get(path);
      if (html === undefined) return wrong.push(`${path}: no page`);
      const judged = verdict.tools[index]!;
      const text = squeeze(textOf(html.replaceAll(/<span class="hidden-char"[^>]*>(.*?)<\/span>/g, '[$1]')));
      const description = typeof tool['description'] === 'string' ? tool['description'] : '';
      const shown = plain(escapedTwice(description) ? unescape(description) : description);
      if (escapedTwice(description) && shown.includes('\\n')) wrong.push(`${path}: a line break is shown as text`);
      const long = Buffer.byteLength(description) > DESCRIPTION_ROOM;
      if (long && !text.includes(squeeze(shown).slice(0, 400))) wrong.push(`${path}: the description does not begin`);
      if (html.includes('too long for a page') && !html.includes(`<a href="${path}.md">Markdown</a>`))
        wrong.push(`${path}: no link to the whole definition`);
      if (!long && !text.includes(squeeze(shown))) wrong.push(`${path}: the description is not whole`);
      const risk = riskRule(judged).risk;
      const said = [...html.matchAll(/<span class="risk r-(\w+)">([^<]*)</g)][0]!;
      if (said[1] !== (risk ?? 'unknown') || !said[2]!.startsWith(riskWord(risk)))
        wrong.push(`${path}: ${said[2]} is not ${risk}`);
      const heading = /<title>([^<]*)/.exec(html)![1]!;
      if (!heading.includes(risk === null ? 'unclassified' : `${risk}-risk`))
        wrong.push(`${path}: the title names another risk`);
      if (!html.includes(judged.definitionDigest)) wrong.push(`${path}: the digest is missing`);
      if (!html.includes(verdict.classifier.version)) wrong.push(`${path}: the classifier is missing`);
      for (const { quote } of judged.evidence)
        if (quote.length < 60 && !text.includes(squeeze(plain(quote)))) wrong.push(`${path}: “${quote}” is not shown`);
      return undefined;
    });
  }
  none(wrong);
});

test('a tool’s page, its JSON-LD, its Markdown and its JSON say the same', () => {
  none(
    pages
      .filter(({ html }) => html.includes('data-kind="tool"'))
      .flatMap(({ path, html }) => {
        const link = (type: string) =>
          new RegExp(`<link rel="alternate" type="${type}" href="([^"]+)"`).exec(html)![1]!;
        const read = (address: string) => readFileSync(join(out, decode(address)), 'utf8');
        const { tool } = JSON.parse(read(link('application/json'))) as {
          tool: Record<'category' | 'why', string> & { risk: Risk | null };
        };
        const markdown = read(link('text/markdown'));
        const text = textOf(html).replace(/\s+/g, ' ');
        const meta = decode(/<meta name="description" content="([^"]*)"/.exec(html)![1]!);
        const linked = JSON.parse(decode(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)![1]!)) as {
          description?: string;
        }[];
        return Object.entries({
          'the risk of the page':
            new RegExp(`<span class="risk r-${tool.risk ?? 'unknown'}">`).exec(html)?.index ===
            html.indexOf('<span class="risk '),
          'the category of the page': html.includes(
            `<a class="cat" href="${urls.category(tool.category as Category)}">`,
          ),
          'the reason of the page': text.includes(tool.why.replaceAll('`', '').replace(/\s+/g, ' ')),
          'the risk of the Markdown': markdown.includes(`\n- Risk: **${riskPhrase(tool.risk)}**\n`),
          'the category of the Markdown': markdown.includes(`\n- Category: **${tool.category}**\n`),
          'the description of the JSON-LD': linked.some(({ description }) => description === meta),
        }).flatMap(([what, holds]) => (holds ? [] : [`${path}: ${what} is not that of its JSON`]));
      }),
  );
});

test('a row of any list says the risk that the tool’s own page says', () => {
  const own = new Map(
    pages
      .filter(({ html }) => html.includes('data-kind="tool"'))
      .map(({ path, html }) => [path, /<span class="risk r-(\w+)"/.exec(html)![1]!]),
  );
  none(
    pages.flatMap(({ path, html }) =>
      [
        ...[...html.matchAll(/<span class="risk r-(\w+)">[^<]*<\/span>\s*<div>\s*<a class="tool" href="([^"]+)"/g)].map(
          ([, risk, href]) => [risk, href],
        ),
        ...[...html.matchAll(/<a class="tool" href="([^"]+)">[^<]*<\/a><\/th>\s*<td><span class="risk r-(\w+)"/g)].map(
          ([, href, risk]) => [risk, href],
        ),
      ].flatMap(([risk, href]) =>
        own.get(href!) === risk ? [] : [`${path}: ${href} is ${own.get(href!)}, here ${risk}`],
      ),
    ),
  );
});

test('the lists add up to the catalogue', () => {
  const tools = [...store.verdicts.records()].reduce((sum, verdict) => sum + verdict.tools.length, 0);
  const rows = (list: string) =>
    pages
      .filter(({ path }) => path === list || path.startsWith(`${list}/~`))
      .reduce((sum, { html }) => sum + [...html.matchAll(/<a class="tool"/g)].length, 0);
  const categories = ['Read', 'Write', 'Execute', 'Unclassified'].reduce(
    (sum, category) => sum + rows(urls.category(category)),
    0,
  );
  assert.equal(categories, tools);
  const unknown = rows(urls.category('Unclassified'));
  assert.equal(
    [...new Set(RISK_RULES.map(({ risk }) => risk))].reduce(
      (sum, risk) => sum + (risk === null ? 0 : rows(urls.risk(risk))),
      0,
    ),
    tools - unknown,
  );
});

test('nothing is loaded from anywhere else, and nothing is inline', () => {
  none(
    pages.flatMap(({ path, html: whole }) => {
      const html = whole.replaceAll(/\scontent="[^"]*"/g, ''); // a quoted text may speak of a tag
      const loads = [
        ...html.matchAll(
          /<(?:script|img|iframe|link rel="(?:stylesheet|icon|preload)")\b[^>]*?(?:src|href)="(https?:|\/\/)[^"]*"/g,
        ),
      ].map(([tag]) => tag);
      const inline = [...html.matchAll(/<script(?![^>]*(?:\ssrc=|ld\+json))[^>]*>|<style\b|\sstyle="|\son\w+="/g)].map(
        ([tag]) => tag,
      );
      return [...loads, ...inline].map((tag) => `${path}: ${tag}`);
    }),
  );
});

/** Bytes after gzip that no page may exceed. */
const BUDGET = 10_000;

/** Bytes after gzip; the quick level does where a page fits with it already. */
function compressed(html: string): number {
  const quick = gzipSync(html, { level: 1 }).length;
  return quick <= BUDGET ? quick : gzipSync(html).length;
}

test('no page is over its budget', () => {
  none(
    pages.flatMap(({ path, html }) => {
      const size = compressed(html);
      return size > BUDGET ? [`${path}: ${size} bytes`] : [];
    }),
  );
});
