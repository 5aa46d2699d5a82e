/** Why a conversation with a server ended before its list was complete. */
export type FaultCode = 'timeout' | 'exited' | 'too-large' | 'garbage' | 'answered-error' | 'malformed';

export class ClientFault extends Error {
  override name = 'ClientFault';
  readonly code: FaultCode;
  /** JSON-RPC error code, where the server answered with an error. */
  readonly rpcCode: number | undefined;

  constructor(code: FaultCode, message: string, rpcCode?: number) {
    super(message);
    this.code = code;
    this.rpcCode = rpcCode;
  }
}
