import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';

const FAILURES = [
  'refused', // the model declined to answer
  'not-accepted', // words, quotes or labels did not hold, also after the repair round
  'too-large',
  'rejected', // the server would not take the request
  'rate-limited',
  'server-error',
  'timeout',
  'connection', // unreachable, cut off, or no JSON
  'credentials', // key, permission, quota or model: the whole run would fail alike
] as const;

/** Why a tool has no answer. */
export interface Problem {
  code: (typeof FAILURES)[number];
  detail: string;
}

/** What went wrong with one request, and what to do about it. */
export interface Failure extends Problem {
  next: 'retry' | 'give-up' | 'stop';
  /** How long the server asked to wait, in milliseconds. */
  after?: number;
}

/** The run cannot go on: no other request would fare better. */
export class LlmError extends Error {
  override name = 'LlmError';
}

/** Reads what the client threw. Text of the server is kept short and on one line. */
export function failureOf(error: unknown, now: number): Failure {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return { code: 'timeout', detail: 'no answer in time', next: 'retry' };
  if (!(error instanceof APIError) || error.status === undefined)
    return { code: 'connection', detail: oneLine(error), next: 'retry' };
  const detail = oneLine(error);
  const { status, headers, code } = error;
  if (status === 401 || status === 403 || status === 404 || code === 'insufficient_quota')
    return { code: 'credentials', detail, next: 'stop' };
  const after = retryAfter(headers, now);
  const asked = after === undefined ? {} : { after };
  if (status === 429) return { code: 'rate-limited', detail, next: 'retry', ...asked };
  if (status === 408 || status === 409 || status >= 500)
    return { code: 'server-error', detail, next: 'retry', ...asked };
  return { code: isTooLong(error) ? 'too-large' : 'rejected', detail, next: 'give-up' };
}

/** Whether the server says that the prompt does not fit its model. */
export function isTooLong(error: APIError): boolean {
  return error.code === 'context_length_exceeded' || /context.{0,20}(?:length|window|size)/is.test(error.message);
}

function retryAfter(headers: Headers | undefined, now: number): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (milliseconds >= 0) return milliseconds;
  const value = headers?.get('retry-after') ?? '';
  const seconds = /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return seconds >= 0 ? seconds * 1000 : undefined;
}

/** An error's message without control characters, at most 200 long. */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 200);
}
