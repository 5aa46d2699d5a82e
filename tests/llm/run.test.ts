import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { classifyWithLlm, costOf, estimateLlm, type LlmProgress } from '../../classifier/llm/index.ts';
import { Limiter } from '../../classifier/llm/limiter.ts';
import { ANSWERS, classify, FakeClock, folder, honest, items, manyTools, optionsFor, serve, TOOLS } from './cases.ts';

test('an answer is asked for once: the second run asks nothing, another model or definition does', async (t) => {
  const server = await serve(t, honest);
  const options = optionsFor(t, server);
  const tools = [TOOLS.read, TOOLS.run, TOOLS.read];
  const first = await classify(tools, options);
  assert.equal(server.asked.length, 2, 'the same tool twice is one question');
  assert.deepEqual(await classify(tools, options), first);
  assert.equal(server.asked.length, 2);
  await classify(tools, { ...options, model: 'other-model' });
  assert.equal(server.asked.length, 4);
  await classify([{ ...TOOLS.read, title: 'Issue' }], options);
  assert.equal(server.asked.length, 5);
});

test('a damaged or altered file of the cache is asked again', async (t) => {
  const server = await serve(t, honest);
  const options = optionsFor(t, server);
  await classify([TOOLS.run], options);
  const answers = join(options.cache, 'answers');
  const file = join(
    answers,
    ...(readdirSync(answers, { recursive: true }) as string[]).filter((f) => f.endsWith('.json')),
  );
  const lie = { answer: { ...ANSWERS.read, evidence: [{ pointer: '/name', quote: 'harmless', supports: 'Read' }] } };
  for (const content of ['{"answer": {', '', JSON.stringify(lie)]) {
    writeFileSync(file, content);
    const before = server.asked.length;
    const [result] = await classify([TOOLS.run], options);
    assert.equal(result?.verdict?.risk, 'critical');
    assert.equal(server.asked.length, before + 1);
  }
});

test('a run that is killed goes on where it was', async (t) => {
  const tools = manyTools(12);
  let kill = () => {};
  const server = await serve(t, (asked) => {
    if (asked.number !== 6) return honest(asked);
    kill();
    return { hang: true };
  });
  const options = optionsFor(t, server, { concurrency: 1 });
  const child = spawn(process.execPath, [
    fileURLToPath(new URL('child.ts', import.meta.url)),
    server.url,
    options.cache,
  ]);
  kill = () => void child.kill('SIGKILL');
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL');
  const resumed = await classify(tools, options);
  assert.equal(server.asked.length, 6 + 7, 'five answers were kept, the sixth is asked again');
  const undisturbed = await classify(tools, { ...options, cache: folder(t) });
  assert.deepEqual(resumed, undisturbed);
});

test('as many requests at once as allowed, never more, and results in order', async (t) => {
  let waiting: (() => void)[] = [];
  let most = 0;
  const server = await serve(t, async (asked) => {
    // Held back until three are here: fewer at once would never be answered.
    const turn = new Promise<void>((resolve) => waiting.push(resolve));
    most = Math.max(most, waiting.length);
    if (waiting.length >= 3) {
      for (const release of waiting) release();
      waiting = [];
    }
    await turn;
    return honest(asked);
  });
  const tools = manyTools(30);
  const results = await classify(tools, optionsFor(t, server, { concurrency: 3 }));
  assert.equal(most, 3);
  assert.deepEqual(
    results.map(({ verdict }) => verdict?.name),
    tools.map(({ name }) => name),
  );
});

test('a reader who has enough ends the run', async (t) => {
  const server = await serve(t, honest);
  for await (const { verdict } of classifyWithLlm(
    items(...manyTools(500)),
    optionsFor(t, server, { concurrency: 2 }),
  )) {
    assert.equal(verdict?.category, 'Read');
    break;
  }
  assert.ok(server.asked.length < 30, `${server.asked.length} requests`);
});

test('progress counts tools, tokens and what was at hand', async (t) => {
  const server = await serve(t, honest);
  const options = optionsFor(t, server);
  await classify([TOOLS.read], options);
  let last: LlmProgress | undefined;
  await classify([TOOLS.read, TOOLS.run, { name: 'unknown' }], { ...options, onProgress: (now) => void (last = now) });
  assert.deepEqual(last, {
    done: 3,
    cached: 1,
    failed: 1,
    retried: 0,
    inputTokens: 3000, // One answer, and two for the unknown tool, each 1,000 by the server's own count.
    outputTokens: 300,
  });
});

test('the estimate says what would be asked, and asks nothing', async (t) => {
  const server = await serve(t, honest);
  const options = optionsFor(t, server);
  await classify([TOOLS.read], options);
  const large = { name: 'x'.repeat(1_000_000) };
  const estimate = estimateLlm(items(TOOLS.read, TOOLS.run, TOOLS.run, large), options);
  const { tools, cached, requests, unaskable } = estimate;
  assert.deepEqual({ tools, cached, requests, unaskable }, { tools: 4, cached: 2, requests: 1, unaskable: 1 });
  assert.ok(estimate.inputTokens > 2000 && estimate.inputTokens < 6000, `${estimate.inputTokens}`);
  assert.equal(server.asked.length, 1);
});

for (const [usage, prices, cost] of [
  [{ inputTokens: 2e6, outputTokens: 1e6 }, { input: 0.5, output: 4 }, 5],
  [{ inputTokens: 2e6, outputTokens: 1e6 }, { input: 0.5 }, 1],
  [{ inputTokens: 2e6, outputTokens: 1e6 }, {}, undefined],
] as const)
  test(`cost at ${JSON.stringify(prices)}`, () => assert.equal(costOf(usage, prices), cost));

/** When each request starts, in seconds, under the limits. */
const LIMITS: [limits: object, tokens: number[], starts: number[]][] = [
  [{}, [100, 100, 100], [0, 0, 0]],
  [{ requestsPerMinute: 2 }, [1, 1, 1, 1, 1], [0, 0, 60, 60, 120]],
  [{ tokensPerMinute: 100 }, [60, 60, 40, 10], [0, 60, 60, 120]],
  [{ tokensPerMinute: 100 }, [500, 10, 10], [0, 60, 60]],
  [{ requestsPerMinute: 3, tokensPerMinute: 100 }, [10, 10, 10, 10], [0, 0, 0, 60]],
];

for (const [limits, tokens, starts] of LIMITS)
  test(`limits ${JSON.stringify(limits)} for requests of ${tokens.join(', ')} tokens`, async () => {
    const clock = new FakeClock();
    const limiter = new Limiter(limits, clock);
    const begun = clock.now();
    const times = await Promise.all(
      tokens.map(async (count) => {
        await limiter.take(count);
        return (clock.now() - begun) / 1000;
      }),
    );
    assert.deepEqual(times, starts);
  });

test('a server that asks to wait holds back every request', async () => {
  const clock = new FakeClock();
  const limiter = new Limiter({}, clock);
  limiter.hold(5000);
  limiter.hold(1000);
  await Promise.all([limiter.take(1), limiter.take(1)]);
  assert.deepEqual(clock.slept, [5000]);
});
