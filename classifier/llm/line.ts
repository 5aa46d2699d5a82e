import type { Line } from './chat.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { openEndpoint } from './endpoint.ts';
import { Limiter } from './limiter.ts';
import { DEFAULTS, type LlmItem, type LlmOptions } from './options.ts';
import { Dialect } from './request.ts';

/** Everything that the requests of one run share. */
export function openLine<Item extends LlmItem>(
  options: LlmOptions<Item>,
  stop: AbortController,
  listeners: Partial<Pick<Line, 'onRetry' | 'onUsage'>> = {},
): Line {
  const { clock = SYSTEM_CLOCK, maxAnswerTokens = DEFAULTS.maxAnswerTokens } = options;
  return {
    client: openEndpoint(options),
    dialect: new Dialect(options.model, maxAnswerTokens),
    limiter: new Limiter(options, clock),
    clock,
    timeout: options.timeout ?? DEFAULTS.timeout,
    retries: options.retries ?? DEFAULTS.retries,
    signal: options.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, options.signal]),
    onRetry: () => undefined,
    onUsage: () => undefined,
    ...listeners,
  };
}
