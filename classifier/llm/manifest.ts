import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { formatJson, readText, writeText } from '../../data/store/index.ts';

/** A batch that was submitted and not yet collected. */
const Manifest = z.object({ id: z.string(), run: z.string(), keys: z.array(z.string()) });
export type Manifest = z.infer<typeof Manifest>;

/** The open batches of one run (server, model and prompt), kept beside the answers so that any later process collects them. */
export class Manifests {
  private readonly folder: string;
  private readonly run: string;

  constructor(cacheFolder: string, run: string) {
    this.folder = join(cacheFolder, 'batches');
    this.run = run;
  }

  open(): Manifest[] {
    return list(this.folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => parse(readText(join(this.folder, name)) ?? ''))
      .filter(({ run }) => run === this.run);
  }

  add(id: string, keys: string[]): Manifest {
    const manifest = { id, run: this.run, keys };
    writeText(this.path(id), formatJson(manifest));
    return manifest;
  }

  remove(id: string): void {
    rmSync(this.path(id), { force: true });
  }

  /** An id comes from the server, so it is never a file name. */
  private path(id: string): string {
    return join(this.folder, `${createHash('sha256').update(id).digest('hex').slice(0, 32)}.json`);
  }
}

function parse(text: string): Manifest[] {
  try {
    return [Manifest.parse(JSON.parse(text))];
  } catch {
    return [];
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
