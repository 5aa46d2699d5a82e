import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { MARKER, writeComment } from '../../cli/scan/comment.ts';

interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

/** A GitHub that keeps comments, one page of 100 at a time. */
async function withGitHub(
  comments: Comment[],
  status: number,
  use: (api: string, log: string[]) => Promise<void>,
): Promise<void> {
  const log: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    log.push(`${request.method} ${url.pathname} ${request.headers.authorization}`);
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      response.statusCode = status;
      if (request.method === 'GET') {
        const page = Number(url.searchParams.get('page'));
        response.end(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
        return;
      }
      const { body } = JSON.parse(text) as { body: string };
      const id = Number(url.pathname.split('/').at(-1));
      const earlier = comments.find((one) => one.id === id);
      if (earlier) earlier.body = body;
      else comments.push({ id: 1000 + comments.length, body, user: { type: 'Bot' } });
      response.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, log);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

const thread = (api: string) => ({ api, repository: 'me/repo', issue: 7, token: 't' });

test('the first run writes a comment, the next one replaces it', async () => {
  const comments: Comment[] = [];
  await withGitHub(comments, 200, async (api, log) => {
    assert.equal(await writeComment(thread(api), 'one'), 'created');
    assert.equal(await writeComment(thread(api), 'two'), 'updated');
    assert.deepEqual(
      comments.map(({ body }) => body),
      [`${MARKER}\ntwo`],
    );
    assert.ok(log.every((line) => line.endsWith('Bearer t')));
  });
});

test('the comment is found on a later page, and one that a person wrote is left alone', async () => {
  const comments: Comment[] = Array.from({ length: 150 }, (_, id) => ({ id, body: 'hello', user: { type: 'User' } }));
  comments[3] = { id: 3, body: `${MARKER}\nmine`, user: { type: 'User' } };
  comments[140] = { id: 140, body: `${MARKER}\nold`, user: { type: 'Bot' } };
  await withGitHub(comments, 200, async (api) => {
    assert.equal(await writeComment(thread(api), 'new'), 'updated');
    assert.equal(comments[140]?.body, `${MARKER}\nnew`);
    assert.equal(comments[3]?.body, `${MARKER}\nmine`);
  });
});

test('a refusal names the permission that is missing', async () => {
  await withGitHub([], 403, (api) => assert.rejects(writeComment(thread(api), 'x'), /403.*pull-requests: write/));
});
