import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Limits } from '../limits.ts';
import type { SandboxedProcess } from './sandbox.ts';
import { keepTail } from './tail.ts';

const LAST_WORDS_MS = 500;

export interface Supervision {
  environment: NodeJS.ProcessEnv;
  folder?: string;
  /** Ends the server; the outermost process is killed when absent. */
  end?: (child: ChildProcess) => void;
  /** Begins to watch over limits that nothing else enforces; returns how to stop watching. */
  watch?: (pid: number, exceeded: (what: string) => void) => () => void;
  /** Waits for what the outermost process leaves behind and removes it. */
  cleanUp?: () => void | Promise<void>;
}

/** Starts the outermost program of a sandbox and hands it out as a server: streams, last words, how it ended. */
export function supervise(
  command: readonly string[],
  limits: Pick<Limits, 'stderrBytes'>,
  { environment, folder, end = (child) => void child.kill('SIGKILL'), watch, cleanUp }: Supervision,
): SandboxedProcess {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    env: environment,
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  const stderr = keepTail(child.stderr, limits.stderrBytes);
  let stopped: string | undefined;
  const stop = (why: string) => {
    stopped ??= why;
    end(child);
  };
  const unwatch = watch && child.pid !== undefined ? watch(child.pid, stop) : () => {};
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
    child.once('exit', (code, signal) => {
      const how = stopped ?? describeExit(code, signal);
      void lastWords(child.stderr).then(() => resolve(how));
    });
  });
  const closed = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  }).then(() => {
    unwatch();
    return cleanUp?.();
  });
  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    stderr,
    kill: async () => {
      stop('stopped by the crawler');
      child.stdout.destroy();
      child.stderr.destroy();
      child.stdin.destroy();
      await closed;
    },
  };
}

/** Waits for what was written before the end. What the process left behind may hold the stream open: not for ever, then. */
function lastWords(stderr: Readable): Promise<void> {
  if (stderr.readableEnded || stderr.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LAST_WORDS_MS);
    stderr.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function describeExit(code: number | null, signal: string | null): string {
  if (code === 137 || signal === 'SIGKILL') return 'was killed (memory, CPU time or another limit)';
  return code === null ? `ended by ${signal}` : `exited with status ${code}`;
}
