import type { FailureReason } from '../../data/schema/index.ts';

/** A package that could not be made ready to start, with the reason that its snapshot records. */
export class InstallError extends Error {
  override name = 'InstallError';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
