import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serveSite } from '../../site/serve.ts';

const work = mkdtempSync(join(tmpdir(), 'site-serve-'));
let served: Awaited<ReturnType<typeof serveSite>>;

before(async () => {
  mkdirSync(join(work, 'out/servers'), { recursive: true });
  writeFileSync(join(work, 'out/index.html'), '<p>home');
  writeFileSync(join(work, 'out/404.html'), '<p>none');
  writeFileSync(join(work, 'out/servers.html'), '<p>servers');
  writeFileSync(join(work, 'out/servers/a.b.html'), '<p>dotted');
  writeFileSync(join(work, 'out/data.json'), '{}');
  writeFileSync(join(work, 'secret.txt'), 'secret');
  symlinkSync(join(work, 'secret.txt'), join(work, 'out/link.txt'));
  served = await serveSite({ folder: join(work, 'out'), port: 0 });
});
after(async () => {
  await served.close();
  rmSync(work, { recursive: true, force: true });
});

/** Sends the path as it is; fetch would tidy it up first. */
function get(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { hostname, port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('paths and what they give', async () => {
  const cases: [string, number, string][] = [
    ['/', 200, '<p>home'],
    ['/servers', 200, '<p>servers'],
    ['/servers/', 200, '<p>servers'],
    ['/servers?x=1', 200, '<p>servers'],
    ['/servers/a.b', 200, '<p>dotted'],
    ['/data.json', 200, '{}'],
    ['/nothing', 404, '<p>none'],
    ['/../secret.txt', 404, '<p>none'],
    ['/servers/../../secret.txt', 404, '<p>none'],
    ['/%2e%2e/secret.txt', 404, '<p>none'],
    ['/..%2fsecret.txt', 404, '<p>none'],
    ['/link.txt', 404, '<p>none'],
    ['/%00', 404, '<p>none'],
    ['/%', 404, '<p>none'],
  ];
  for (const [path, status, body] of cases) {
    const answer = await get(path);
    assert.deepEqual([answer.status, answer.body], [status, body], path);
  }
});

test('an unchanged file is not sent again', async () => {
  const first = await get('/servers');
  assert.match(String(first.headers['content-type']), /^text\/html/);
  assert.match(String(first.headers['content-security-policy']), /default-src 'none'/);
  const again = await get('/servers', { 'If-None-Match': String(first.headers['etag']) });
  assert.deepEqual([again.status, again.body], [304, '']);
});

test('nothing but reading', async () => {
  assert.equal((await get('/', {}, 'POST')).status, 405);
  const head = await get('/', {}, 'HEAD');
  assert.deepEqual([head.status, head.body], [200, '']);
});

test('a taken port leads to the next one', async () => {
  const taken = Number(new URL(served.url).port);
  const second = await serveSite({ folder: join(work, 'out'), port: taken });
  assert.ok(Number(new URL(second.url).port) > taken);
  await second.close();
});
