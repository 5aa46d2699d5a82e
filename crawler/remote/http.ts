import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { request } from 'undici';
import { ClientFault } from '../client/fault.ts';
import type { Gate } from './dispatcher.ts';
import { RemoteFault } from './fault.ts';

export interface Answer {
  readonly status: number;
  readonly url: URL;
  header(name: string): string | undefined;
  /** The body, decompressed, piece by piece; ends with ClientFault `too-large` past the exchange's bytes. */
  pieces(): AsyncGenerator<Buffer>;
  /** Lets go of the body unread. */
  drop(): void;
}

export interface Call {
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
}

/** All requests of one crawl: one gate, one wall clock, one budget of decompressed bytes. */
export class Exchange {
  readonly deadline: AbortSignal;
  private readonly gate: Gate;
  private left: number;
  private readonly total: number;

  constructor(gate: Gate, limits: { totalBytes: number; wallMs: number }) {
    this.gate = gate;
    this.total = limits.totalBytes;
    this.left = limits.totalBytes;
    this.deadline = AbortSignal.timeout(limits.wallMs);
  }

  /** One request; redirects are not followed. */
  async fetch(url: URL, call: Call = {}): Promise<Answer> {
    this.gate.check(url);
    try {
      const response = await request(url, {
        method: call.method ?? 'GET',
        headers: { 'user-agent': 'toolrisk', 'accept-encoding': 'gzip', ...call.headers },
        ...(call.body === undefined ? {} : { body: call.body }),
        dispatcher: this.gate.dispatcher,
        signal: this.deadline,
        headersTimeout: 0, // the wall clock counts
        bodyTimeout: 0,
      });
      const header = (name: string): string | undefined => {
        const value = response.headers[name];
        return Array.isArray(value) ? value[0] : value;
      };
      response.body.on('error', () => {}); // told to whoever reads it
      const pieces = () => this.bounded(decoded(response.body, header('content-encoding')));
      return { status: response.statusCode, url, header, pieces, drop: () => void response.body.destroy() };
    } catch (error) {
      throw this.fault(error, url);
    }
  }

  /** The whole body as text, at most `bytes`. */
  async text(answer: Answer, bytes: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let held = 0;
    for await (const piece of answer.pieces()) {
      held += piece.length;
      if (held > bytes) throw new ClientFault('too-large', `an answer exceeds ${Math.round(bytes / 1024)} KiB`);
      parts.push(piece);
    }
    return Buffer.concat(parts);
  }

  private async *bounded(body: Readable): AsyncGenerator<Buffer> {
    try {
      for await (const piece of body as AsyncIterable<Buffer>) {
        this.left -= piece.length;
        if (this.left < 0) throw new ClientFault('too-large', `the answers exceed ${this.total / 1024 / 1024} MiB`);
        yield piece;
      }
    } catch (error) {
      throw this.fault(error);
    } finally {
      body.destroy();
    }
  }

  /** Any error of the network as one that a snapshot can record. */
  private fault(error: unknown, url?: URL): Error {
    if (error instanceof ClientFault || error instanceof RemoteFault) return error;
    if (this.deadline.aborted) return new ClientFault('timeout', 'no complete answer in time');
    const { code, message, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
    if (cause instanceof RemoteFault) return cause;
    if (code === 'UND_ERR_HEADERS_OVERFLOW' || /header.*(?:overflow|too large)/i.test(message))
      return new ClientFault('too-large', 'the headers of an answer are too large');
    return new RemoteFault('unreachable', `${url ? `${url.host}: ` : ''}${code ?? ''} ${message}`.trim());
  }
}

function decoded(body: Readable, encoding: string | undefined): Readable {
  const decoder =
    encoding === undefined || encoding === 'identity'
      ? undefined
      : /^(?:x-)?gzip$/.test(encoding)
        ? createGunzip()
        : encoding === 'deflate'
          ? createInflate()
          : encoding === 'br'
            ? createBrotliDecompress()
            : null;
  if (decoder === undefined) return body;
  if (decoder === null) {
    body.destroy();
    throw new ClientFault('malformed', `the answer is compressed as ${String(encoding).slice(0, 40)}`);
  }
  body.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => body.destroy());
  return body.pipe(decoder);
}
