import type { Limits } from './limits.ts';
import type { Sandbox } from './sandbox/sandbox.ts';

export type Stage = 'look-up' | 'install' | 'list' | 'read';

/** What every crawl of one server needs. */
export interface CrawlContext {
  /** Folder for packages and tools; may be deleted at any time. */
  readonly cache: string;
  readonly sandbox: Sandbox;
  readonly limits: Limits;
  /** The day that records carry, UTC. */
  readonly today: string;
  /** Explicit leave to list remote servers of this very machine. */
  readonly allowLoopback?: boolean | undefined;
  /** Told when a server enters a stage. */
  readonly stage?: ((server: string, stage: Stage) => void) | undefined;
}
