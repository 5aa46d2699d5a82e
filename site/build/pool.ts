import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CACHE } from './paths.ts';
import type { Done, Job, Setup } from './shard.ts';

type Message = { ready: true } | { done: Done } | { error: string };

/** Runs jobs on one process for each core and hands every result over as it comes. Fails with the first failure. */
export async function runJobs(
  setup: Setup,
  jobs: readonly Job[],
  onDone: (job: Job, done: Done) => void,
): Promise<void> {
  const workers = Math.min(availableParallelism(), Math.ceil(jobs.length / 2));
  let next = 0;
  const take = (): Job | undefined => jobs[next++];
  await Promise.all(Array.from({ length: workers }, () => work(setup, take, onDone)));
}

function work(setup: Setup, take: () => Job | undefined, onDone: (job: Job, done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(CACHE, 'node') },
    });
    let job: Job | undefined;
    let finished = false;
    const fail = (error: Error) => {
      child.removeAllListeners();
      child.on('error', () => undefined);
      child.kill();
      reject(error);
    };
    child.on('error', fail);
    child.on('exit', (code, signal) =>
      finished ? resolve() : fail(new Error(`A rendering process ended early (${signal ?? code}).`)),
    );
    child.on('message', (message: Message) => {
      if ('error' in message) return fail(new Error(message.error));
      if ('done' in message) onDone(job!, message.done);
      job = take();
      finished = job === undefined;
      if (finished) end(child);
      else child.send({ job });
    });
    child.send({ setup });
  });
}

/** A process is not waited for any longer once its work is done. */
const ENDS_WITHIN = 10_000;

/**
 * A process that ends by itself leaves its compiled modules to the next build. Rarely one does not: a C library before glibc 2.41
 * may lose the signal that wakes a thread, for which the process then waits forever.
 */
function end(child: ChildProcess): void {
  child.disconnect();
  const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN);
  child.once('exit', () => clearTimeout(late));
}
