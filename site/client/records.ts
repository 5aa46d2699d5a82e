import { BASE } from './base.ts';
import type { RawTool, ServerVerdict, ToolVerdict } from '../../data/schema/index.ts';

export interface PublishedServer {
  name: string;
  pages: readonly string[];
  verdict: ServerVerdict;
  tools: readonly RawTool[];
}

/** A tool's document is its verdict with its definition beside it. */
type ToolDocument = ToolVerdict & { definition: RawTool; links: { page: string } };

interface ServerDocument {
  server: { id: string; name: string; chains: ServerVerdict['chains']; classifier?: ServerVerdict['classifier'] };
  tools: ToolDocument[];
}

const loaded = new Map<string, Promise<PublishedServer>>();

/** A server's record from the static API; asked for once. */
export function loadServer(id: string): Promise<PublishedServer> {
  let server = loaded.get(id);
  if (server === undefined) {
    server = fetch(`${BASE}/api/v1/servers/${id}.json`).then(async (response) => {
      if (!response.ok) throw new Error(`The record of ${id} is not there (${response.status}).`);
      return read(id, (await response.json()) as ServerDocument);
    });
    server.catch(() => loaded.delete(id));
    loaded.set(id, server);
  }
  return server;
}

function read(id: string, { server, tools }: ServerDocument): PublishedServer {
  return {
    name: server.name,
    pages: tools.map(({ links }) => links.page),
    tools: tools.map(({ definition }) => definition),
    verdict: {
      schemaVersion: 1,
      server: id,
      snapshotDigest: '',
      inputDigest: '',
      classifier: server.classifier ?? { version: '', engine: '' },
      tools,
      chains: server.chains,
    },
  };
}
