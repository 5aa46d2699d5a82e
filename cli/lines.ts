import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { once } from 'node:events';
import { UsageError } from './errors.ts';

/** The text of a file, or of standard input for `-`. */
export async function readInput(path: string): Promise<string> {
  if (path === '-') {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${path}: cannot be read (${(error as Error).message}); name a file of lines, or - for standard input`,
    );
  }
}

export interface LineWriter {
  write(line: object): Promise<void>;
  close(): Promise<void>;
  /** Leaves nothing half-written behind. */
  discard(): void;
}

const FLUSH_AT = 1 << 16;

/** Writes JSON lines to a file, whole or not at all, or to standard output for `-`. */
export function lineWriter(path: string): LineWriter {
  return path === '-' ? standardOutput() : toFile(path);
}

function standardOutput(): LineWriter {
  return {
    async write(line) {
      if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
    },
    async close() {},
    discard() {},
  };
}

function toFile(path: string): LineWriter {
  const temporary = `${path}.${process.pid}.tmp`;
  let file: number;
  try {
    file = openSync(temporary, 'w');
  } catch (error) {
    throw new UsageError(
      `${path}: cannot be written (${(error as Error).message}); name a file in a folder that exists`,
    );
  }
  let waiting = '';
  const flush = () => {
    const bytes = Buffer.from(waiting);
    for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset);
    waiting = '';
  };
  return {
    async write(line) {
      waiting += `${JSON.stringify(line)}\n`;
      if (waiting.length > FLUSH_AT) flush();
    },
    async close() {
      flush();
      fsyncSync(file);
      closeSync(file);
      renameSync(temporary, path);
    },
    discard() {
      closeSync(file);
      rmSync(temporary, { force: true });
    },
  };
}
