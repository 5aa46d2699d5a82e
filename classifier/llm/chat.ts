import type OpenAI from 'openai';
import type { ChatCompletion, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { Clock } from './clock.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Limiter } from './limiter.ts';
import type { Dialect } from './request.ts';
import { withRetries } from './retry.ts';
import { ANSWER_TOKENS, countTokens, type Usage } from './tokens.ts';

export interface Line {
  client: OpenAI;
  dialect: Dialect;
  limiter: Limiter;
  clock: Clock;
  timeout: number;
  retries: number;
  signal: AbortSignal;
  onRetry(failure: Failure): void;
  onUsage(usage: Usage): void;
}

/** What a model said, or why it said nothing. */
export type Reply = { text: string } | { failure: Failure };

/** One turn of a conversation: limits kept, failures retried, the server's dialect learned. */
export async function chat(line: Line, messages: ChatCompletionMessageParam[]): Promise<Reply> {
  const prompt = messages.reduce((sum, { content }) => sum + countTokens(String(content)), 0);
  const outcome = await withRetries(() => once(line, messages, prompt), {
    retries: line.retries,
    clock: line.clock,
    signal: line.signal,
    onWait(wait, failure) {
      if (failure.code === 'rate-limited') line.limiter.hold(wait);
      line.onRetry(failure);
    },
  });
  return 'failure' in outcome ? outcome : outcome.result;
}

async function once(
  line: Line,
  messages: ChatCompletionMessageParam[],
  prompt: number,
): Promise<{ result: Reply } | { failure: Failure }> {
  const { client, dialect, limiter, signal } = line;
  for (;;) {
    await limiter.take(prompt + ANSWER_TOKENS, signal);
    const state = dialect.state;
    try {
      const completion = await client.chat.completions.create(dialect.body(messages), {
        signal: AbortSignal.any([signal, AbortSignal.timeout(line.timeout)]),
        timeout: line.timeout * 2, // The signal above ends a request, also one whose body trickles.
      });
      const reply = replyOf(completion);
      if ('failure' in reply && reply.failure.next === 'retry') return reply;
      dialect.worked();
      line.onUsage({
        inputTokens: completion.usage?.prompt_tokens ?? prompt,
        outputTokens: completion.usage?.completion_tokens ?? countTokens('text' in reply ? reply.text : ''),
      });
      return { result: reply };
    } catch (error) {
      signal.throwIfAborted();
      if (!dialect.adapt(error, state)) return { failure: failureOf(error, line.clock.now()) };
    }
  }
}

/** Reads a completion of unknown origin: a server may leave out anything. */
export function replyOf(completion: Partial<ChatCompletion> | null): Reply {
  const choice = completion?.choices?.[0];
  if (choice?.message === undefined)
    return { failure: { code: 'connection', detail: 'the server sent no completion', next: 'retry' } };
  const { content, refusal } = choice.message;
  if (refusal || choice.finish_reason === 'content_filter')
    return { failure: { code: 'refused', detail: 'the model declined to answer', next: 'give-up' } };
  return { text: typeof content === 'string' ? content : '' };
}
