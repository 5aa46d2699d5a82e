import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
  /** The reason for which it was stopped. */
  refused?: string;
}

export interface RunOptions {
  cwd: string;
  timeoutMs: number;
  /** All that the program sees of the environment. */
  environment: Record<string, string>;
  /** Stops the program when it returns a reason, asked every few seconds. */
  refuse?: () => string | undefined;
  /** Stops the program at once. */
  signal?: AbortSignal | undefined;
}

/** Where it exists, the kernel ends our tools when the crawler itself is killed. */
const DIE_WITH_US = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--'] : [];
const CHECK_MS = 3_000;
const KEPT = 4 * 1024 * 1024;

/** Runs one of our own tools to its end; on a timeout its whole process group is killed. */
export function run(program: string, args: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve) => {
    const [command = '', ...rest] = [...DIE_WITH_US, program, ...args];
    const umask = process.umask(0o022); // what is installed must be readable to the user that runs it
    const child = spawn(command, rest, {
      cwd: options.cwd,
      env: options.environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    process.umask(umask);
    let stdout = '';
    let stderr = '';
    let timedOut = false;
    let refused: string | undefined;
    const kill = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // already gone
      }
    };
    const abandon = () => kill();
    process.once('exit', abandon);
    options.signal?.addEventListener('abort', kill, { once: true });
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, options.timeoutMs);
    const check = setInterval(() => {
      refused ??= options.refuse?.();
      if (refused) kill();
    }, CHECK_MS);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout = (stdout + text).slice(-KEPT)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-KEPT)));
    const finish = (status: number | null, words = '') => {
      clearTimeout(timer);
      clearInterval(check);
      process.off('exit', abandon);
      options.signal?.removeEventListener('abort', kill);
      resolve({ status, stdout, stderr: stderr + words, timedOut, ...(refused === undefined ? {} : { refused }) });
    };
    child.once('error', (error) => finish(null, error.message));
    child.once('close', (status) => finish(status));
  });
}
