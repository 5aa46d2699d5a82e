import assert from 'node:assert/strict';
import { fromMarkdown } from 'mdast-util-from-markdown';
import sax from 'sax';
import { BASE } from './published.ts';

/** The names of the elements of an XML document; fails where it is not well formed. */
export function elements(xml: string): string[] {
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const names: string[] = [];
  const parser = sax.parser(true);
  parser.onerror = (error) => assert.fail(error);
  parser.onopentag = ({ name }) => void names.push(name);
  parser.write(xml).close();
  return names;
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

const HEADINGS = [
  'Verdict',
  'Evidence',
  'Warnings',
  'Actions',
  'Declared by the author, and not so',
  'Attacks that apply',
  'Recommended policy',
  'Description',
  'Definition',
  'Provenance',
  'Chains',
];
const FOREIGN = [
  'html',
  'image',
  'imageReference',
  'linkReference',
  'definition',
  'yaml',
  'footnoteDefinition',
  'break',
];

/** A Markdown twin has the headings of its kind, no HTML and no image, links to this site alone, and hides nothing. */
export function checkTwin(file: string, markdown: string): void {
  assert.ok(markdown.isWellFormed(), file);
  assert.doesNotMatch(markdown, /[\u0000-\u0008\u202a-\u202e\u2066-\u2069\u200b]/, file);
  const tree = fromMarkdown(markdown);
  visit(tree, file);
  assert.equal(tree.children.filter((node) => node.type === 'heading' && node.depth === 1).length, 1, file);
}

function visit(node: Node, file: string): void {
  assert.ok(!FOREIGN.includes(node.type), `${file}: ${node.type}`);
  if (node.type === 'link')
    assert.ok((node as { url: string }).url.startsWith(BASE), `${file}: ${(node as { url: string }).url}`);
  if (node.type === 'heading' && node.depth !== 1) {
    const [text] = node.children;
    const known = text?.type === 'text' && (HEADINGS.includes(text.value) || /^[\d,]+ tools?$/.test(text.value));
    assert.ok(known, `${file}: ${JSON.stringify(text)}`);
  }
  if ('children' in node) for (const child of node.children) visit(child as Node, file);
}
