import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LlmError } from '../../classifier/llm/index.ts';
import { ANSWERS, classify, FakeClock, honest, manyTools, optionsFor, rulesVerdict, serve, TOOLS } from './cases.ts';
import type { Asked, Reaction } from './server.ts';

/** Faults that pass: each comes twice, then the server is well. The waits are those of backoff with the fake clock's chance. */
const BACKOFF = [375, 750];
const PASSING: [what: string, fault: Reaction, waits: number[], options?: { timeout: number }][] = [
  ['429 with Retry-After in seconds', { status: 429, headers: { 'retry-after': '7' } }, [7000, 7000]],
  ['429 with retry-after-ms', { status: 429, headers: { 'retry-after-ms': '1500' } }, [1500, 1500]],
  [
    '429 with Retry-After as a date',
    { status: 429, headers: { 'retry-after': 'Sat, 21 Nov 2026 00:00:09 GMT' } },
    [9000, 750],
  ],
  ['429 without a wait', { status: 429 }, BACKOFF],
  ['429 with nonsense for a wait', { status: 429, headers: { 'retry-after': 'soon' } }, BACKOFF],
  ['500', { status: 500, error: { message: 'oops' } }, BACKOFF],
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '2' } }, [2000, 2000]],
  ['a request that is never answered', { hang: true }, BACKOFF, { timeout: 60 }],
  ['an answer that is cut off', { cut: '{"id": "chatcmpl-1", "choices": [{"mess' }, BACKOFF],
  ['an answer that is no JSON', { raw: '<html>gateway</html>' }, BACKOFF],
  ['half of a JSON answer', { raw: '{"choices": [' }, BACKOFF],
  ['an answer without choices', { raw: '{"choices": []}' }, BACKOFF],
  ['an answer of null', { raw: 'null' }, BACKOFF],
];

for (const [what, fault, waits, more] of PASSING)
  test(`goes on after ${what}`, async (t) => {
    const server = await serve(t, (asked) => (asked.number <= 2 ? fault : honest(asked)));
    const clock = new FakeClock();
    const retried: number[] = [];
    const options = optionsFor(t, server, { clock, onProgress: (now) => void retried.push(now.retried), ...more });
    const [result] = await classify([TOOLS.run], options);
    assert.equal(result?.verdict?.risk, 'critical', result?.problem?.detail);
    assert.equal(server.asked.length, 3);
    assert.equal(retried.at(-1), 2);
    assert.deepEqual(clock.slept, waits);
  });

/** Faults that last for one tool: it has no answer, the others have theirs. */
const LASTING: [what: string, reaction: Reaction, code: string, requests: number][] = [
  ['a refusal', { message: { role: 'assistant', content: null, refusal: 'I cannot' } }, 'refused', 1],
  ['a content filter', { message: { role: 'assistant', content: '' }, finish: 'content_filter' }, 'refused', 1],
  [
    'an answer cut by its length',
    { message: { role: 'assistant', content: '{"evi' }, finish: 'length' },
    'not-accepted',
    2,
  ],
  ['a null message', { message: { role: 'assistant', content: null } }, 'not-accepted', 2],
  ['500 for ever', { status: 500 }, 'server-error', 3],
  ['429 for ever', { status: 429 }, 'rate-limited', 3],
  ['a wait of a day', { status: 429, headers: { 'retry-after': '86400' } }, 'rate-limited', 1],
  ['a cut for ever', { cut: '{' }, 'connection', 3],
  [
    'a prompt that is too long',
    { status: 400, error: { message: 'too long', code: 'context_length_exceeded' } },
    'too-large',
    1,
  ],
];

for (const [what, reaction, code, requests] of LASTING)
  test(`no answer after ${what}, and the rest is done`, async (t) => {
    const aboutRun = ({ body }: Asked) => body.messages[1]?.content.includes('run_command') === true;
    const server = await serve(t, (asked) => (aboutRun(asked) ? reaction : honest(asked)));
    const options = optionsFor(t, server, { retries: 2, concurrency: 1 });
    const results = await classify([TOOLS.read, TOOLS.run, TOOLS.destroy], options);
    assert.deepEqual(
      results.map(({ verdict, problem }) => problem?.code ?? verdict?.risk),
      ['low', code, 'critical'],
    );
    assert.equal(server.asked.filter(aboutRun).length, requests);
  });

/** Faults that no other request would escape: the run stops with one line. */
const FATAL: [what: string, reaction: Reaction, says: RegExp][] = [
  ['a wrong key', { status: 401, error: { message: 'Incorrect API key' } }, /401 Incorrect API key/],
  ['a forbidden model', { status: 403, error: { message: 'no access' } }, /403/],
  ['an unknown model', { status: 404, error: { message: 'model "x" not found' } }, /404 model "x" not found/],
  ['no quota left', { status: 429, error: { message: 'pay first', code: 'insufficient_quota' } }, /pay first/],
];

