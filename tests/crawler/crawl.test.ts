import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { crawlCatalogue, type CrawlSummary, LIMITS, openSandbox } from '../../crawler/index.ts';
import { prepareEntries } from '../../crawler/named-entries.ts';
import { openStore, type Store } from '../../data/store/index.ts';
import { processesWith } from './hostile/bench.ts';
import { openRegistry } from './registry.ts';
import { someTools, tinyServer } from './tiny-server.ts';

const TODAY = '2026-11-21';
const ONCE = fileURLToPath(new URL('crawl-once.ts', import.meta.url));
/** How often the crawl is killed; raise it for a longer trial. */
const KILLS = Number(process.env.TOOLRISK_TEST_KILLS ?? 6);

const PACKAGES = [
  tinyServer('one', someTools(3)),
  tinyServer('two', someTools(40)),
  tinyServer(
    'wants-key',
    someTools(2),
    `if (!process.env.ACME_API_KEY) { console.error('ACME_API_KEY is required'); process.exit(1); }`,
  ),
  tinyServer('crashes', '[]', `throw new Error('boom at ' + new Date().toISOString())`),
  tinyServer(
    'by-source',
    someTools(1),
    `server.tool('from_source', 'is read, not run', {}, () => {}); process.exit(1)`,
  ),
];

function indexOf(data: string, names: string[]): Store {
  const store = openStore(data);
  for (const name of names)
    store.index.write(name, { id: name, name, launch: { kind: 'npm', package: name }, source: 'test', added: TODAY });
  return store;
}

