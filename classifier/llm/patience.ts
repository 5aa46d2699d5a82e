import { type Failure, LlmError, failureOf } from './failure.ts';
import type { Line } from './chat.ts';
import { withRetries } from './retry.ts';

/** Does something at the server that the run cannot do without: retried, and LlmError where that does not help. */
export async function patiently<Result>(line: Line, what: string, attempt: () => Promise<Result>): Promise<Result> {
  const outcome = await withRetries<Result>(
    async () => {
      try {
        return { result: await attempt() };
      } catch (error) {
        line.signal.throwIfAborted();
        if (error instanceof LlmError) throw new LlmError(`${what}: ${error.message}`);
        const failure: Failure = failureOf(error, line.clock.now());
        return { failure: failure.next === 'stop' ? { ...failure, detail: `${what}: ${failure.detail}` } : failure };
      }
    },
    { retries: line.retries, clock: line.clock, signal: line.signal, onWait: (_, failure) => line.onRetry(failure) },
  );
  if ('result' in outcome) return outcome.result;
  throw new LlmError(`${what}: ${outcome.failure.detail}; run the same command again to go on`);
}
