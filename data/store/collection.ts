import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatJson } from './canonical.ts';
import { readText, writeText } from './files.ts';

/** A stored record that cannot be used: names the record, what is wrong and the remedy. */
export class RecordError extends Error {
  override name = 'RecordError';
}

/** One record kind on disk: one JSON file per id, in folders named by the first two characters of the id. */
export class Collection<Schema extends z.ZodType> {
  readonly folder: string;
  readonly schema: Schema;

  constructor(folder: string, schema: Schema) {
    this.folder = folder;
    this.schema = schema;
  }

  path(id: string): string {
    return join(this.folder, id.slice(0, 2), `${id}.json`);
  }

  /** All ids, sorted. */
  ids(): string[] {
    return listFolder(this.folder)
      .flatMap((shard) => listFolder(join(this.folder, shard)))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  has(id: string): boolean {
    return readText(this.path(id)) !== undefined;
  }

  /** The record, or undefined where there is none. Throws RecordError on bytes that the schema refuses. */
  read(id: string): z.output<Schema> | undefined {
    const text = readText(this.path(id));
    return text === undefined ? undefined : this.parse(text, this.path(id));
  }

  /** Every record, in the order of the ids; one is in memory at a time. */
  *records(): Generator<z.output<Schema>> {
    for (const id of this.ids()) yield this.read(id) as z.output<Schema>;
  }

  /** Validates, then writes whole or not at all. Returns whether the stored bytes changed. */
  write(id: string, record: z.input<Schema>): boolean {
    return writeText(this.path(id), formatJson(this.check(record, this.path(id))));
  }

  remove(id: string): void {
    rmSync(this.path(id), { force: true });
  }

  private parse(text: string, path: string): z.output<Schema> {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw new RecordError(
        `${path}: not JSON (${(error as Error).message}). Restore the file or delete it and run its stage again.`,
      );
    }
    return this.check(value, path);
  }

  private check(value: unknown, path: string): z.output<Schema> {
    const result = this.schema.safeParse(value);
    if (result.success) return result.data;
    throw new RecordError(
      `${path}: ${z.prettifyError(result.error).replaceAll('\n', ' ')}. Correct the record, or run the stage that writes it again.`,
    );
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
