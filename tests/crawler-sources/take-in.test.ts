import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { takeIn } from '../../cli/crawl-source.ts';
import { openStore } from '../../data/store/index.ts';

test('a registry is taken into the index once; the next reading asks for what is new, and takes out what was deleted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'take-in-'));
  const asked: (string | null)[] = [];
  const listed = (name: string, status = 'active') => ({
    server: {
      name: `x.y/${name}`,
      version: '1.0.0',
      packages: [{ registryType: 'npm', identifier: name, version: '1.0.0' }],
    },
    _meta: {
      'io.modelcontextprotocol.registry/official': { status, updatedAt: '2026-11-20T10:00:00Z', isLatest: true },
    },
  });
  const server = createServer((request, response) => {
    const since = new URL(request.url ?? '', 'http://x').searchParams.get('updated_since');
    asked.push(since);
    const servers = since
      ? [listed('a', 'deprecated'), listed('b', 'deleted'), listed('by-hand', 'deleted'), listed('c')]
      : [listed('a'), listed('b'), listed('by-hand')];
    response.end(JSON.stringify({ servers, metadata: {} }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = openStore(join(folder, 'data'));
  const notes: string[] = [];
  const options = { today: '2026-11-21', cache: join(folder, 'cache'), note: (text: string) => void notes.push(text) };

  assert.deepEqual(await takeIn(store, base, options), ['a', 'b', 'by-hand']);
  assert.deepEqual(await takeIn(store, base, options), ['a', 'b', 'by-hand']);
  assert.deepEqual(store.index.ids(), ['a', 'b', 'by-hand']);
  const byHand = store.index.read('by-hand');
  assert.ok(byHand);
  store.index.write('by-hand', { ...byHand, source: 'pull request' });
  assert.deepEqual(await takeIn(store, base, { ...options, updatedSince: 'last' }), ['a', 'c']);
  assert.deepEqual(asked, [null, null, '2026-11-20T10:00:00Z']);
  assert.ok(notes.includes('b: deleted in the registry, so it left the index'), notes.join('\n'));
  assert.ok(notes.includes('by-hand: deleted in the registry'), notes.join('\n'));
  assert.deepEqual(store.index.ids(), ['a', 'by-hand', 'c'], 'what people wrote is not deleted by a machine');
  assert.equal(store.index.read('a')?.deprecated, 'deprecated in the registry');
  await takeIn(store, base, options);
  assert.equal(store.index.read('a')?.deprecated, undefined, 'the registry recommends it again');
});
