import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { openDoor } from '../../crawler/install/door.ts';
import { checkLock } from '../../crawler/install/lock.ts';

describe('the door to the registry', () => {
  let visits = 0;
  const listen = async () => {
    const server = createServer((socket) => void (visits++, socket.end('hello')));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    after(() => server.close());
    return (server.address() as AddressInfo).port;
  };
  const byAddress = (port: number) => [5, 1, 0, 1, 127, 0, 0, 1, port >> 8, port & 255];
  const byName = (name: string, port: number) => [5, 1, 0, 3, name.length, ...Buffer.from(name), port >> 8, port & 255];

  const CASES: [string, (registry: number, other: number) => number[], boolean][] = [
    ['the registry', (registry) => byAddress(registry), true],
    ['the registry by name', (registry) => byName('127.0.0.1', registry), true],
    ['another port of its host', (_registry, other) => byAddress(other), false],
    ['another host', (registry) => byName('files.example.invalid', registry), false],
    ['a listener for others', (registry) => [5, 2, ...byAddress(registry).slice(2)], false],
    ['a request cut short', () => [5, 1, 0], false],
  ];
  for (const [name, request, granted] of CASES)
    it(`${name}: ${granted ? 'connected' : 'refused, and nobody is contacted'}`, async () => {
      const [registry, other] = [await listen(), await listen()];
      const door = await openDoor(new Set([`127.0.0.1:${registry}`]));
      const before = visits;
      const client = connect(Number(new URL(door.address).port), '127.0.0.1');
      client.write(Buffer.from([5, 1, 0]));
      assert.deepEqual([...((await once(client, 'data'))[0] as Buffer)], [5, 0]);
      client.write(Buffer.from(request(registry, other)));
      let answer = '';
      client.on('data', (part: Buffer) => (answer += part.toString('latin1')));
      await once(client, 'close');
      door.close();
      assert.equal(answer.charCodeAt(1), granted ? 0 : 2);
      assert.equal(answer.endsWith('hello'), granted);
      assert.equal(visits - before, granted ? 1 : 0);
      assert.equal(door.shut.aborted, !granted);
    });
});

describe('the lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-lock-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const own = { resolution: { integrity: 'sha512-own' } };
  const lockWith = (resolution: Record<string, string>, reference = '1.0.0') => ({
    packages: { 'own@1.0.0': own, 'other@1.0.0': { resolution } },
    snapshots: { 'own@1.0.0': { dependencies: { other: reference } }, 'other@1.0.0': {} },
  });
  const integrity = 'sha512-other';
  const CASES: [string, ReturnType<typeof lockWith>, RegExp?][] = [
    ['a package of the registry', lockWith({ integrity })],
    ['another name for one', lockWith({ integrity }, 'other@1.0.0')],
    ['an archive of this machine', lockWith({ integrity, tarball: 'file:/x.tgz' }), /other@1.0.0 does not come/],
    ['a folder', lockWith({ directory: '/etc', type: 'directory' }), /other@1.0.0 does not come/],
    ['a repository', lockWith({ integrity, repo: 'https://x.invalid/y.git' }), /other@1.0.0 does not come/],
    ['no integrity', lockWith({ tarball: 'https://x.invalid/y.tgz' }), /other@1.0.0 does not come/],
    ['a link', lockWith({ integrity }, 'link:../../etc'), /own@1.0.0 takes other from outside/],
  ];
  for (const [name, lock, refusal] of CASES)
    it(`with ${name}: ${refusal ? 'refused' : 'accepted'}`, () => {
      writeFileSync(join(folder, 'pnpm-lock.yaml'), JSON.stringify(lock)); // YAML holds JSON
      const check = () => checkLock({ name: 'own', version: '1.0.0', integrity: 'sha512-own' }, folder);
      if (refusal) assert.throws(check, refusal);
      else check();
    });
});