for (const [what, reaction, says] of FATAL)
  test(`stops at once on ${what}, and keeps what was answered`, async (t) => {
    let broken = true;
    const server = await serve(t, (asked) => (broken && asked.number > 3 ? reaction : honest(asked)));
    const options = optionsFor(t, server, { concurrency: 1 });
    const tools = manyTools(12);
    await assert.rejects(
      classify(tools, options),
      (error: Error) => error instanceof LlmError && says.test(error.message),
    );
    assert.ok(server.asked.length <= 5, `${server.asked.length} requests`);
    broken = false;
    const before = server.asked.length;
    assert.equal((await classify(tools, options)).filter(({ verdict }) => verdict).length, 12);
    assert.equal(server.asked.length - before, 9);
  });

test('an unreachable server is a problem of each tool, in one line', async (t) => {
  const server = await serve(t, honest);
  await server.close();
  const [result] = await classify([TOOLS.read], optionsFor(t, server, { retries: 1 }));
  assert.equal(result?.problem?.code, 'connection');
});

/** Servers that take less than structured output. */
const REFUSES: [what: string, refuse: (asked: Asked) => object | undefined, formats: (string | undefined)[]][] = [
  [
    'JSON Schema',
    ({ body }) =>
      body.response_format?.type === 'json_schema'
        ? { message: "'response_format.type' must be json_object" }
        : undefined,
    ['json_schema', 'json_object', 'json_object'],
  ],
  [
    'any response format',
    ({ body }) => (body.response_format === undefined ? undefined : { message: 'Bad Request' }),
    ['json_schema', 'json_object', undefined, undefined],
  ],
  [
    'a temperature',
    ({ body }) => (body.temperature === undefined ? undefined : { message: 'Unsupported value', param: 'temperature' }),
    ['json_schema', 'json_schema', 'json_schema'],
  ],
  [
    'a limit of tokens',
    ({ body }) =>
      body.max_completion_tokens === undefined ? undefined : { message: 'unknown member max_completion_tokens' },
    ['json_schema', 'json_schema', 'json_schema'],
  ],
  [
    'a limit of tokens by either name',
    ({ body }) => {
      const member = ['max_completion_tokens', 'max_tokens'].find((name) => name in body);
      return member === undefined ? undefined : { message: `unknown member ${member}` };
    },
    ['json_schema', 'json_schema', 'json_schema', 'json_schema'],
  ],
];

for (const [what, refuse, formats] of REFUSES)
  test(`learns once that a server does not take ${what}`, async (t) => {
    const server = await serve(t, (asked) => {
      const error = refuse(asked);
      return error === undefined ? honest(asked) : { status: 400, error };
    });
    const results = await classify([TOOLS.read, TOOLS.run], optionsFor(t, server, { concurrency: 1 }));
    assert.deepEqual(
      results.map(({ verdict }) => verdict?.risk),
      ['low', 'critical'],
    );
    assert.deepEqual(
      server.asked.map(({ body }) => body.response_format?.type),
      formats,
    );
  });

test('a server that knows the former name of the limit is sent that one', async (t) => {
  const server = await serve(t, (asked) =>
    'max_completion_tokens' in asked.body
      ? { status: 400, error: { message: 'max_completion_tokens: extra fields not permitted' } }
      : honest(asked),
  );
  await classify([TOOLS.read], optionsFor(t, server, { maxAnswerTokens: 700 }));
  assert.equal((server.asked.at(-1)?.body as { max_tokens?: number }).max_tokens, 700);
});

test('thoughts beside the answer and a reply without usage are no matter', async (t) => {
  const content = JSON.stringify(ANSWERS.read);
  const message = { role: 'assistant', content, reasoning_content: '{"category": "Execute"}' };
  const server = await serve(t, () => ({ raw: JSON.stringify({ choices: [{ index: 0, message }] }) }));
  let tokens = 0;
  const onProgress = ({ inputTokens }: { inputTokens: number }) => void (tokens = inputTokens);
  const [result] = await classify([TOOLS.read], optionsFor(t, server, { onProgress }));
  assert.equal(result?.verdict?.category, 'Read');
  assert.ok(tokens > 0);
});

test('a server that refuses everything ends each tool as rejected', async (t) => {
  const server = await serve(t, () => ({ status: 400, error: { message: 'no' } }));
  const [result] = await classify([TOOLS.read], optionsFor(t, server));
  assert.deepEqual([result?.problem?.code, server.asked.length], ['rejected', 3]);
});

test('a definition that is too large or too deep is not sent', async (t) => {
  const server = await serve(t, () => ({ say: ANSWERS.read }));
  let deep: unknown = {};
  for (let level = 0; level < 20_000; level++) deep = { deep };
  const large = { name: 'x'.repeat(1_000_000) };
  const results = await classify([large, { name: 'deep', inputSchema: deep }], {
    ...optionsFor(t, server),
    rules: () => rulesVerdict(TOOLS.read),
  });
  assert.deepEqual(
    results.map(({ problem }) => problem?.code),
    ['too-large', 'too-large'],
  );
  assert.equal(server.asked.length, 0);
});
