import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { collect, openQueue } from '../../crawler/queue/index.ts';
import { openStore } from '../../data/store/index.ts';
import { postgresPrograms, startPostgres } from './postgres.ts';
import { entry, listed, PACE_OF_TESTS, TODAY } from './servers.ts';

const WORKER = fileURLToPath(new URL('worker-process.ts', import.meta.url));
const SERVERS = 120;

test('workers are killed and the database crashes: every server is listed once, none is lost', async () => {
  const programs = postgresPrograms();
  assert.ok(programs, 'this test runs against a real PostgreSQL. Install it with: apt-get install postgresql');
  const postgres = await startPostgres(programs);
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  const journal = join(folder, 'journal');
  writeFileSync(journal, '');
  const workers: ChildProcess[] = [];
  const hire = async () => {
    const worker = spawn(process.execPath, [WORKER, postgres.address, journal], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.push(worker);
    if (worker.stdout) await once(worker.stdout, 'data');
  };
  const alive = () => workers.filter((worker) => worker.exitCode === null && worker.signalCode === null);
  const crawls = () =>
    readFileSync(journal, 'utf8')
      .trim()
      .split('\n')
      .filter((line) => line !== '');
  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    for (const end = Date.now() + 90_000; !(await holds()); await sleep(100))
      assert.ok(Date.now() < end, `in time: ${what}`);
  };
  try {
    const store = openStore(join(folder, 'data'));
    const ids = Array.from({ length: SERVERS }, (_, n) => `server-${n}`);
    for (const id of [...ids, 'poison']) store.index.write(id, entry(id));
    const queue = await openQueue(postgres.address, { pace: PACE_OF_TESTS });
    assert.equal(await queue.enqueue(['poison', ...ids].map(entry)), SERVERS + 1);
    assert.equal(await queue.enqueue(ids.map(entry)), 0, 'what waits is not put there twice');

    await Promise.all([hire(), hire(), hire()]);
    for (const number of [20, 40]) {
      await until(`${number} crawls`, () => crawls().length >= number);
      alive()[0]?.kill('SIGKILL');
      await hire();
    }
    await until('60 crawls', () => crawls().length >= 60);
    postgres.crash();
    // Poison kills every worker that takes it; like a supervisor, hire for whoever died.
    await until('an empty queue', async () => {
      while (alive().length < 3) await hire();
      const { waiting, active } = await queue.counts();
      return waiting + active === 0;
    });

    const rows = await queue.listings.open(1_000);
    assert.deepEqual(rows.map(({ snapshot }) => snapshot.server).toSorted(), ids.toSorted(), 'one listing a server');
    const letters = await queue.deadLetters();
    assert.deepEqual(
      letters.map(({ entry: { id }, tries }) => [id, tries]),
      [['poison', 3]],
    );
    assert.deepEqual(await collect(queue, store, TODAY), { listed: SERVERS, failed: 1, tools: SERVERS * 3 });
    for (const id of ids) assert.deepEqual(store.snapshots.read(id), listed(entry(id), 3));
    assert.equal(store.snapshots.read('poison')?.failure?.reason, 'crashed');
    const twice = crawls().length - new Set(crawls()).size;
    assert.ok(twice <= 30, `${twice} crawls were repeated: only those that a kill or the crash cut off`);
    await queue.close();
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    await Promise.all(workers.map((worker) => worker.exitCode ?? worker.signalCode ?? once(worker, 'exit')));
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
