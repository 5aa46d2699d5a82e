import { setImmediate as turn } from 'node:timers/promises';
import type { FailureReason, IndexEntry, Snapshot, SnapshotFlag } from '../../data/schema/index.ts';
import { ClientFault } from '../client/fault.ts';
import { listPages } from '../client/list-tools.ts';
import { KNOWN_VERSIONS } from '../client/protocol.ts';
import { acceptTools } from '../client/validate-tool.ts';
import { LIMITS, type Limits } from '../limits.ts';
import { makeSnapshot } from '../snapshot.ts';
import { discoverAuthorization } from './authorization.ts';
import { openGate, type Resolve } from './dispatcher.ts';
import { RemoteFault } from './fault.ts';
import { greet } from './greet.ts';
import { Exchange } from './http.ts';

export interface RemoteOptions {
  /** The day that records carry, UTC. */
  readonly today: string;
  /** Explicit leave to connect to this machine: one's own servers, tests. */
  readonly allowLoopback?: boolean | undefined;
  readonly limits?: Limits | undefined;
  /** How names are resolved; the system's way when absent. */
  readonly resolve?: Resolve | undefined;
}

const HEADER_BYTES = 32 * 1024;

/** Lists a remote server over streamable HTTP (both eras) or legacy SSE, without credentials. A failure is a record. */
export async function crawlRemote(entry: IndexEntry, options: RemoteOptions): Promise<Snapshot> {
  const { launch } = entry;
  if (launch.kind !== 'remote') throw new TypeError(`${entry.id} is not a remote server`);
  const limits = options.limits ?? LIMITS;
  const { allowLoopback, resolve } = options;
  const gate = openGate({ allowLoopback, resolve, headerBytes: HEADER_BYTES, connectMs: limits.tryMs });
  const exchange = new Exchange(gate, { totalBytes: limits.totalBytes, wallMs: limits.tryMs });
  const url = new URL(launch.url);
  try {
    return await list(entry, url, launch.transport, exchange, limits, options.today);
  } catch (error) {
    const { reason, detail } = failureOf(error);
    const facts: Parameters<typeof makeSnapshot>[1] = { attempts: [{ step: 'remote', outcome: reason, detail }] };
    if (error instanceof RemoteFault && reason === 'unauthorized') {
      const asking = new Exchange(gate, { totalBytes: 1024 * 1024, wallMs: limits.tryMs / 2 });
      facts.authorization = await discoverAuthorization(url, error.challenge, asking);
    }
    return makeSnapshot(entry, facts, { reason, detail, on: options.today });
  } finally {
    await gate.close();
  }
}

async function list(
  entry: IndexEntry,
  url: URL,
  kind: 'streamable-http' | 'sse',
  exchange: Exchange,
  limits: Limits,
  today: string,
): Promise<Snapshot> {
  const { transport, params, facts } = await greet(url, kind, exchange, limits);
  const listed = await listPages((method, with_) => transport.ask(method, with_), limits, params);
  if (listed.fault && listed.items.length === 0) throw listed.fault;
  await transport.close();
  await turn();
  const { tools, flags } = acceptTools(listed.items, limits.definitionDepth);
  flags.unshift(...listed.flags);
  if (listed.fault) flags.push(brokenOff(listed.fault));
  await turn();
  const { protocolVersion } = facts;
  if (protocolVersion !== undefined && !KNOWN_VERSIONS.includes(protocolVersion))
    flags.push({ code: 'unknown-protocol-version', detail: protocolVersion });
  const provenance: Snapshot['provenance'] = {
    tier: 'remote',
    step: 'remote',
    args: [],
    environment: {},
    ...facts,
    sandbox: 'not-run',
    listedOn: today,
  };
  const attempts: Snapshot['attempts'] = [{ step: 'remote', outcome: 'listed' }];
  if (tools.length > 0) return makeSnapshot(entry, { provenance, attempts, flags, tools });
  const detail = 'the server lists no tools';
  return makeSnapshot(
    entry,
    { attempts: [{ step: 'remote', outcome: 'no-tools', detail }], flags },
    { reason: 'no-tools', detail, on: today },
  );
}

function brokenOff(fault: Error): SnapshotFlag {
  const code = fault instanceof ClientFault && fault.code === 'too-large' ? 'too-large' : 'truncated';
  return { code, detail: `the list breaks off: ${fault.message}`.slice(0, 300) };
}

function failureOf(error: unknown): { reason: FailureReason; detail: string } {
  const detail = (error as Error).message.slice(0, 300);
  if (error instanceof RemoteFault) return { reason: error.reason, detail };
  if (!(error instanceof ClientFault)) throw error;
  if (error.code === 'answered-error')
    return { reason: error.rpcCode === -32601 ? 'no-tools' : 'protocol-error', detail };
  const reasons = {
    timeout: 'timeout',
    'too-large': 'too-large',
    exited: 'protocol-error',
    garbage: 'protocol-error',
    malformed: 'protocol-error',
  } as const;
  return { reason: reasons[error.code], detail };
}
