import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fromMarkdown } from 'mdast-util-from-markdown';
import sax from 'sax';
import { codeBlock, codeSpan, csvCell, markdownSentence, markdownText, xmlText } from '../../site/surfaces/foreign.ts';
import { scriptText } from '../../site/surfaces/json-ld.ts';
import { HOSTILE } from './hostile.ts';
import { parseCsv } from './parse-csv.ts';

const INVALID_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`${name}: one code span in Markdown`, () => {
    const [block, ...rest] = fromMarkdown(`before ${codeSpan(text)} after`).children;
    assert.equal(rest.length, 0);
    assert.ok(block?.type === 'paragraph');
    const kinds = block.children.map((child) => child.type);
    assert.deepEqual(kinds, text.trim() === '' ? ['text'] : ['text', 'inlineCode', 'text']);
  });

  test(`${name}: one code block in Markdown, to its end`, () => {
    for (const language of ['text', 'json'] as const) {
      const body = language === 'json' ? JSON.stringify({ text }) : text;
      const blocks = fromMarkdown(`${codeBlock(body, language)}\n\nafter`).children;
      assert.deepEqual(
        blocks.map((block) => block.type),
        ['code', 'paragraph'],
      );
      assert.ok(blocks[0]?.type === 'code');
      if (language === 'json') assert.deepEqual(JSON.parse(blocks[0].value), { text });
    }
  });

  test(`${name}: text and code in a Markdown sentence of ours`, () => {
    const blocks = fromMarkdown(`- ${markdownSentence(`\`${text}\` is denied, like \`x\`.`)}`).children;
    const kinds = JSON.stringify(blocks).matchAll(/"type":"(\w+)"/g);
    for (const [, kind] of kinds) assert.match(kind!, /^(?:list|listItem|paragraph|text|inlineCode)$/);
  });

  test(`${name}: plain text in Markdown prose`, () => {
    const blocks = fromMarkdown(`- ${markdownText(text)} after`).children;
    assert.equal(blocks.length, 1);
    const kinds = new Set<string>();
    const walk = (node: { type: string; children?: unknown[] }) => {
      kinds.add(node.type);
      for (const child of node.children ?? []) walk(child as { type: string });
    };
    walk(blocks[0] as { type: string });
    assert.deepEqual([...kinds], ['list', 'listItem', 'paragraph', 'text']);
    assert.doesNotMatch(
      markdownText(text),
      /https?:\/\/|www\.[a-z]|[a-z]@[a-z]/,
      'nothing that a reader would link by itself',
    );
  });

  test(`${name}: text in XML`, () => {
    const document = `<r a="${xmlText(text)}">${xmlText(text)}</r>`;
    assert.doesNotMatch(document, INVALID_XML);
    const seen: string[] = [];
    const parser = sax.parser(true);
    parser.onerror = (error) => assert.fail(error);
    parser.onopentag = ({ name: tag }) => void seen.push(tag);
    parser.write(document).close();
    assert.deepEqual(seen, ['r']);
  });

  test(`${name}: one cell in CSV, never a formula`, () => {
    const rows = parseCsv(`x,${csvCell(text)},y\r\n`);
    assert.equal(rows.length, 1);
    const [first, cell, last] = rows[0] as string[];
    assert.deepEqual([first, last], ['x', 'y']);
    assert.doesNotMatch(cell ?? '', /^[\s"]*[=+\-@＝＋－＠|%]/u);
    assert.ok(
      (cell ?? '').replace(/^'/, '') === text.toWellFormed().replaceAll('\u0000', '\ufffd') ||
        cell === text.toWellFormed().replaceAll('\u0000', '\ufffd'),
    );
  });

  test(`${name}: data in a script`, () => {
    const script = scriptText({ text });
    assert.doesNotMatch(script, /[<>&\u2028\u2029]/);
    assert.deepEqual(JSON.parse(script), { text });
  });
}

test('a tool that a sentence of ours names is a code span in Markdown', () => {
  assert.equal(markdownSentence('`delete_it` is denied, since `a` is 1.'), '`delete_it` is denied, since `a` is 1.');
});

const prose: [text: string, expected: string][] = [
  ['@scope/name', '@scope/name'],
  ['mail@example.org', 'mail&#64;example\\.org'],
  ['a: b', 'a: b'],
  ['https://example.org', 'https&#58;//example\\.org'],
];
test('an at sign and a colon are written as they are where they link nothing', () => {
  for (const [text, expected] of prose) assert.equal(markdownText(text), expected);
});
