import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LlmError, runBatches } from '../../classifier/llm/index.ts';
import { ANSWERS, classify, honest, items, manyTools, optionsFor, serve } from './cases.ts';
import type { LlmServer } from './server.ts';

const count = (server: LlmServer, path: string) => server.paths.filter((seen) => seen === path).length;

test('a large run goes through the Batch API in parts, and what it answers is not asked again', async (t) => {
  const server = await serve(t, honest);
  const options = optionsFor(t, server);
  const tools = manyTools(26);
  const seen: string[] = [];
  const summary = await runBatches(items(...tools), {
    ...options,
    maxRequests: 10,
    onBatch: ({ status }) => void seen.push(status),
  });
  assert.deepEqual(summary, { batches: 3, accepted: 25, notAccepted: 0 });
  assert.deepEqual(seen, ['in_progress', 'completed', 'in_progress', 'completed', 'in_progress', 'completed']);
  assert.deepEqual(
    server.batches.map((lines) => lines.length),
    [10, 10, 5],
  );
  assert.equal(server.asked.length, 1, 'one tool is asked directly, to learn what the server takes');
  const results = await classify(tools, options);
  assert.equal(results.filter(({ verdict }) => verdict?.category === 'Read').length, 26);
  assert.equal(server.asked.length, 1);
  assert.deepEqual(await runBatches(items(...tools), options), { batches: 0, accepted: 0, notAccepted: 0 });
});

test('parts are bounded by bytes, too', async (t) => {
  const server = await serve(t, honest);
  await runBatches(items(...manyTools(6)), { ...optionsFor(t, server), maxBytes: 30_000 });
  assert.ok(server.batches.length > 1);
  assert.equal(server.batches.flat().length, 5);
});

test('what a batch gets wrong is asked directly', async (t) => {
  const server = await serve(t, (asked) => {
    if (asked.authorization !== undefined) return honest(asked); // Lines of a batch carry no key of their own.
    if (asked.number === 1) return { say: { ...ANSWERS.read, category: 'Harmless' } };
    if (asked.number === 2) return { status: 500 };
    return honest(asked);
  });
  const options = optionsFor(t, server);
  const tools = manyTools(5);
  assert.deepEqual(await runBatches(items(...tools), options), { batches: 1, accepted: 2, notAccepted: 2 });
  const results = await classify(tools, options);
  assert.equal(results.filter(({ verdict }) => verdict !== undefined).length, 5);
  assert.equal(server.asked.length, 1 + 2);
});

test('a run that was cut off while it waited finds its batch again', async (t) => {
  const server = await serve(t, honest);
  const options = optionsFor(t, server);
  const tools = items(...manyTools(4));
  const stop = new AbortController();
  await assert.rejects(runBatches(tools, { ...options, signal: stop.signal, onBatch: () => stop.abort() }));
  assert.deepEqual(await runBatches(tools, options), { batches: 1, accepted: 3, notAccepted: 0 });
  assert.equal(count(server, 'POST /v1/batches'), 1);
});

test('a batch whose id never arrived is found by its mark and not submitted twice', async (t) => {
  let lost = 0;
  const server = await serve(t, honest, {
    created(response) {
      lost++;
      response.socket?.destroy();
      return false;
    },
  });
  assert.deepEqual(await runBatches(items(...manyTools(4)), optionsFor(t, server)), {
    batches: 1,
    accepted: 3,
    notAccepted: 0,
  });
  assert.equal(lost, 1);
});

test('a batch is collected by its id where its note is missing', async (t) => {
  const server = await serve(t, honest);
  const tools = items(...manyTools(4));
  const stop = new AbortController();
  let id = '';
  const away = { ...optionsFor(t, server), signal: stop.signal };
  await assert.rejects(runBatches(tools, { ...away, onBatch: (batch) => void ((id = batch.id), stop.abort()) }));
  const summary = await runBatches(tools, { ...optionsFor(t, server), batchId: id });
  assert.deepEqual(summary, { batches: 1, accepted: 3, notAccepted: 0 });
  assert.equal(server.batches.length, 1);
});

for (const status of ['expired', 'cancelled', 'failed'])
  test(`a batch that ends as ${status} keeps what it answered, and the next run submits the rest`, async (t) => {
    const server = await serve(t, honest, { ends: (number) => (number === 1 ? status : 'completed') });
    const options = optionsFor(t, server);
    const tools = items(...manyTools(11));
    await assert.rejects(
      runBatches(tools, options),
      (error: Error) => error instanceof LlmError && error.message.includes(status),
    );
    assert.deepEqual(await runBatches(tools, options), { batches: 1, accepted: 4, notAccepted: 0 });
    assert.deepEqual(
      server.batches.map((lines) => lines.length),
      [10, 4],
    );
  });

test('a batch that the server no longer knows is forgotten', async (t) => {
  const faults = { forgets: true };
  const server = await serve(t, honest, faults);
  const options = optionsFor(t, server);
  assert.deepEqual(await runBatches(items(...manyTools(4)), options), { batches: 0, accepted: 0, notAccepted: 0 });
  faults.forgets = false;
  assert.equal((await runBatches(items(...manyTools(4)), options)).batches, 1);
});

test('a server without the Batch API is said so', async (t) => {
  const server = await serve(t, honest, { missing: true });
  await assert.rejects(
    runBatches(items(...manyTools(2)), optionsFor(t, server)),
    (error: Error) => error instanceof LlmError && /leave out --batch.*404/.test(error.message),
  );
});
