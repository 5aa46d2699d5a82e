import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { crawlShowcase } from '../../cli/run-showcase.ts';
import { openStore } from '../../data/store/index.ts';
import { openRegistry } from '../crawler/registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolrisk-showcase-'));
const before = { ...process.env };
const registry = await openRegistry([{ name: 'shown' }, { name: 'shown-too' }]);
const silent = createServer(() => {}).listen(0, '127.0.0.1');
await new Promise((resolve) => silent.once('listening', resolve));
after(async () => {
  process.env = before;
  silent.close();
  await registry.close();
  rmSync(folder, { recursive: true, force: true });
});

const NOTHING_LISTENS = 'http://127.0.0.1:9/';
const SILENT = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
const CASES: [machine: string, address: string, told: RegExp][] = [
  ['no registry', NOTHING_LISTENS, /^the registry did not answer for .+\. The committed listings are used$/],
  ['a silent registry', SILENT, /^the registry did not answer for .+ too long\. The committed listings are used$/],
  [
    'no sandbox',
    `${registry.url}/`,
    /^No sandbox: bubblewrap is not installed; .+\. Remedy: apt-get install bubblewrap\. The committed listings are used$/,
  ],
];

for (const [at, [machine, address, told]] of CASES.entries())
  test(`with ${machine} one line says so, and nothing is started or stored`, async () => {
    const store = openStore(join(folder, String(at)));
    for (const name of ['shown', 'shown-too'])
      store.index.write(name, {
        id: name,
        name,
        launch: { kind: 'npm', package: name },
        source: 'test',
        added: '2026-01-01',
        showcase: true,
      });
    const cache = join(folder, `cache-${at}`);
    Object.assign(process.env, registry.environment, {
      npm_config_registry: address,
      TOOLRISK_CACHE: cache,
      PATH: '/nowhere',
    });
    const lines: string[] = [];
    await crawlShowcase(store, { quiet: true, tell: (line) => lines.push(line), patienceMs: 3_000 });
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0] as string, told);
    assert.deepEqual([...store.snapshots.ids()], []);
    assert.equal(existsSync(join(cache, 'packages')), false, 'nothing is installed');
    assert.equal(existsSync(join(cache, 'showcase-listed-on')), false, 'the next run tries again');
  });
