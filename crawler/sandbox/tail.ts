import type { Readable } from 'node:stream';

/** Drains a stream for ever, so that its writer never blocks, and keeps the last bytes. */
export function keepTail(stream: Readable, bytes: number): () => string {
  let tail: Buffer = Buffer.alloc(0);
  stream.on('error', () => {});
  stream.on('data', (chunk: Buffer) => {
    tail =
      chunk.length >= bytes ? chunk.subarray(-bytes) : Buffer.concat([tail.subarray(-(bytes - chunk.length)), chunk]);
  });
  return () => tail.toString('utf8');
}
