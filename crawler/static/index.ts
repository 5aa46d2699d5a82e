import { Worker } from 'node:worker_threads';
import type { StaticListing } from './extract.ts';

export { crossCheck, mismatchFlags, type CrossCheck } from './cross-check.ts';
export type { StaticListing } from './extract.ts';

const TIME_LIMIT_MS = 12_000;
const HEAP_MB = 640;

/**
 * Lists the tools of an unpacked npm package by reading its source; none of it runs. `folder` is the folder of the
 * package itself (`<install>/node_modules/<name>`), so that its installed dependencies are found beside it.
 *
 * For the last rung of the launch ladder: when no start listed tools, call this; with at least one tool record
 * `provenance.tier: 'static'`, `step: 'static'`, `sandbox: 'not-run'`, and keep the reason why the starts failed in
 * `attempts`. Parts that are made at run time are left out of the definitions and named in `static-partial` flags.
 * After a live listing, `mismatchFlags(live, source)` gives the flags of the cross-check.
 *
 * Runs in a worker thread with a memory and a time limit. Never rejects: what went wrong is a flag.
 */
export async function listStatically(folder: string): Promise<StaticListing> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: folder,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: 8 },
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  const nothing = (detail: string): StaticListing => ({
    tools: [],
    flags: [{ code: 'truncated', detail: detail.slice(0, 300) }],
  });
  try {
    return await new Promise<StaticListing>((resolve) => {
      timer = setTimeout(() => resolve(nothing('reading the source took too long')), TIME_LIMIT_MS);
      worker.once('message', resolve);
      worker.once('error', (error) => resolve(nothing(`the source could not be read: ${error.message}`)));
      worker.once('exit', () => resolve(nothing('the reader of the source ended early')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
