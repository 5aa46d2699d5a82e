import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the registry for one installation, and to nobody else. */
export interface Door {
  /** As a proxy's address. */
  readonly address: string;
  /** Aborted as soon as someone else was asked for, who was not contacted, or the registry could not be reached. */
  readonly shut: AbortSignal;
  close(): void;
}

const [GRANTED, NOT_ALLOWED] = [0, 2].map((status) => Buffer.from([5, status, 0, 1, 0, 0, 0, 0, 0, 0])) as [
  Buffer,
  Buffer,
];

/** Opens a SOCKS 5 proxy (RFC 1928) on this machine that connects to these hosts and ports (`host:port`) alone. */
export function openDoor(allowed: ReadonlySet<string>): Promise<Door> {
  const shut = new AbortController();
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket.on('error', () => {}).once('close', () => sockets.delete(socket)));
    return socket;
  };
  const serve = (client: Socket) => {
    track(client).once('data', () => {
      client.write(Buffer.from([5, 0]));
      client.once('data', (request: Buffer) => {
        const target = targetOf(request);
        if (target === undefined || !allowed.has(`${target.host}:${target.port}`)) {
          client.end(NOT_ALLOWED);
          return shut.abort();
        }
        const registry = track(connect(target));
        registry.once('connect', () => {
          client.write(GRANTED);
          client.pipe(registry).pipe(client);
        });
        registry.once('error', () => shut.abort());
        registry.once('close', () => client.destroy());
        client.once('close', () => registry.destroy());
      });
    });
  };
  return new Promise((resolve, reject) => {
    const server = createServer({ noDelay: true }, serve).once('error', reject);
    server.listen(0, '127.0.0.1', () =>
      resolve({
        address: `socks5h://127.0.0.1:${(server.address() as AddressInfo).port}`,
        shut: shut.signal,
        close: () => {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      }),
    );
  });
}

/** Whom a CONNECT request names, by name or by IPv4 address; undefined for any other request. */
function targetOf(request: Buffer): { host: string; port: number } | undefined {
  const [version, command, , kind, length = 0] = request;
  const end = kind === 3 ? 5 + length : 8;
  if (version !== 5 || command !== 1 || (kind !== 1 && kind !== 3) || request.length !== end + 2) return undefined;
  const host = kind === 3 ? request.toString('latin1', 5, end) : request.subarray(4, 8).join('.');
  return { host, port: request.readUInt16BE(end) };
}
