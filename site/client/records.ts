import type { RawTool, ServerVerdict } from '../../data/schema/index.ts';

export interface PublishedServer {
  verdict: ServerVerdict;
  tools: readonly RawTool[];
}

const loaded = new Map<string, Promise<PublishedServer>>();

/** A server's record from the static API; asked for once. */
export function loadServer(id: string): Promise<PublishedServer> {
  let server = loaded.get(id);
  if (server === undefined) {
    server = fetch(`/api/v1/servers/${id}.json`).then(async (response) => {
      if (!response.ok) throw new Error(`The record of ${id} is not there (${response.status}).`);
      return (await response.json()) as PublishedServer;
    });
    server.catch(() => loaded.delete(id));
    loaded.set(id, server);
  }
  return server;
}
