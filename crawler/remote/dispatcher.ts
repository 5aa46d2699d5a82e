import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { isAllowedAddress } from './address.ts';
import { RemoteFault } from './fault.ts';

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface Gate {
  readonly dispatcher: Dispatcher;
  /** Throws RemoteFault for a URL that must not be fetched at all. */
  check(url: URL): void;
  close(): Promise<void>;
}

export interface GateOptions {
  /** For catalogues of one's own servers, and for tests. */
  allowLoopback?: boolean | undefined;
  resolve?: Resolve | undefined;
  headerBytes: number;
  connectMs: number;
}

/**
 * The only way out: connections to addresses that are not public are refused, whatever name leads there. A name is
 * resolved once and keeps its address for as long as the gate is open, so that it cannot be rebound between requests.
 */
export function openGate({
  allowLoopback = false,
  resolve = systemResolve,
  headerBytes,
  connectMs,
}: GateOptions): Gate {
  const pinned = new Map<string, Promise<LookupAddress>>();
  const pin = async (hostname: string): Promise<LookupAddress> => {
    const addresses = await resolve(hostname);
    const bad = addresses.find(({ address }) => !isAllowedAddress(address, allowLoopback));
    if (bad)
      throw new RemoteFault('refused-address', `${hostname} leads to ${bad.address}, which is not a public address`);
    if (!addresses[0]) throw new RemoteFault('unreachable', `${hostname} has no address`);
    return addresses[0];
  };
  const lookup: LookupFunction = (hostname, options, callback) => {
    const known = pinned.get(hostname) ?? pin(hostname);
    pinned.set(hostname, known);
    known.then(
      ({ address, family }) => (options.all ? callback(null, [{ address, family }]) : callback(null, address, family)),
      (error: Error) => callback(error as NodeJS.ErrnoException, ''),
    );
  };
  const dispatcher = new Agent({
    connect: { lookup, timeout: connectMs },
    connections: 4,
    pipelining: 1,
    maxHeaderSize: headerBytes,
    keepAliveTimeout: 2_000,
  });
  return {
    dispatcher,
    check: (url) => checkUrl(url, allowLoopback),
    close: () => dispatcher.destroy(),
  };
}

/** A literal address never reaches `lookup`, so it is judged here; `new URL` has already undone odd spellings. */
function checkUrl(url: URL, allowLoopback: boolean): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new RemoteFault('refused-address', `${url.protocol} is neither http nor https`);
  if (url.username !== '' || url.password !== '')
    throw new RemoteFault('refused-address', 'the URL carries credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host, allowLoopback))
    throw new RemoteFault('refused-address', `${host} is not a public address`);
}

const systemResolve: Resolve = (hostname) =>
  new Promise((resolve, reject) =>
    systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    ),
  );
