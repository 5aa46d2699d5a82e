import { JsonReader } from '../client/bounded-json.ts';
import { ClientFault } from '../client/fault.ts';
import { MODERN_VERSION } from '../client/protocol.ts';
import type { Limits } from '../limits.ts';
import { readEvents } from './event-stream.ts';
import { RemoteFault } from './fault.ts';
import type { Answer, Exchange } from './http.ts';
import { answerTo, parseJson } from './rpc.ts';
import type { Transport } from './transport.ts';

/** Streamable HTTP: every request is a POST, its answer JSON or an event stream. */
export class StreamableTransport implements Transport {
  protocolVersion: string | undefined;
  private session: string | undefined;
  private nextId = 1;
  private readonly url: URL;
  private readonly exchange: Exchange;
  private readonly limits: Limits;
  private readonly json: JsonReader;

  constructor(url: URL, exchange: Exchange, limits: Limits) {
    this.url = url;
    this.exchange = exchange;
    this.limits = limits;
    this.json = new JsonReader(limits);
  }

  async ask(method: string, params: object): Promise<unknown> {
    const id = this.nextId++;
    const answer = await this.post({ jsonrpc: '2.0', id, method, params }, method);
    await this.accept(answer, id);
    const session = answer.header('mcp-session-id');
    if (method === 'initialize' && session !== undefined && /^[\x21-\x7e]{1,500}$/.test(session))
      this.session = session;
    const found = /^text\/event-stream\b/i.test(answer.header('content-type') ?? '')
      ? await this.fromEvents(answer, id)
      : answerTo(id, parseJson(await this.exchange.text(answer, this.limits.lineBytes), this.json));
    if (!found) throw new ClientFault('malformed', `no answer to ${method} in what came back`);
    return found.result;
  }

  async notify(method: string): Promise<void> {
    (await this.post({ jsonrpc: '2.0', method }, method)).drop();
  }

  /** Ends a session politely; a server that refuses has none. */
  async close(): Promise<void> {
    if (this.session === undefined) return;
    const answer = await this.exchange
      .fetch(this.url, { method: 'DELETE', headers: this.headers() })
      .catch(() => undefined);
    answer?.drop();
  }

  private post(message: object, method: string): Promise<Answer> {
    const modern = this.protocolVersion === MODERN_VERSION;
    const headers = {
      ...this.headers(),
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(modern ? { 'mcp-method': method } : {}),
    };
    return this.exchange.fetch(this.url, { method: 'POST', headers, body: JSON.stringify(message) });
  }

  private headers(): Record<string, string> {
    return {
      ...(this.session === undefined ? {} : { 'mcp-session-id': this.session }),
      ...(this.protocolVersion === undefined ? {} : { 'mcp-protocol-version': this.protocolVersion }),
    };
  }

  /** Refusals, redirects and errors of HTTP; a JSON-RPC error in the body of a 4xx says more and goes first. */
  private async accept(answer: Answer, id: number): Promise<void> {
    const { status } = answer;
    if (status >= 200 && status < 300) return;
    if (
      status !== 401 &&
      status !== 403 &&
      status >= 400 &&
      status < 500 &&
      /json/.test(answer.header('content-type') ?? '')
    ) {
      const body = await this.exchange.text(answer, 256 * 1024).catch(() => Buffer.alloc(0));
      let value: unknown;
      try {
        value = parseJson(body, this.json);
      } catch {
        // Not JSON after all: the status has to say it.
      }
      answerTo(id, value);
    }
    answer.drop();
    throw statusFault(answer);
  }

  private async fromEvents(answer: Answer, id: number): Promise<{ result: unknown } | undefined> {
    for await (const { data } of readEvents(answer.pieces(), this.limits)) {
      const found = data.trim() === '' ? undefined : answerTo(id, parseJson(Buffer.from(data), this.json));
      if (found) return found;
    }
    return undefined;
  }
}

/** What an HTTP status that is no success means for a crawl. */
export function statusFault(answer: Answer): RemoteFault {
  const { status, url } = answer;
  const challenge = answer.header('www-authenticate');
  if (status === 401 || status === 403)
    return new RemoteFault('unauthorized', `${url.host} answers ${status}`, {
      status,
      ...(challenge ? { challenge } : {}),
    });
  const location = answer.header('location');
  if (status >= 300 && status < 400 && location !== undefined)
    return new RemoteFault(
      'unreachable',
      `${url.host} redirects (${status}) to ${location.slice(0, 200)}; redirects are not followed, put the final address into the entry`,
      { status },
    );
  return new RemoteFault('unreachable', `${url.host} answers ${status}`, { status });
}
