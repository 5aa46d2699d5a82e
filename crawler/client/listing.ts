import { setTimeout as sleep } from 'node:timers/promises';
import type { RawTool, SnapshotFlag } from '../../data/schema/index.ts';
import type { Limits } from '../limits.ts';
import { collectGarbage } from './collect-garbage.ts';
import { type Pipes, StdioConnection } from './connection.ts';
import { ClientFault } from './fault.ts';
import { type Ask, listPages, type ListedPages } from './list-tools.ts';
import { CLIENT_CAPABILITIES, CLIENT_INFO, KNOWN_VERSIONS, LATEST_LEGACY_VERSION, MODERN_META } from './protocol.ts';
import { type ServerFacts, serverFactsOf } from './server-facts.ts';
import { acceptTools } from './validate-tool.ts';

/** Far above any honest listing seen. */
const HUGE_BYTES = 4 * 1024 * 1024;

export interface Listing extends ServerFacts {
  tools: RawTool[];
  flags: SnapshotFlag[];
}

/** Asks a started server for its tools. Throws ClientFault when not even one page came. */
export async function listOverStdio(pipes: Pipes, limits: Limits): Promise<Listing> {
  const connection = new StdioConnection(pipes, limits);
  const deadline = Date.now() + limits.tryMs;
  const ask: Ask = (method, params) => connection.request(method, params, deadline);
  try {
    const { facts, params } = await greet(ask, connection);
    let listed = await listPages(ask, limits, params);
    if (listed.fault && listed.items.length === 0) throw listed.fault;
    const relisted = await listAgainWhileChanging(connection, ask, limits, params, listed);
    listed = relisted.listed;
    const { tools, flags } = acceptTools(listed.items, limits.definitionDepth);
    flags.unshift(...listed.flags, ...relisted.flags);
    if (listed.fault) flags.push(flagOf(listed.fault));
    if (connection.junkLines > 0)
      flags.push({
        code: 'garbage',
        detail: `not JSON-RPC: ${connection.junkLines === 1 ? '1 line' : `${connection.junkLines} lines`} on standard output`,
      });
    if (facts.protocolVersion !== undefined && !KNOWN_VERSIONS.includes(facts.protocolVersion))
      flags.push({ code: 'unknown-protocol-version', detail: facts.protocolVersion.slice(0, 80) });
    return { tools, flags, ...facts };
  } finally {
    connection.close(new ClientFault('exited', 'done'));
    if (connection.bytesRead > HUGE_BYTES) collectGarbage();
  }
}

/** Legacy `initialize` first, since every server of the newest revision seen so far answers it too. */
async function greet(ask: Ask, connection: StdioConnection): Promise<{ facts: ServerFacts; params: object }> {
  try {
    const result = await ask('initialize', {
      protocolVersion: LATEST_LEGACY_VERSION,
      capabilities: CLIENT_CAPABILITIES,
      clientInfo: CLIENT_INFO,
    });
    connection.notify('notifications/initialized');
    return { facts: serverFactsOf(result), params: {} };
  } catch (error) {
    if ((error as ClientFault).code !== 'answered-error') throw error;
    try {
      const result = Object(await ask('server/discover', MODERN_META)) as Record<string, unknown>;
      const [version] = Array.isArray(result.supportedVersions) ? result.supportedVersions : [];
      const info = Object(result._meta)['io.modelcontextprotocol/serverInfo'];
      return {
        facts: serverFactsOf({ ...result, protocolVersion: version, serverInfo: info }),
        params: MODERN_META,
      };
    } catch {
      throw error;
    }
  }
}

/** Some servers announce a longer list shortly after the first; the longest one is kept. */
async function listAgainWhileChanging(
  connection: StdioConnection,
  ask: Ask,
  limits: Limits,
  params: object,
  first: ListedPages,
): Promise<{ listed: ListedPages; flags: SnapshotFlag[] }> {
  let listed = first;
  let changed = false;
  let seen = connection.listChanges;
  for (let round = 0; round < limits.relists && !listed.fault; round += 1) {
    await sleep(limits.settleMs);
    if (connection.listChanges === seen && !(round === 0 && seen > 0)) break;
    seen = connection.listChanges;
    const again = await listPages(ask, limits, params);
    if (again.fault || again.items.length < listed.items.length) break;
    changed ||= again.items.length > listed.items.length;
    listed = again;
  }
  return { listed, flags: changed ? [{ code: 'list-changed' }] : [] };
}

function flagOf(fault: ClientFault): SnapshotFlag {
  const detail = `the list breaks off: ${fault.message}`.slice(0, 300);
  if (fault.code === 'too-large' || fault.code === 'garbage') return { code: fault.code, detail };
  return { code: fault.code === 'exited' ? 'listed-then-exited' : 'truncated', detail };
}
