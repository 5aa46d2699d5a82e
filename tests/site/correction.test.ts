import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { Override, type ToolVerdict } from '../../data/schema/index.ts';
import { toolCorrection } from '../../site/model/correction.ts';

const NAMES = [
  'get_issue',
  'a&title=owned&body=x#frag',
  '"><script>alert(1)</script> @team',
  'line\r\n```\n# Heading ![x](https://e.example/x.png)\n@team',
  '`````',
  'hid\u202eden\u200b',
  '\ud800lone',
  'x'.repeat(50_000),
];
for (const name of NAMES)
  test(`a correction of ${JSON.stringify(name.slice(0, 50))} carries its record as data`, () => {
    const definitionDigest = `sha256-${'a'.repeat(64)}` as const;
    const verdict = { name, definitionDigest, category: 'Write', effects: ['destructive'], qualifiers: [], risk: 'high', rule: 'destructive', confidence: 0.9 }; // prettier-ignore
    const shown = name.length > 100 ? `${name.slice(0, 100)}…` : name;
    const address = new URL(toolCorrection({ id: 'acme', path: '/servers/acme/x' }, shown, verdict as unknown as ToolVerdict)); // prettier-ignore
    assert.ok(address.href.length < 8000, `${address.href.length} characters`);
    assert.deepEqual([...address.searchParams.keys(), address.hash], ['title', 'body', '']);
    const { children } = fromMarkdown(address.searchParams.get('body') as string);
    assert.deepEqual(
      children.map(({ type }) => type),
      ['paragraph', 'paragraph', 'paragraph', 'code'],
    );
    const code = children[3]?.type === 'code' ? children[3].value : '';
    const review = { reason: 'It only reads', reviewer: 'Ada', date: '2026-11-22' };
    const override = Override.parse({ ...(JSON.parse(code) as object), ...review });
    assert.equal(override.tool, name.length > 200 ? shown : name);
    assert.equal(override.definitionDigest, definitionDigest);
  });
