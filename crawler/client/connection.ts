import type { Readable, Writable } from 'node:stream';
import type { Limits } from '../limits.ts';
import { JsonReader } from './bounded-json.ts';
import { ClientFault } from './fault.ts';
import { LineSplitter } from './line-splitter.ts';

/** What a connection asks of the process behind it. */
export interface Pipes {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Resolves with a description when the process has ended. */
  readonly ended: Promise<string>;
}

interface Pending {
  resolve(result: unknown): void;
  reject(fault: ClientFault): void;
}

/** JSON-RPC over the standard streams of a process that may send anything, in any amount. */
export class StdioConnection {
  /** Lines that were no JSON-RPC. */
  junkLines = 0;
  /** Times that the server said that its list changed. */
  listChanges = 0;
  private answers = 0;
  private nextId = 1;
  private fault: ClientFault | undefined;
  private readonly pending = new Map<number, Pending>();
  private readonly lines: LineSplitter;
  private readonly json: JsonReader;
  private readonly pipes: Pipes;
  private readonly limits: Limits;

  constructor(pipes: Pipes, limits: Limits) {
    this.pipes = pipes;
    this.limits = limits;
    const lines = new LineSplitter(limits.lineBytes, limits.totalBytes);
    this.lines = lines;
    this.json = new JsonReader(limits);
    pipes.stdin.on('error', () => {}); // a server may close its input at any time; the end of the process tells why
    pipes.stdout.on('error', () => {});
    pipes.stdout.on('data', (chunk: Buffer) => {
      try {
        for (const line of lines.push(chunk)) this.receive(line);
      } catch (error) {
        this.close(error as ClientFault);
      }
    });
    const drained = new Promise<void>((resolve) => pipes.stdout.once('close', resolve));
    void Promise.all([pipes.ended, drained]).then(([how]) => this.close(new ClientFault('exited', how)));
  }

  /** Sends a request and waits for its answer, at most until the deadline. */
  request(method: string, params: object, deadline: number): Promise<unknown> {
    if (this.fault) return Promise.reject(this.fault);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const late = () => {
        this.pending.delete(id);
        reject(new ClientFault('timeout', `no answer to ${method}`));
      };
      const timer = setTimeout(late, Math.max(0, deadline - Date.now()));
      const settle =
        <Value>(act: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(timer);
          this.pending.delete(id);
          act(value);
        };
      this.pending.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.send({ jsonrpc: '2.0', id, method, params });
    });
  }

  notify(method: string): void {
    this.send({ jsonrpc: '2.0', method });
  }

  /** Stops reading; every request in flight ends with the fault. */
  close(fault: ClientFault): void {
    if (this.fault) return;
    this.fault = fault;
    this.pipes.stdout.destroy();
    for (const waiting of [...this.pending.values()]) waiting.reject(fault);
  }

  get bytesRead(): number {
    return this.lines.total;
  }

  private send(message: object): void {
    if (this.fault || this.pipes.stdin.destroyed || this.pipes.stdin.writableLength > 1 << 20) return;
    this.pipes.stdin.write(`${JSON.stringify(message)}\n`);
  }

  private receive(line: Buffer): void {
    if (this.fault || line.every((byte) => byte <= 0x20)) return;
    let value: unknown;
    try {
      value = this.json.read(line);
    } catch (error) {
      if (error instanceof ClientFault) throw error;
      return this.junk();
    }
    for (const message of Array.isArray(value) ? value : [value]) this.handle(message);
  }

  private junk(): void {
    this.junkLines += 1;
    if (this.junkLines > this.limits.junkLines)
      throw new ClientFault('garbage', `more than ${this.limits.junkLines} lines on standard output are no JSON-RPC`);
  }

  private handle(message: unknown): void {
    if (typeof message !== 'object' || message === null) return this.junk();
    const { id, method, result, error } = message as Record<string, unknown>;
    if (typeof method === 'string') {
      if (method === 'notifications/tools/list_changed') this.listChanges += 1;
      if (typeof id === 'string' || typeof id === 'number') this.answer(id, method);
      return;
    }
    const waiting = typeof id === 'number' ? this.pending.get(id) : undefined;
    if (!waiting) return this.junk();
    if (error === undefined) return waiting.resolve(result);
    const { code, message: words } = Object(error) as Record<string, unknown>;
    waiting.reject(new ClientFault('answered-error', String(words ?? 'an error without words'), Number(code)));
  }

  private answer(id: string | number, method: string): void {
    this.answers += 1;
    if (this.answers > this.limits.answers) return;
    if (method === 'ping') return this.send({ jsonrpc: '2.0', id, result: {} });
    if (method === 'roots/list')
      return this.send({ jsonrpc: '2.0', id, result: { roots: [{ uri: 'file:///work', name: 'work' }] } });
    this.send({ jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } });
  }
}
