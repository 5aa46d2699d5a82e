import { ClientFault } from './fault.ts';

/** Cuts a byte stream into lines without ever holding more than one line's limit or counting past the total. */
export class LineSplitter {
  private parts: Buffer[] = [];
  private held = 0;
  /** Bytes read so far. */
  total = 0;
  private readonly lineBytes: number;
  private readonly totalBytes: number;

  constructor(lineBytes: number, totalBytes: number) {
    this.lineBytes = lineBytes;
    this.totalBytes = totalBytes;
  }

  /** The lines that a chunk completes. Throws ClientFault `too-large` past a limit. */
  *push(chunk: Buffer): Generator<Buffer> {
    this.total += chunk.length;
    if (this.total > this.totalBytes) throw this.tooLarge('standard output', this.totalBytes);
    for (let from = 0; from < chunk.length;) {
      const newline = chunk.indexOf(0x0a, from);
      const piece = chunk.subarray(from, newline === -1 ? undefined : newline);
      this.held += piece.length;
      if (this.held > this.lineBytes) throw this.tooLarge('a line', this.lineBytes);
      this.parts.push(piece);
      if (newline === -1) return;
      const line = this.parts.length === 1 ? piece : Buffer.concat(this.parts);
      this.parts = [];
      this.held = 0;
      from = newline + 1;
      yield line;
    }
  }

  private tooLarge(what: string, bytes: number): ClientFault {
    return new ClientFault('too-large', `${what} exceeds ${bytes / 1024 / 1024} MiB`);
  }
}
