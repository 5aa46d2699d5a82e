import type { Clock } from './clock.ts';

const MINUTE = 60_000;

export interface Limits {
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
}

/**
 * Lets requests through so that no span of one minute holds more of them, or of their tokens, than allowed. A request that is
 * larger than a minute's tokens goes alone. A server that asks to wait holds back everyone.
 */
export class Limiter {
  private readonly limits: Limits;
  private readonly clock: Clock;
  private readonly sent: { at: number; tokens: number }[] = [];
  private heldUntil = 0;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(limits: Limits, clock: Clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /** Resolves when a request of so many tokens may start. First come, first served. */
  take(tokens: number, signal?: AbortSignal): Promise<void> {
    const mine = this.turn.then(async () => {
      for (let wait = this.waitFor(tokens); wait > 0; wait = this.waitFor(tokens)) await this.clock.sleep(wait, signal);
      this.sent.push({ at: this.clock.now(), tokens });
    });
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  /** Nobody starts for so long. */
  hold(milliseconds: number): void {
    this.heldUntil = Math.max(this.heldUntil, this.clock.now() + milliseconds);
  }

  private waitFor(tokens: number): number {
    const now = this.clock.now();
    if (this.heldUntil > now) return this.heldUntil - now;
    while (this.sent[0] !== undefined && this.sent[0].at <= now - MINUTE) this.sent.shift();
    const { requestsPerMinute = Infinity, tokensPerMinute = Infinity } = this.limits;
    const used = this.sent.reduce((sum, request) => sum + request.tokens, 0);
    const full = this.sent.length >= requestsPerMinute || (this.sent.length > 0 && used + tokens > tokensPerMinute);
    return full ? (this.sent[0] as { at: number }).at + MINUTE - now : 0;
  }
}
