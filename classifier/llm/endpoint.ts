import OpenAI from 'openai';
import { LlmError } from './failure.ts';

export interface EndpointOptions {
  baseUrl?: string | undefined;
  apiKey?: string | undefined;
  /** Milliseconds for one request, answer included. */
  timeout?: number | undefined;
}

const HOSTED_BASE_URL = 'https://api.openai.com/v1';

/** A client of an OpenAI-compatible server. Retrying is left to us, which knows limits and cut answers. */
export function openEndpoint(options: EndpointOptions): OpenAI {
  const baseURL = baseUrlOf(options);
  assertKey(options);
  return new OpenAI({ baseURL, apiKey: options.apiKey || 'none', maxRetries: 0, logLevel: 'off' });
}

/** The base URL that a run uses, checked. */
export function baseUrlOf({ baseUrl }: EndpointOptions): string {
  const text = baseUrl || HOSTED_BASE_URL;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new LlmError(`"${text}" is no base URL; name one such as http://localhost:11434/v1`);
  return text.replace(/\/+$/, '');
}

/** Whether a server is on this machine or in this network, where no key is usual and no request costs money. */
export function isLocal(baseUrl: string): boolean {
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0$)/.test(host);
  if (host.includes(':')) return /^(?:::1$|f[cd]|fe80:)/.test(host);
  return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host);
}

/** A hosted server is of no use without a key. */
export function assertKey(options: EndpointOptions): void {
  const baseUrl = baseUrlOf(options);
  if (options.apiKey || isLocal(baseUrl)) return;
  throw new LlmError(
    `no API key for ${baseUrl}: set OPENAI_API_KEY, or name a local server with --base-url http://localhost:11434/v1`,
  );
}
