import { join } from 'node:path';
import type { RawTool, ToolVerdict } from '../../data/schema/index.ts';
import type { ClassifyOptions } from '../classify.ts';
import type { ServerContext } from '../definition/types.ts';
import type { Clock } from './clock.ts';
import type { EndpointOptions } from './endpoint.ts';
import type { Limits } from './limiter.ts';
import type { Usage } from './tokens.ts';

/** One tool to label, and where it was found. */
export interface LlmItem {
  tool: RawTool;
  context: ServerContext;
}

export interface LlmProgress extends Usage {
  done: number;
  cached: number;
  failed: number;
  /** How often a request was sent again after a failure, and the last reason. */
  retried: number;
  lastFailure?: string;
}

export interface LlmOptions<Item extends LlmItem = LlmItem> extends EndpointOptions, Limits {
  model: string;
  /** The rules engine, unless ours: gives roles and flags, and the verdict that a poisoned definition cannot lower. */
  rules?: ((item: Item, options: ClassifyOptions) => ToolVerdict) | undefined;
  /** Folder of the accepted answers. */
  cache: string;
  concurrency?: number | undefined;
  retries?: number | undefined;
  /** Largest definition that is sent, in tokens. */
  maxPromptTokens?: number | undefined;
  /** Where the model has to stop, thoughts included. */
  maxAnswerTokens?: number | undefined;
  /** Hide the author's annotations from the model. */
  ignoreAnnotations?: boolean | undefined;
  onProgress?: ((progress: LlmProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
  clock?: Clock | undefined;
}

export const DEFAULTS = {
  concurrency: 4,
  retries: 6,
  timeout: 120_000,
  maxPromptTokens: 30_000,
  maxAnswerTokens: 8_192,
} as const;

/** Where answers are kept unless a folder is given. */
export const DEFAULT_CACHE = join('.cache', 'llm');
