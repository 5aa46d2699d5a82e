import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { bubblewrap } from '../../crawler/sandbox/bubblewrap.ts';
import { type BackEndName, openSandbox } from '../../crawler/sandbox/index.ts';
import { prepareKit } from '../../crawler/sandbox/kit.ts';
import { stage } from '../../crawler/sandbox/staging.ts';
import { FAKE_ENGINE, openEngine } from './engine/engine.ts';
import { openBench, processesWith } from './hostile/bench.ts';

const LAUNCH = fileURLToPath(new URL('hostile/launch-busy.ts', import.meta.url));

interface Findings {
  environment: string[];
  read: Record<string, string>;
  written: Record<string, string>;
  hosts: string;
  hostname: string;
  processes: number;
  uid: number;
  user: string;
  nested: number | null;
  network: string;
}

const engine = openEngine();
after(() => engine.close());

const BACK_ENDS: [BackEndName, variables: string[]][] = [
  ['bubblewrap', []],
  ['container', ['HOSTNAME', 'container']], // set by every engine
];

for (const [name, extra] of BACK_ENDS)
  describe(`what a server can reach in ${name === 'container' ? `a container (${engine.name})` : name}`, () => {
    const bench = openBench({}, (cache) => openSandbox(cache, { name }));
    const folder = mkdtempSync(join(tmpdir(), 'toolrisk-secret-'));
    const secret = join(folder, 'secret.txt');
    const listener = createServer(() => (connections += 1));
    let connections = 0;
    let findings: Findings;
    const places = [
      '/app/x',
      '/opt/kit/x',
      '/usr/x',
      '/x',
      '/etc/x',
      '/dev/x',
      '/run/x',
      '/var/tmp/x',
      '/proc/sys/kernel/hostname',
      secret,
      '/work/x',
      '/tmp/x',
    ];
    const files = [secret, join(homedir(), '.npmrc'), '/etc/shadow', '/proc/1/environ', `/proc/${process.pid}/environ`];
    before(async () => {
      writeFileSync(secret, 'the secret');
      process.env.TOOLRISK_TEST_SECRET = 'the secret';
      process.env.https_proxy = 'http://user:secret@proxy.invalid';
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      const { port } = listener.address() as AddressInfo;
      const outcome = await bench.launch(
        'snoop',
        Buffer.from(JSON.stringify({ files, places, port })).toString('base64url'),
      );
      assert.ok('listing' in outcome, JSON.stringify(outcome));
      findings = JSON.parse(String(outcome.listing.tools[0]?.description)) as Findings;
    });
    after(() => {
      listener.close();
      bench.close();
      delete process.env.TOOLRISK_TEST_SECRET;
      delete process.env.https_proxy;
      rmSync(folder, { recursive: true, force: true });
    });

    it('no variable of the host', () => {
      const own = [
        'CI',
        'DO_NOT_TRACK',
        'HOME',
        'LANG',
        'NODE_ENV',
        'NO_COLOR',
        'PATH',
        'PWD',
        'TERM',
        'TMPDIR',
        'USER',
      ];
      const seen = findings.environment.filter((variable) => variable !== 'PWD' && !extra.includes(variable));
      assert.deepEqual(
        seen,
        own.filter((variable) => variable !== 'PWD'),
      );
    });
    it('no file of the host', () => {
      for (const [path, seen] of Object.entries(findings.read))
        assert.match(seen, path === '/proc/1/environ' ? /^(?!.*secret)/s : /^(?:ENOENT|EACCES|ENOTDIR)$/, path);
      assert.equal(findings.hosts, '127.0.0.1 localhost\n::1 localhost\n');
      assert.notEqual(findings.hostname, hostname());
    });
    it('nothing to write but its temporary folders', () => {
      const writable = Object.entries(findings.written).filter(([, outcome]) => outcome === 'written');
      assert.deepEqual(
        writable.map(([path]) => path),
        ['/work/x', '/tmp/x'],
      );
      assert.ok(!existsSync('/work/x') && !existsSync('/tmp/x'));
    });
    it('no network, not even loopback of the host', () => {
      assert.equal(findings.network, 'ECONNREFUSED');
      assert.equal(connections, 0);
    });
    it('no process but its own', () => assert.ok(findings.processes <= 4, String(findings.processes)));
    if (name === 'bubblewrap') it('no user namespace of its own', () => assert.notEqual(findings.nested, 0));
    it('not as root', () => assert.notEqual(findings.uid, 0));
    it('a user who has a name', () => assert.equal(findings.user, 'user'));
  });

