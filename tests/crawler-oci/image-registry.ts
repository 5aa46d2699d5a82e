import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { arch, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface ImageSpec {
  /** What its shell runs. */
  script: string;
  /** Further members of its configuration. */
  config?: Record<string, unknown>;
}

const OCI = 'application/vnd.oci.image';
const digestOf = (content: Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`;

/** One layer with the shell of this machine, the libraries that it is linked to, and the script. */
function layer(script: string): Buffer {
  const root = mkdtempSync(join(tmpdir(), 'toolrisk-layer-'));
  const linked = execFileSync('ldd', [realpathSync('/bin/sh')], { encoding: 'utf8' }).matchAll(/(\/\S+) \(0x/g);
  const files = ['/bin/sh', ...[...linked].map((match) => match[1] as string)];
  for (const file of files) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    copyFileSync(realpathSync(file), join(root, file));
    chmodSync(join(root, file), 0o755);
  }
  writeFileSync(join(root, 'server.sh'), script);
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  const packed = execFileSync('tar', ['-c', '-C', root, '.'], { maxBuffer: 64 * 1024 * 1024 });
  rmSync(root, { recursive: true });
  return packed;
}

/** A registry on loopback (OCI distribution, pull only) that serves these images under the tag `1`. */
export async function openImageRegistry(images: Readonly<Record<string, ImageSpec>>) {
  const content = new Map<string, { type: string; body: Buffer }>();
  const digests = new Map<string, string>();
  for (const [name, { script, config }] of Object.entries(images)) {
    const plain = layer(script);
    const packed = gzipSync(plain);
    const settings = Buffer.from(
      JSON.stringify({
        architecture: arch() === 'x64' ? 'amd64' : arch(),
        os: 'linux',
        config: { Entrypoint: ['/bin/sh', '/server.sh'], Env: ['PATH=/bin', 'OWN=yes'], ...config },
        rootfs: { type: 'layers', diff_ids: [digestOf(plain)] },
      }),
    );
    const part = (type: string, body: Buffer) => {
      content.set(`/v2/${name}/blobs/${digestOf(body)}`, { type: 'application/octet-stream', body });
      return { mediaType: `${OCI}.${type}`, digest: digestOf(body), size: body.length };
    };
    const manifest = {
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config: part('config.v1+json', settings),
      layers: [part('layer.v1.tar+gzip', packed)],
    };
    const body = Buffer.from(JSON.stringify(manifest));
    digests.set(name, digestOf(body));
    for (const reference of ['1', digestOf(body)])
      content.set(`/v2/${name}/manifests/${reference}`, { type: manifest.mediaType, body });
  }
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    if (path === '/v2/') return void response.end('{}');
    const found = content.get(path);
    if (!found)
      return void response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}');
    const digest = digestOf(found.body);
    response.writeHead(200, {
      'content-type': found.type,
      'docker-content-digest': digest,
      'content-length': found.body.length,
    });
    response.end(request.method === 'HEAD' ? undefined : found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    digests,
    /** What makes an engine take plain HTTP from this registry. */
    configuration: `unqualified-search-registries = []\n[[registry]]\nlocation = "${host}"\ninsecure = true\n`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
