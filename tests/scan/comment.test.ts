import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MARKER, writeComment } from '../../cli/scan/comment.ts';
import { withCodeHost, type Comment } from './code-host.ts';

const thread = (api: string) => ({ api, repository: 'me/repo', issue: 7, token: 't' });

test('the first run writes a comment, the next one replaces it', async () => {
  const comments: Comment[] = [];
  await withCodeHost(comments, 200, async (api, log) => {
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
  await withCodeHost(comments, 200, async (api) => {
    assert.equal(await writeComment(thread(api), 'new'), 'updated');
    assert.equal(comments[140]?.body, `${MARKER}\nnew`);
    assert.equal(comments[3]?.body, `${MARKER}\nmine`);
  });
});

test('a refusal names the permission that is missing', async () => {
  await withCodeHost([], 403, (api) => assert.rejects(writeComment(thread(api), 'x'), /403.*pull-requests: write/));
});
