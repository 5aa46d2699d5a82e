import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { collect, openQueue, type CrawlQueue } from '../../crawler/queue/index.ts';
import { makeSnapshot } from '../../crawler/snapshot.ts';
import { openStore } from '../../data/store/index.ts';
import { entry, listed, TODAY } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'queue-'));
const address = `pglite:${join(folder, 'queue')}`;
const pace = { heartbeatSeconds: 10, retries: 2, retryDelaySeconds: 1, expireSeconds: 60 };
const store = openStore(join(folder, 'data'));
let queue: CrawlQueue;

before(async () => void (queue = await openQueue(address, { pace })));
after(async () => {
  await queue.close();
  rmSync(folder, { recursive: true, force: true });
});
const put = (ids: string[]) => {
  for (const id of ids) store.index.write(id, entry(id));
  return queue.enqueue(ids.map(entry));
};
const drain = (crawl: Parameters<CrawlQueue['work']>[0]['crawl'], concurrency = 4) =>
  queue.work({ crawl, concurrency, untilEmpty: true });

test('every server is listed once and comes back as the record that was listed', async () => {
  const ids = Array.from({ length: 40 }, (_, n) => `server-${n}`);
  assert.equal(await put(ids), 40);
  const crawled: string[] = [];
  let atOnce = 0;
  let most = 0;
  await drain(async (server) => {
    crawled.push(server.id);
    most = Math.max(most, (atOnce += 1));
    await new Promise((resolve) => setTimeout(resolve, 20));
    atOnce -= 1;
    return listed(server);
  });
  assert.deepEqual(crawled.toSorted(), ids.toSorted());
  assert.ok(most > 1 && most <= 4, `${most} at once`);
  assert.deepEqual(await collect(queue, store, TODAY), { listed: 40, failed: 0, tools: 80 });
  for (const id of ids) assert.deepEqual(store.snapshots.read(id), listed(entry(id)));
  assert.deepEqual(await collect(queue, store, TODAY), { listed: 0, failed: 0, tools: 0 });
});

test('a server that waits is not put into the queue again; one that was listed is', async () => {
  assert.equal(await put(['again']), 1);
  assert.equal(await put(['again', 'other', 'other']), 1);
  await drain(async (server) => listed(server));
  assert.equal(await put(['again']), 1);
  await drain(async (server) => listed(server));
  await collect(queue, store, TODAY);
});

test('a crawl that throws is tried again, and is a dead letter with its reason in the end', async () => {
  await put(['fails', 'recovers']);
  const tries: Record<string, number> = {};
  await drain(async (server) => {
    const nth = (tries[server.id] = (tries[server.id] ?? 0) + 1);
    if (server.id === 'fails' || nth === 1) throw new Error(`no luck at try ${nth}`);
    return listed(server);
  });
  assert.deepEqual(tries, { fails: 3, recovers: 2 });
  const letters = await queue.deadLetters();
  assert.deepEqual(
    letters.map(({ entry: { id }, tries: count, reason }) => [id, count, reason]),
    [['fails', 3, 'no luck at try 3']],
  );
  assert.deepEqual(await collect(queue, store, TODAY), { listed: 1, failed: 1, tools: 2 });
  assert.match(
    String(store.snapshots.read('fails')?.failure?.detail),
    /3 crawls ended without a result.*no luck at try 3/,
  );
  assert.deepEqual(await queue.deadLetters(), []);
});

test('a failure that may pass is tried once more; one that will not is recorded at once', async () => {
  await put(['away', 'broken', 'offline']);
  const tries: Record<string, number> = {};
  await drain(async (server) => {
    tries[server.id] = (tries[server.id] ?? 0) + 1;
    const reason = { away: 'timeout', broken: 'missing-module', offline: 'unreachable' } as const;
    return makeSnapshot(server, {}, { reason: reason[server.id as keyof typeof reason], detail: 'x', on: TODAY });
  });
  assert.deepEqual(tries, { away: 2, broken: 1, offline: 2 });
  assert.deepEqual(await collect(queue, store, TODAY), { listed: 0, failed: 3, tools: 0 });
  assert.equal(store.snapshots.read('offline'), undefined, 'a registry that is away says nothing about a server');
});

test('told to stop: what runs is finished, the rest waits for the next worker', async () => {
  await put(['s1', 's2', 's3', 's4', 's5', 's6']);
  const stop = new AbortController();
  await queue.work({
    concurrency: 1,
    signal: stop.signal,
    crawl: async (server) => {
      stop.abort();
      return listed(server);
    },
  });
  const { waiting, active, uncollected } = await queue.counts();
  assert.deepEqual([active, waiting + uncollected], [0, 6]);
  assert.ok(waiting > 0);
  await drain(async (server) => listed(server));
  assert.equal((await collect(queue, store, TODAY)).listed, 6);
});

test('a server that left the index meanwhile is not written', async () => {
  await put(['leaver']);
  await drain(async (server) => listed(server));
  store.index.remove('leaver');
  assert.equal((await collect(queue, store, TODAY)).listed, 0);
  assert.equal(store.snapshots.read('leaver'), undefined);
});

test('a second process is kept away from an embedded queue; a dead one’s lock is taken over', async () => {
  writeFileSync(join(folder, 'other.lock'), '1');
  await assert.rejects(
    openQueue(`pglite:${join(folder, 'other')}`),
    /in use by process 1\. Wait for it, or use PostgreSQL/,
  );
  writeFileSync(join(folder, 'third.lock'), '4194303');
  await (await openQueue(`pglite:${join(folder, 'third')}`)).close();
});

test('errors name the address and the remedy', async () => {
  await assert.rejects(openQueue('mysql://x'), /mysql:\/\/x: no queue address\. Write postgres/);
  await assert.rejects(openQueue('postgres://me:secret@127.0.0.1:9/x'), (error: Error) => {
    assert.match(error.message, /^postgres:\/\/me@127\.0\.0\.1:9\/x: .*Start PostgreSQL/);
    return true;
  });
});
