import { Worker } from 'node:worker_threads';
import type { StaticListing } from './extract.ts';

export { crossCheck, mismatchFlags, type CrossCheck } from './cross-check.ts';
export type { StaticListing } from './extract.ts';

const TIME_LIMIT_MS = 12_000;
const HEAP_MB = 640;
/** A thread that had more to read than this is ended, and its memory given back. */
const LIGHT_MS = 2_000;

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
  const [worker = newWorker()] = idle;
  idle.delete(worker);
  const begun = performance.now();
  const { promise, resolve } = Promise.withResolvers<StaticListing>();
  let spent = true;
  const fail = (detail: string) => resolve({ tools: [], flags: [{ code: 'truncated', detail: detail.slice(0, 300) }] });
  const timer = setTimeout(() => fail('reading the source took too long'), TIME_LIMIT_MS);
  const told = (read: StaticListing) => {
    spent = performance.now() - begun > LIGHT_MS;
    resolve(read);
  };
  const broke = (error: Error) => fail(`the source could not be read: ${error.message}`);
  const ended = () => fail('the reader of the source ended early');
  worker.on('message', told).on('error', broke).on('exit', ended).ref();
  worker.postMessage(folder);
  const listing = await promise;
  clearTimeout(timer);
  worker.off('message', told).off('error', broke).off('exit', ended).unref();
  if (spent) await worker.terminate();
  else idle.add(worker);
  return listing;
}

/** Starting a thread costs more than reading most sources, so one that had little to read serves again. */
const idle = new Set<Worker>();

function newWorker(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, stackSizeMb: 8 },
    env: {},
  });
  return worker.on('error', () => {}).on('exit', () => void idle.delete(worker));
}
