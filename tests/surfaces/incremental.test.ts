import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { addServer, SERVERS, tool } from './catalogue.ts';
import { publish } from './published.ts';

const contents = (site: ReturnType<typeof publish>) =>
  Object.fromEntries(site.files().map((file) => [file, readFileSync(join(site.out, file), 'utf8')]));

test('a second run writes nothing', () => {
  const site = publish(SERVERS);
  assert.deepEqual(site.write(), { files: site.result.files, written: 0, deleted: 0 });
});

test('after a change the result is that of a clean run, and other servers are not touched', () => {
  const site = publish(SERVERS);
  const [github] = SERVERS;
  const changed = { ...github!, tools: [...github!.tools.slice(1), tool('brand_new', 'Returns something new.')] };
  addServer(site.store, changed);
  const { written, deleted } = site.write();
  assert.ok(deleted >= 2, 'document and twin of the tool that went');
  assert.ok(!site.files().some((file) => file.includes('get-issue')));
  const clean = publish([changed, ...SERVERS.slice(1)]);
  assert.deepEqual(contents(site), contents(clean));
  assert.ok(written < clean.result.written, `${written} of ${clean.result.written}`);
});

test('a server whose name resembles that of another marks both, and leaving unmarks', () => {
  const original = { id: 'firecrawl-mcp', tools: [tool('scrape', 'Returns a page.')] };
  const imitation = { id: 'firecrawk-mcp', tools: [tool('scrape', 'Returns a page.')] };
  const site = publish([...SERVERS, original]);
  const before = contents(site);
  addServer(site.store, imitation);
  site.write();
  assert.deepEqual(contents(site), contents(publish([...SERVERS, original, imitation])));
  for (const [id, other] of [
    ['firecrawl-mcp', 'firecrawk-mcp'],
    ['firecrawk-mcp', 'firecrawl-mcp'],
  ]) {
    const { server } = site.json<{ server: { resembles: object[] } }>(`/api/v1/servers/${id}.json`);
    assert.deepEqual(server.resembles, [{ server: other, name: other, way: 'one-letter', page: `/servers/${other}` }]);
  }
  for (const records of [site.store.index, site.store.snapshots, site.store.verdicts]) records.remove('firecrawk-mcp');
  site.write();
  assert.deepEqual(contents(site), before);
});

test('a server that went takes its files with it', () => {
  const site = publish(SERVERS);
  for (const records of [site.store.index, site.store.snapshots, site.store.verdicts, site.store.history])
    records.remove('mail');
  site.write();
  assert.deepEqual(
    site.files().filter((file) => /\/mail[./]/.test(file)),
    [],
  );
  assert.deepEqual(contents(site), contents(publish(SERVERS.filter(({ id }) => id !== 'mail'))));
});

test('files that were deleted from the output come back', () => {
  const site = publish(SERVERS);
  const before = contents(site);
  rmSync(join(site.out, 'servers'), { recursive: true });
  rmSync(join(site.out, 'llms.txt'));
  site.write();
  assert.deepEqual(contents(site), before);
});

test('an empty catalogue can be published', () => {
  assert.equal(publish([]).json<{ total: number }>('/api/v1/index.json').total, 0);
});
