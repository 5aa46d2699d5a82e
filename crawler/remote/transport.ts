/** What listing needs of a way to a server. */
export interface Transport {
  /** Sent with every request once it is settled. */
  protocolVersion: string | undefined;
  ask(method: string, params: object): Promise<unknown>;
  notify(method: string): Promise<void>;
  close(): Promise<void>;
}
