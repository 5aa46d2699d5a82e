import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { InstallError } from '../../crawler/install/install-error.ts';
import { install, type Installed, sweep } from '../../crawler/install/install.ts';
import { lookUp } from '../../crawler/install/registry.ts';
import { LIMITS, type Limits } from '../../crawler/index.ts';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdirSync } from 'node:fs';
import { pnpm } from '../../crawler/install/pnpm.ts';
import { openRegistry, type Package } from './registry.ts';

const outside = mkdtempSync(join(tmpdir(), 'toolrisk-outside-'));
const up = '../'.repeat(12);
const touch = `node -e "require('fs').writeFileSync('${outside}/script-ran','x')"`;

const PACKAGES: Package[] = [
  { name: 'plain', entries: [{ path: 'package/index.js', text: 'hello' }] },
  { name: '@scope/plain', manifest: { dependencies: { plain: '1.0.0' } }, entries: [] },
  {
    name: 'scripts',
    manifest: { scripts: { preinstall: touch, install: touch, postinstall: touch, prepare: touch } },
    entries: [{ path: 'package/index.js', text: '' }],
  },
  { name: 'depends-on-scripts', manifest: { dependencies: { scripts: '1.0.0' } } },
  { name: 'traversal', entries: [{ path: `package/${up}${outside.slice(1)}/traversed`, text: 'x' }] },
  { name: 'absolute', entries: [{ path: `${outside}/absolute`, text: 'x' }] },
  {
    name: 'symlink',
    entries: [
      { path: 'package/way-out', type: 'symlink', link: outside },
      { path: 'package/way-out/through-link', text: 'x' },
      { path: 'package/secret.js', type: 'symlink', link: '/etc/passwd' },
    ],
  },
  {
    name: 'hardlink',
    entries: [{ path: 'package/hard.js', type: 'hardlink', link: '/etc/passwd' }],
  },
  {
    name: 'many-files',
    entries: Array.from({ length: 3000 }, (_, at) => ({ path: `package/f${at}`, text: '' })),
  },
  { name: 'heavy', entries: [{ path: 'package/zeros', text: '0'.repeat(32 * 1024 * 1024) }] },
  { name: 'from-git', manifest: { dependencies: { thing: 'git+https://git.example.invalid/thing.git' } } },
  { name: 'from-url', manifest: { dependencies: { thing: 'https://files.example.invalid/thing.tgz' } } },
  { name: 'from-file', manifest: { dependencies: { thing: 'file:/etc' } } },
  { name: 'depends-on-url', manifest: { dependencies: { 'from-url': '1.0.0' } } },
  { name: 'tampered', integrity: `sha512-${Buffer.alloc(64).toString('base64')}` },
  { name: 'needs-missing', manifest: { dependencies: { 'not-there-at-all': '1.0.0' } } },
  { name: 'bad-bin', manifest: { bin: { 'bad-bin': `${up}etc/passwd` } } },
];

/** Packages that want something from an address of their own, here or on the net. */
function foreign(port: number): Package[] {
  const address = `http://127.0.0.1:${port}/thing`;
  const needs: Record<string, Record<string, unknown>> = {
    'wants-archive': { dependencies: { thing: `${address}.tgz` } },
    'wants-repository': { dependencies: { thing: `git+${address}.git` } },
    'wants-host': { dependencies: { thing: 'owner/thing' } },
    'wants-peer': { peerDependencies: { thing: `${address}.tgz` } },
    'wants-folder': { dependencies: { thing: 'link:/etc' } },
    'wants-node': { dependencies: { node: 'runtime:22.0.0' } },
    'wants-other-registry': { dependencies: { thing: 'jsr:@thing/thing@1' } },
    'may-use-archive': { optionalDependencies: { thing: `${address}.tgz` } },
    'may-use-repository': { optionalDependencies: { thing: `git+${address}.git` } },
    'names-engine': { engines: { runtime: { name: 'node', version: '22.0.0', onFail: 'download' } } },
  };
  return Object.entries(needs).map(([name, manifest]) => ({ name, manifest }));
}