describe('crawling a catalogue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-crawl-'));
  const cache = join(folder, 'cache');
  const names = [...PACKAGES.map(({ name }) => name), 'nowhere'];
  const saved = { ...process.env };
  let registry: Awaited<ReturnType<typeof openRegistry>>;
  let store: Store;
  const crawl = (more: object = {}): Promise<CrawlSummary> =>
    crawlCatalogue(store, {
      cache,
      sandbox: openSandbox(cache),
      limits: { ...LIMITS, tries: 3 },
      today: TODAY,
      concurrency: 3,
      ...more,
    });
  before(async () => {
    mkdirSync(cache);
    registry = await openRegistry(PACKAGES);
    Object.assign(process.env, registry.environment);
    store = indexOf(join(folder, 'data'), names);
  });
  after(async () => {
    process.env = saved;
    await registry.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lists what lists, reads what does not, and records why the rest fails', async () => {
    const summary = await crawl();
    assert.deepEqual(summary.servers, { listed: 4, failed: 2, unchanged: 0, skipped: 0 });
    assert.deepEqual(summary.reasons, { 'not-found': 1, crashed: 1 });
    const key = store.snapshots.read('wants-key');
    assert.deepEqual(key?.provenance?.environment, { ACME_API_KEY: 'token' });
    assert.equal(key?.provenance?.step, 'stderr');
    assert.deepEqual(
      key?.attempts.map(({ outcome }) => outcome),
      ['needs-credentials', 'listed'],
    );
    const one = store.snapshots.read('one');
    assert.equal(one?.package?.version, '1.0.0');
    assert.match(one?.package?.integrity ?? '', /^sha512-/);
    assert.equal(one?.provenance?.sandbox, 'bubblewrap');
    assert.equal(store.snapshots.read('by-source')?.provenance?.tier, 'static');
    assert.match(store.snapshots.read('crashes')?.failure?.detail ?? '', /boom/);
  });

  it('asks and changes nothing when run again', async () => {
    const asked = registry.requests.length;
    const seen = contents(store.snapshots.folder);
    const summary = await crawl();
    assert.equal(summary.servers.unchanged, names.length);
    assert.equal(registry.requests.length, asked);
    assert.deepEqual(contents(store.snapshots.folder), seen);
  });

  it('gives the same bytes when it lists again', async () => {
    const seen = contents(store.snapshots.folder);
    await crawl({ force: true });
    assert.deepEqual(contents(store.snapshots.folder), seen);
    assert.deepEqual(store.history.ids(), []);
  });

  it('leaves what is stored where a later day finds the same, if asked to; else the day is the new one', async () => {
    const seen = contents(store.snapshots.folder);
    await crawl({ force: true, today: '2026-11-23', ids: ['one', 'by-source', 'wants-key'], keepDay: true });
    assert.deepEqual(contents(store.snapshots.folder), seen);
    await crawl({ force: true, today: '2026-11-23', ids: ['one'] });
    assert.equal(store.snapshots.read('one')?.provenance?.listedOn, '2026-11-23');
    await crawl({ force: true, ids: ['one'] });
    assert.deepEqual(contents(store.snapshots.folder), seen);
  });

  it('lists again without the registry what is installed, and skips the rest', async () => {
    const asked = registry.requests.length;
    const summary = await crawl({ force: true, offline: true });
    assert.deepEqual(summary.servers, { listed: 4, failed: 1, unchanged: 0, skipped: 1 });
    assert.equal(registry.requests.length, asked);
  });

  it('learns nothing about servers when the registry is away', async () => {
    const seen = contents(store.snapshots.folder);
    const url = process.env.npm_config_registry;
    process.env.npm_config_registry = 'http://127.0.0.1:9/';
    const summary = await crawl({ force: true, ids: ['one'] });
    process.env.npm_config_registry = url;
    assert.equal(summary.servers.skipped, 1);
    assert.match(summary.skipped ?? '', /did not answer/);
    assert.deepEqual(contents(store.snapshots.folder), seen);
  });

  it('writes down what changed', async () => {
    const changed = await openRegistry([tinyServer('one', someTools(4), '', '1.1.0')]);
    const saidBefore = process.env.npm_config_registry;
    Object.assign(process.env, changed.environment);
    await crawl({ force: true, ids: ['one'] });
    process.env.npm_config_registry = saidBefore;
    await changed.close();
    const events = store.history.read('one')?.events ?? [];
    assert.deepEqual(
      events.map(({ event }) => event),
      ['tool-added'],
    );
  });

  it('adds named packages to the index, and takes back those that do not exist', async () => {
    const fresh = openStore(join(folder, 'fresh'));
    const { ids, settle } = prepareEntries(fresh, ['two', 'never-published'], { today: TODAY });
    assert.deepEqual(ids, ['two', 'never-published']);
    await crawlCatalogue(fresh, { cache, sandbox: openSandbox(cache), limits: LIMITS, today: TODAY, ids });
    assert.deepEqual(settle(), ['never-published']);
    assert.deepEqual(fresh.index.ids(), ['two']);
    assert.deepEqual(fresh.snapshots.ids(), ['two']);
    assert.throws(() => prepareEntries(fresh, ['--global'], { today: TODAY }), /neither a server of the index nor/);
  });

  it(`ends with the same records after being killed ${KILLS} times`, async () => {
    const undisturbed = join(folder, 'undisturbed');
    const disturbed = join(folder, 'disturbed');
    const caches = [join(folder, 'cache-a'), join(folder, 'cache-b')] as const;
    indexOf(undisturbed, names);
    cpSync(undisturbed, disturbed, { recursive: true });
    for (const made of caches) mkdirSync(made);
    await finish(undisturbed, caches[0]);
    for (let kill = 0, seed = 7; kill < KILLS; kill += 1) {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      const child = spawn(process.execPath, [ONCE, disturbed, caches[1]], { stdio: 'ignore' });
      await sleep(300 + (seed % 3000));
      child.kill('SIGKILL');
    }
    await finish(disturbed, caches[1]);
    assert.deepEqual(contents(join(disturbed, 'snapshots')), contents(join(undisturbed, 'snapshots')));
    assert.deepEqual(processesWith(caches[1]), []);
    assert.deepEqual(
      readdirSync(join(caches[1], 'packages')).filter((name) => name.includes('arriving')),
      [],
    );
  });
});

function finish(data: string, cache: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ONCE, data, cache], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the last crawl ended with ${code}`))));
  });
}

describe('a machine that cannot store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-disk-'));
  const data = join(folder, 'data');
  const cache = join(folder, 'cache');
  const snapshots = join(data, 'snapshots');
  before(() => {
    mkdirSync(cache);
    const store = openStore(data);
    for (let at = 0; at < 60; at += 1)
      store.index.write(`image-${at}`, {
        id: `image-${at}`,
        name: `image-${at}`,
        launch: { kind: 'command', command: `image-${at}`, args: [], environment: {} },
        source: 'test',
        added: TODAY,
      });
    mkdirSync(snapshots);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const CASES: [string, string[]][] = [
    ['a read-only data folder', ['--ro-bind', snapshots, snapshots]],
    ['a full disk', ['--size', '65536', '--tmpfs', snapshots]],
  ];
  for (const [name, mount] of CASES)
    it(`${name}: one clear error, and what is stored is whole`, () => {
      const run = spawnSync('bwrap', ['--dev-bind', '/', '/', ...mount, '--', process.execPath, ONCE, data, cache], {
        encoding: 'utf8',
      });
      assert.equal(run.status, 1, run.stderr);
      assert.match(run.stderr, /^Cannot store records in [^\n]+ Remedy: [^\n]+\n\d+ whole records\n$/);
    });
});

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(files(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