describe('servers in a container that misbehave', () => {
  const bench = openBench({ tryMs: 8_000, memoryBytes: 768 * 1024 * 1024 }, (cache) =>
    openSandbox(cache, { name: 'container' }),
  );
  after(() => bench.close());
  const CASES: [mode: string, expected: number | RegExp][] = [
    ['ok', 3],
    ['forker', 3],
    ['ignoreterm', 3],
    ['stderr', 3],
    ['disk', 4],
    ['list-then-exit', 3],
    ['silent', /timeout/],
    ['garbage_lines', /protocol-error/],
    ['big100', /too-large/],
  ];
  // the engine of the tests sets no limits of its own
  const LIMITED: typeof CASES = [
    ['mem', /crashed|timeout/],
    ['forkbomb', /crashed|timeout/],
  ];
  for (const [mode, expected] of engine.name === FAKE_ENGINE ? CASES : [...CASES, ...LIMITED])
    it(`${mode}: the same record, and nothing left`, async () => {
      const marker = `marker-${randomUUID()}`;
      const outcome = await bench.launch(mode, marker);
      await gone(marker);
      if ('listing' in outcome) assert.equal(outcome.listing.tools.length, expected, mode);
      else assert.match(outcome.failure.reason, new RegExp(expected as RegExp), JSON.stringify(outcome.failure));
    });
});

describe('a crawler that is killed', () => {
  const CASES: [BackEndName, closed: boolean][] = [
    ['bubblewrap', false],
    ['bubblewrap', true],
    ['container', true],
  ];
  for (const [name, closed] of CASES)
    it(`takes its servers with it: ${name}${closed ? ', below a folder that only root can enter' : ''}`, async () => {
      const marker = `marker-${randomUUID()}`;
      const cache = mkdtempSync(join(tmpdir(), 'toolrisk-killed-'));
      if (!closed) chmodSync(cache, 0o755);
      const child = spawn(process.execPath, [LAUNCH, cache, marker, name], { stdio: 'ignore' });
      for (let round = 0; round < 500 && !running(marker); round += 1) await sleep(20);
      assert.ok(running(marker), 'the server runs');
      child.kill('SIGKILL');
      await gone(marker);
      rmSync(cache, { recursive: true });
    });
});

describe('where no control group can be made', () => {
  const bench = openBench({ tryMs: 6_000, memoryBytes: 256 * 1024 * 1024, processes: 40 }, (cache) =>
    bubblewrap(prepareKit(cache), () => undefined),
  );
  after(() => bench.close());
  for (const mode of ['mem', 'forkbomb'])
    it(`the watchdog ends ${mode}`, async () => {
      const marker = `marker-${randomUUID()}`;
      const outcome = await bench.launch(mode, marker);
      assert.ok('failure' in outcome);
      assert.match(outcome.failure.detail, /^used more memory|^started more processes|exited|killed/);
      assert.deepEqual(processesWith(marker), [], 'no process is left');
    });
  for (const mode of ['ok', 'forker', 'ignoreterm'])
    it(`a quiet server is left alone, and nothing of it stays: ${mode}`, async () => {
      const marker = `marker-${randomUUID()}`;
      assert.ok('listing' in (await bench.launch(mode, marker)));
      assert.deepEqual(processesWith(marker), [], 'no process is left');
    });
});

/** Whether the server itself has begun, not only what starts it. */
function running(marker: string): boolean {
  return processesWith(marker).some((line) => /^\d+ \/opt\/node/.test(line));
}

/** The kernel ends the last processes a moment after the crawler that was killed. */
async function gone(marker: string): Promise<void> {
  for (let round = 0; round < 100 && processesWith(marker).length > 0; round += 1) await sleep(20);
  assert.deepEqual(processesWith(marker), []);
}

describe('folders that only root can enter', () => {
  it('are mounted where the server can reach them', () => {
    const closed = mkdtempSync(join(tmpdir(), 'toolrisk-closed-')); // mode 0700
    const inside = join(closed, 'app');
    const { prefix, sources } = stage({ app: inside, kit: inside, node: process.execPath });
    if (process.getuid?.() === 0) {
      assert.equal(prefix[0], 'unshare');
      assert.equal(sources.app, '/mnt/app');
    } else assert.deepEqual(prefix, []);
    rmSync(closed, { recursive: true });
  });
});
