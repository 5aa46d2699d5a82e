import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { IndexEntry } from '../../data/schema/index.ts';
import {
  canonicalJson,
  Collection,
  digest,
  joinPointer,
  pointerTokens,
  quoteHolds,
  resolvePointer,
  serverSlug,
  writeText,
} from '../../data/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-store-'));
after(() => rmSync(folder, { recursive: true }));

const entry = (id: string): IndexEntry => ({
  id,
  name: id,
  launch: { kind: 'npm', package: id, args: [], environment: {} },
  source: 'test',
  added: '2026-01-02',
});

test('equal values have equal canonical JSON, whatever the order of their members', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse());
      assert.equal(canonicalJson(reversed), canonicalJson(value));
      assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a hostile key is data in a digest', () => {
  assert.notEqual(digest(JSON.parse('{"__proto__":{"a":1}}')), digest({}));
});

test('a JSON pointer leads to what it was joined from', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.jsonValue(), (tokens, value) => {
      const leaf: unknown = JSON.parse(JSON.stringify(value)); // JSON has no -0
      const pointer = joinPointer('', ...tokens);
      assert.deepEqual(pointerTokens(pointer), tokens);
      const document = tokens.reduceRight<unknown>(
        (value, token) => JSON.parse(`{${JSON.stringify(token)}:${JSON.stringify(value)}}`),
        leaf,
      );
      assert.deepEqual(resolvePointer(document, pointer), leaf);
    }),
  );
});

const QUOTES: [pointer: string, quote: string, holds: boolean][] = [
  ['/description', 'Deletes a', true],
  ['/description', 'deletes', false],
  ['/inputSchema/properties/path', 'path', true],
  ['/inputSchema/properties/path', 'object', false],
  ['/inputSchema/properties/url', 'url', false],
  ['/toString', 'native', false],
];
for (const [pointer, quote, holds] of QUOTES) {
  test(`"${quote}" ${holds ? 'stands' : 'does not stand'} at ${pointer}`, () => {
    const definition = {
      name: 'x',
      description: 'Deletes a file',
      inputSchema: { properties: { path: { type: 'string' } } },
    };
    assert.equal(quoteHolds(definition, pointer, quote), holds);
  });
}

const SLUGS: [name: string, slug: string][] = [
  ['@modelcontextprotocol/server-memory', 'modelcontextprotocol-server-memory'],
  ['io.github.User/My_Server', 'io.github.user-my-server'],
  ['../../etc/passwd', 'etc-passwd'],
  ['服务器', ''],
  [`a${'-'.repeat(200)}b`, 'a-b'],
];
for (const [name, slug] of SLUGS)
  test(`the id of ${name.slice(0, 40)} is "${slug}"`, () => assert.equal(serverSlug(name), slug));

test('a written record is read back; the same record again writes nothing', () => {
  const index = new Collection(join(folder, 'index'), IndexEntry);
  assert.equal(index.write('some-server', entry('some-server')), true);
  assert.equal(index.write('some-server', entry('some-server')), false);
  assert.deepEqual(index.read('some-server'), entry('some-server'));
  assert.deepEqual(index.ids(), ['some-server']);
  assert.equal(index.path('some-server'), join(folder, 'index', 'so', 'some-server.json'));
});

test('a record that the schema refuses is named, and the stored one stays', () => {
  const index = new Collection(join(folder, 'refused'), IndexEntry);
  index.write('good', entry('good'));
  assert.throws(
    () => index.write('good', { ...entry('good'), added: 'yesterday' }),
    /good\.json: .*added.*(?:Correct|again)/s,
  );
  assert.deepEqual(index.read('good'), entry('good'));
  writeFileSync(index.path('good'), '{"id": "go');
  assert.throws(() => index.read('good'), /good\.json: not JSON/);
});

test('a write whose target is a folder throws and leaves no temporary file', () => {
  const target = join(folder, 'target');
  mkdirSync(join(target, 'a', 'child'), { recursive: true });
  assert.throws(() => writeText(join(target, 'a'), 'new'));
  assert.ok(existsSync(join(target, 'a', 'child')));
  assert.deepEqual(readdirSync(target), ['a']);
});

test('what a writer that was killed left is swept away by the next one, and the file of a live one is not', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-store-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const live = `a.json.${process.ppid}.tmp`;
  for (const name of [`a.json.${ended}.tmp`, `other.json.${ended}.tmp`, live]) writeFileSync(join(folder, name), 'cut');
  assert.equal(writeText(join(folder, 'a.json'), 'whole'), true);
  assert.deepEqual(readdirSync(folder).sort(), ['a.json', live, `other.json.${ended}.tmp`].sort());
});
