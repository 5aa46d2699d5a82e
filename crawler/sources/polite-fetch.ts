import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';

export interface Politeness {
  /** Between two requests. */
  pauseMs: number;
  /** How often one request is tried, and how long before the second try; each further wait is twice as long. */
  tries: number;
  backoffMs: number;
  timeoutMs: number;
  bytes: number;
}

export const POLITE: Politeness = {
  pauseMs: 200,
  tries: 5,
  backoffMs: 1_000,
  timeoutMs: 30_000,
  bytes: 32 * 1024 * 1024,
};

const LONGEST_WAIT_MS = 60_000;

/** Fetches JSON from a registry that may be slow, busy or broken. Errors name the address, the fault and the remedy. */
export async function fetchJson(url: URL, politeness: Politeness = POLITE): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    const { value, fault, wait, final } = await once(url, politeness);
    if (fault === undefined) return value;
    if (final || attempt >= politeness.tries)
      throw new Error(
        `${url.href}: ${fault}${final ? '' : ` (${attempt} tries)`}. Check the address of the registry, or try again later.`,
      );
    await sleep(Math.min(LONGEST_WAIT_MS, wait ?? politeness.backoffMs * 2 ** (attempt - 1)));
  }
}

interface Outcome {
  value?: unknown;
  fault?: string;
  wait?: number | undefined;
  final?: boolean;
}

async function once(url: URL, { timeoutMs, bytes }: Politeness): Promise<Outcome> {
  try {
    const { statusCode, headers, body } = await request(url, {
      headers: { accept: 'application/json', 'user-agent': 'toolrisk' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (statusCode !== 200) {
      body.on('error', () => {});
      body.destroy();
      const after = Number(headers['retry-after']);
      const busy = statusCode === 429 || statusCode >= 500;
      return { fault: `answered ${statusCode}`, final: !busy, wait: Number.isFinite(after) ? after * 1000 : undefined };
    }
    const parts: Buffer[] = [];
    let held = 0;
    for await (const part of body as AsyncIterable<Buffer>) {
      held += part.length;
      if (held > bytes) return { fault: `answered with more than ${bytes / 1024 / 1024} MiB`, final: true };
      parts.push(part);
    }
    return { value: JSON.parse(Buffer.concat(parts).toString()) as unknown };
  } catch (error) {
    return { fault: (error as Error).message || String((error as NodeJS.ErrnoException).code) };
  }
}