describe('installing what is hostile', () => {
  const elsewhere = createServer((socket) => void (visits++, socket.destroy()));
  let visits = 0;
  let registry: Awaited<ReturnType<typeof openRegistry>>;
  const cache = mkdtempSync(join(tmpdir(), 'toolrisk-cache-'));
  const saved = { ...process.env };
  before(async () => {
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    registry = await openRegistry([...PACKAGES, ...foreign((elsewhere.address() as AddressInfo).port)]);
    Object.assign(process.env, registry.environment);
  });
  after(async () => {
    process.env = saved;
    await registry.close();
    elsewhere.close();
    assert.deepEqual(readdirSync(outside), [], 'nothing was written outside');
    for (const folder of [cache, outside]) rmSync(folder, { recursive: true, force: true });
  });

  const bring = async (name: string, limits: Partial<Limits> = {}): Promise<Installed> => {
    const all = { ...LIMITS, installMs: 20_000, ...limits };
    return install(await lookUp(name, undefined, cache, all), cache, all);
  };
  const refusal = async (name: string, limits: Partial<Limits> = {}) => {
    const error = await bring(name, limits).then(
      () => assert.fail(`${name} was installed`),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof InstallError, String(error));
    assert.deepEqual(
      readdirSync(join(cache, 'packages')).filter((entry) => entry.includes(name)),
      [],
      'nothing half-installed',
    );
    return `${error.reason}: ${error.message}`;
  };

  it('installs a plain package with its dependencies, and uses it again', async () => {
    const { root, folder } = await bring('@scope/plain');
    assert.ok(existsSync(join(root, 'package.json')));
    assert.equal(readFileSync(join(folder, 'node_modules/plain/index.js'), 'utf8'), 'hello');
    const asked = registry.requests.length;
    const again = await bring('@scope/plain');
    assert.equal(again.folder, folder);
    assert.ok(registry.requests.length - asked <= 1, 'only metadata is asked for again');
  });

  it('runs no script of the package or of its dependencies', async () => {
    await bring('scripts');
    await bring('depends-on-scripts');
    assert.ok(!existsSync(join(outside, 'script-ran')));
  });

  const contained = ['traversal', 'absolute', 'symlink', 'hardlink', 'bad-bin'];
  for (const name of contained)
    it(`${name}: writes nothing outside and links to nothing outside`, async () => {
      const result = await bring(name).catch((error: unknown) => {
        assert.ok(error instanceof InstallError, String(error));
        return undefined;
      });
      assert.deepEqual(readdirSync(outside), []);
      if (!result) return;
      for (const entry of readdirSync(result.root, { withFileTypes: true, recursive: true })) {
        assert.ok(!entry.isSymbolicLink(), `${entry.name} is a link`);
        if (entry.isFile()) assert.doesNotMatch(readFileSync(join(entry.parentPath, entry.name), 'utf8'), /root:x:0/);
      }
    });

  const REFUSED: [string, RegExp, Partial<Limits>?][] = [
    ['many-files', /^too-large: .*files/, { installFiles: 1000 }],
    ['heavy', /^too-large: .*MiB/, { installBytes: 8 * 1024 * 1024 }],
    ['from-git', /^install-failed: .*refused: from-git/],
    ['from-url', /^install-failed: .*refused: from-url/],
    ['from-file', /^install-failed: .*refused: from-file/],
    ['depends-on-url', /^install-failed: .*refused: from-url/],
    ['tampered', /^install-failed/],
    ['needs-missing', /^install-failed/],
    ['no-such-package', /^not-found/],
  ];
  for (const [name, expected, limits] of REFUSED)
    it(`${name} is refused`, async () => assert.match(await refusal(name, limits), expected));

  const wanting = ['wants-archive', 'wants-repository', 'wants-host', 'wants-peer', 'wants-folder', 'wants-node'];
  for (const name of [...wanting, 'wants-other-registry'])
    it(`${name}: refused before anyone else is asked`, async () => {
      assert.match(
        await refusal(name),
        new RegExp(`^install-failed: refused: ${name} takes \\w+ from outside the registry`),
      );
      assert.equal(visits, 0);
    });

  for (const name of ['may-use-archive', 'may-use-repository', 'names-engine'])
    it(`${name}: installed without it, and nobody else is asked`, async () => {
      const { folder } = await bring(name);
      assert.deepEqual(
        readdirSync(join(folder, 'node_modules')).filter((entry) => !entry.startsWith('.')),
        [name],
      );
      assert.equal(visits, 0);
    });

  it('shows the installer no variable but its own, and no program but Node', async () => {
    process.env.SECRET_OF_THE_OPERATOR = 'secret';
    const show = ['exec', 'node', '-p', 'JSON.stringify(process.env)'];
    const { stdout } = await pnpm(show, cache, { cwd: cache, timeoutMs: 10_000 });
    assert.match(stdout, /PNPM_CONFIG_REGISTRY/);
    assert.doesNotMatch(stdout, /SECRET_OF_THE_OPERATOR/);
    assert.notEqual((await pnpm(['exec', 'sh', '-c', 'true'], cache, { cwd: cache, timeoutMs: 10_000 })).status, 0);
  });

  for (const name of ['../escape', 'a b', '--global', 'file:/etc', 'git+https://x.invalid/y', ''])
    it(`${JSON.stringify(name)} is no package name`, async () => {
      await assert.rejects(lookUp(name, undefined, cache, LIMITS), /is no npm package name/);
    });

  it('says in words that the registry is away', async () => {
    const { npm_config_registry: registryAt } = process.env;
    process.env.npm_config_registry = 'http://127.0.0.1:9/';
    const away = /^unreachable: the registry did not answer for absent@latest: .*Connection refused/;
    assert.match(await refusal('absent'), away);
    process.env.npm_config_registry = registryAt;
  });

  it('asks for exact versions only', async () => {
    await assert.rejects(lookUp('plain', '--registry=http://x.invalid', cache, LIMITS), /is no exact version/);
    await assert.rejects(lookUp('plain', 'https://x.invalid/y.tgz', cache, LIMITS), /is no exact version/);
  });

  it('sweeps away what an interrupted installation left', () => {
    const left = join(cache, 'packages', 'left@1.0.0.arriving-999999999');
    mkdirSync(left, { recursive: true });
    sweep(cache);
    assert.ok(!existsSync(left));
  });
});
