import { CommanderError } from 'commander';

/** The command was called in a way that cannot work: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Ends the process as the command line promises: 2 for usage, 1 for a failure, one line that says what and how to mend it. */
export function fail(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  process.stderr.write(`toolrisk: ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.TOOLRISK_DEBUG !== undefined && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(error instanceof UsageError ? 2 : 1);
}
