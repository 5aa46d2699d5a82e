import { JsonReader } from '../client/bounded-json.ts';
import { ClientFault } from '../client/fault.ts';
import type { Limits } from '../limits.ts';
import { readEvents, type ServerEvent } from './event-stream.ts';
import { RemoteFault } from './fault.ts';
import type { Exchange } from './http.ts';
import { answerTo, parseJson } from './rpc.ts';
import { statusFault } from './streamable.ts';
import type { Transport } from './transport.ts';

/** HTTP+SSE of 2024-11-05: one event stream for answers, whose first event names the address for requests. */
export class LegacySseTransport implements Transport {
  protocolVersion: string | undefined;
  private nextId = 1;
  private readonly endpoint: URL;
  private readonly events: AsyncGenerator<ServerEvent>;
  private readonly exchange: Exchange;
  private readonly json: JsonReader;

  private constructor(endpoint: URL, events: AsyncGenerator<ServerEvent>, exchange: Exchange, limits: Limits) {
    this.endpoint = endpoint;
    this.events = events;
    this.exchange = exchange;
    this.json = new JsonReader(limits);
  }

  static async open(url: URL, exchange: Exchange, limits: Limits): Promise<LegacySseTransport> {
    const answer = await exchange.fetch(url, { headers: { accept: 'text/event-stream' } });
    if (answer.status !== 200) {
      answer.drop();
      throw statusFault(answer);
    }
    if (!/^text\/event-stream\b/i.test(answer.header('content-type') ?? '')) {
      answer.drop();
      throw new ClientFault('malformed', `${url.host} answers without an event stream`);
    }
    const events = readEvents(answer.pieces(), limits);
    const first = (await events.next()).value as ServerEvent | undefined;
    const endpoint = first?.event === 'endpoint' ? URL.parse(first.data, url.href) : null;
    if (endpoint === null) throw new ClientFault('malformed', 'the event stream does not begin with an endpoint');
    if (endpoint.origin !== url.origin)
      throw new RemoteFault('refused-address', `the event stream sends requests to another origin, ${endpoint.host}`);
    return new LegacySseTransport(endpoint, events, exchange, limits);
  }

  async ask(method: string, params: object): Promise<unknown> {
    const id = this.nextId++;
    await this.post({ jsonrpc: '2.0', id, method, params });
    for (let event = await this.events.next(); !event.done; event = await this.events.next()) {
      if (event.value.event !== 'message') continue;
      const found = answerTo(id, parseJson(Buffer.from(event.value.data), this.json));
      if (found) return found.result;
    }
    throw new ClientFault('exited', `the event stream ended without an answer to ${method}`);
  }

  async notify(method: string): Promise<void> {
    await this.post({ jsonrpc: '2.0', method });
  }

  async close(): Promise<void> {
    await this.events.return(undefined);
  }

  private async post(message: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const answer = await this.exchange.fetch(this.endpoint, { method: 'POST', headers, body: JSON.stringify(message) });
    answer.drop();
    if (answer.status >= 300) throw statusFault(answer);
  }
}
