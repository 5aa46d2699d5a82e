import type { Pipes } from '../client/connection.ts';
import type { Limits } from '../limits.ts';

/** Paths as a server sees them. */
export const INSIDE = {
  app: '/app',
  node: '/opt/node/bin/node',
  runtime: '/opt/runtime',
  home: '/home/user',
  work: '/work',
  kit: '/opt/kit',
} as const;

export interface LaunchSpec {
  /** Folder on the host that appears, read-only, as `INSIDE.app`. */
  install: string;
  /** Folder on the host of a further interpreter, which appears, read-only, as `INSIDE.runtime`. */
  runtime?: string | undefined;
  /** Program and arguments, in paths of the inside. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
}

export interface SandboxedProcess extends Pipes {
  /** The outermost process, as the host sees it. */
  readonly pid: number | undefined;
  /** The last words on standard error. */
  stderr(): string;
  /** Ends every process of the sandbox; resolves when none is left. */
  kill(): Promise<void>;
}

/** The one door to every way of confining a server. */
export interface Sandbox {
  readonly name: 'bubblewrap' | 'container' | 'macos' | 'none';
  start(spec: LaunchSpec, limits: Limits): SandboxedProcess;
}

/** Why a back end cannot confine anything on this machine, and what would let it. */
export interface Refusal {
  reason: string;
  remedy: string;
}

/** No back end can start here: names what is missing and the remedy, in one line. */
export class NoSandboxError extends Error {
  override name = 'NoSandboxError';
}
