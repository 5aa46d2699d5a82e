import { ClientFault } from '../client/fault.ts';
import {
  CLIENT_CAPABILITIES,
  CLIENT_INFO,
  LATEST_LEGACY_VERSION,
  MODERN_META,
  MODERN_VERSION,
} from '../client/protocol.ts';
import { type ServerFacts, serverFactsOf } from '../client/server-facts.ts';
import type { Limits } from '../limits.ts';
import { RemoteFault } from './fault.ts';
import type { Exchange } from './http.ts';
import { LegacySseTransport } from './legacy-sse.ts';
import { StreamableTransport } from './streamable.ts';
import type { Transport } from './transport.ts';

export interface Greeting {
  transport: Transport;
  /** What every further request carries. */
  params: object;
  facts: ServerFacts;
}

/** Finds the server's era: `server/discover`, then `initialize`, then the event stream of 2024. */
export async function greet(
  url: URL,
  kind: 'streamable-http' | 'sse',
  exchange: Exchange,
  limits: Limits,
): Promise<Greeting> {
  if (kind === 'sse') return await initialize(await LegacySseTransport.open(url, exchange, limits));
  const transport = new StreamableTransport(url, exchange, limits);
  const modern = await discover(transport);
  if (modern) return modern;
  try {
    return await initialize(transport);
  } catch (error) {
    if (!(error instanceof RemoteFault) || ![400, 404, 405].includes(error.status ?? 0)) throw error;
    const legacy = await LegacySseTransport.open(url, exchange, limits).catch(() => undefined);
    if (!legacy) throw error;
    return await initialize(legacy);
  }
}

/** The stateless revision; undefined where the server speaks an older one. */
async function discover(transport: Transport): Promise<Greeting | undefined> {
  transport.protocolVersion = MODERN_VERSION;
  try {
    const result = Object(await transport.ask('server/discover', MODERN_META)) as Record<string, unknown>;
    const versions = Array.isArray(result.supportedVersions) ? result.supportedVersions : [];
    if (versions.length === 0 || versions.includes(MODERN_VERSION)) {
      const serverInfo = Object(result._meta)['io.modelcontextprotocol/serverInfo'];
      const facts = factsOf({ ...result, serverInfo, protocolVersion: MODERN_VERSION });
      return { transport, params: MODERN_META, facts };
    }
  } catch (error) {
    const answered = error instanceof ClientFault && error.code === 'answered-error';
    const confused = error instanceof ClientFault && error.code === 'malformed';
    const status = error instanceof RemoteFault && error.reason === 'unreachable' ? error.status : undefined;
    if (!answered && !confused && (status === undefined || (status >= 300 && status < 400))) throw error;
  }
  transport.protocolVersion = undefined;
  return undefined;
}

async function initialize(transport: Transport): Promise<Greeting> {
  const result = await transport.ask('initialize', {
    protocolVersion: LATEST_LEGACY_VERSION,
    capabilities: CLIENT_CAPABILITIES,
    clientInfo: CLIENT_INFO,
  });
  const facts = factsOf(result);
  transport.protocolVersion = facts.protocolVersion;
  await transport.notify('notifications/initialized');
  return { transport, params: {}, facts };
}

/** What may stand in the header that tells the version. */
const HEADER_VALUE = /^[\x21-\x7e]{1,100}$/;

/** A version that no header can hold is none. */
function factsOf(result: unknown): ServerFacts {
  const { protocolVersion, ...facts } = serverFactsOf(result);
  return protocolVersion !== undefined && HEADER_VALUE.test(protocolVersion) ? { protocolVersion, ...facts } : facts;
}
