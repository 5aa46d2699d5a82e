import type { Clock } from './clock.ts';
import { type Failure, LlmError } from './failure.ts';

export interface RetryPolicy {
  /** How often a request is repeated after its first failure. */
  retries: number;
  clock: Clock;
  signal?: AbortSignal | undefined;
  /** Called before each wait, with its length. */
  onWait(milliseconds: number, failure: Failure): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** A server that asks for more than this is not waited for; a later run takes up what is missing. */
const LONGEST_ASKED_WAIT = 300_000;

/** A result, or the last failure. Waits grow exponentially with jitter; a wait that the server asked for is honoured. */
export async function withRetries<Result>(
  attempt: () => Promise<{ result: Result } | { failure: Failure }>,
  { retries, clock, signal, onWait }: RetryPolicy,
): Promise<{ result: Result } | { failure: Failure }> {
  for (let tried = 0; ; tried++) {
    const outcome = await attempt();
    if ('result' in outcome) return outcome;
    const { failure } = outcome;
    if (failure.next === 'stop') throw new LlmError(failure.detail);
    if (failure.next === 'give-up' || tried >= retries || (failure.after ?? 0) > LONGEST_ASKED_WAIT) return outcome;
    const backoff = Math.min(FIRST_WAIT * 2 ** tried, LONGEST_WAIT) * (0.5 + clock.random() / 2);
    const wait = Math.max(failure.after ?? 0, backoff);
    onWait(wait, failure);
    await clock.sleep(wait, signal);
  }
}
