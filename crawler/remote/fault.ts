import type { FailureReason } from '../../data/schema/index.ts';

/** Why a remote server could not be asked, as a snapshot records it. */
export class RemoteFault extends Error {
  override name = 'RemoteFault';
  readonly reason: FailureReason;
  /** HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** The `WWW-Authenticate` header of a refusal. */
  readonly challenge: string | undefined;

  constructor(reason: FailureReason, message: string, answer: { status?: number; challenge?: string } = {}) {
    super(message);
    this.reason = reason;
    this.status = answer.status;
    this.challenge = answer.challenge;
  }
}
