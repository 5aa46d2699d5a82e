import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One entry of an archive as it is written into it, so that names and links can be as bad as an attacker likes. */
export interface ArchiveEntry {
  path: string;
  text?: string;
  link?: string;
  type?: 'file' | 'symlink' | 'hardlink';
}

export interface Package {
  name: string;
  version?: string;
  /** Members of package.json beside name and version; also shown in the registry's answer. */
  manifest?: Record<string, unknown>;
  entries?: ArchiveEntry[];
  /** Replaces the integrity that the registry states. */
  integrity?: string;
}

/** A package registry on loopback that serves the given packages, and counts what it is asked. */
export async function openRegistry(packages: readonly Package[]) {
  const requests: string[] = [];
  const served = new Map<string, { document: string; archive: Buffer }>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    requests.push(path);
    const archive = /^\/-\/(.+)\.tgz$/.exec(path)?.[1];
    const found = served.get(archive ?? path.slice(1));
    if (!found)
      return void response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}');
    if (archive) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(found.archive);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(found.document);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const item of packages) {
    const manifest = { name: item.name, version: item.version ?? '1.0.0', ...item.manifest };
    const own: ArchiveEntry[] = [{ path: 'package/package.json', text: JSON.stringify(manifest) }];
    const archive = gzipSync(pack([...own, ...(item.entries ?? [])]));
    const integrity = item.integrity ?? `sha512-${createHash('sha512').update(archive).digest('base64')}`;
    const shasum = createHash('sha1').update(archive).digest('hex');
    const dist = { tarball: `${url}/-/${encodeURIComponent(item.name)}.tgz`, integrity, shasum };
    const document = JSON.stringify({
      name: item.name,
      'dist-tags': { latest: manifest.version },
      versions: { [manifest.version]: { ...manifest, dist } },
      time: { [manifest.version]: '2026-01-01T00:00:00.000Z' },
    });
    served.set(item.name, { document, archive });
  }
  return {
    url,
    requests,
    /** The environment that makes npm and pnpm ask this registry and nothing else. */
    environment: {
      npm_config_registry: `${url}/`,
      npm_config_noproxy: '127.0.0.1',
      NO_PROXY: '127.0.0.1',
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const TYPES = { file: '0', hardlink: '1', symlink: '2' } as const;

/** A ustar archive, written block by block without asking whether its names make sense. */
function pack(entries: readonly ArchiveEntry[]): Buffer {
  const blocks = entries.flatMap(({ path, text = '', link = '', type = 'file' }) => {
    const body = Buffer.from(type === 'file' ? text : '');
    const header = Buffer.alloc(512);
    const put = (value: string, at: number, size: number) => header.write(value.slice(0, size), at, 'utf8');
    const octal = (value: number, size: number) => value.toString(8).padStart(size - 1, '0');
    put(path, 0, 100);
    put(octal(0o755, 8), 100, 8);
    put(octal(0, 8), 108, 8);
    put(octal(0, 8), 116, 8);
    put(octal(body.length, 12), 124, 12);
    put(octal(0, 12), 136, 12);
    put('        ', 148, 8);
    put(TYPES[type], 156, 1);
    put(link, 157, 100);
    put('ustar\u000000', 257, 8);
    put(
      `${octal(
        header.reduce((sum, byte) => sum + byte, 0),
        7,
      )}\u0000 `,
      148,
      8,
    );
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
