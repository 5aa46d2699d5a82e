import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { temporaryFolder } from '../surfaces/temporary.ts';
import { buildSearchIndex } from '../../site/search/build-index.ts';
import type { Store } from '../../data/store/index.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";

/** Two pages that hold the search components, built by Astro and served under a strict content security policy. */
export async function serveSearch(store: Store) {
  const out = temporaryFolder();
  await build({
    root: fileURLToPath(new URL('site/', import.meta.url)),
    outDir: out,
    cacheDir: join(out, '.cache'),
    logLevel: 'error',
    build: { format: 'file', inlineStylesheets: 'never' },
    vite: { build: { assetsInlineLimit: 0 } },
  });
  buildSearchIndex({ store, out });
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    requests.push(path);
    const file = path === '/' ? '/index.html' : extname(path) === '' ? `${path}.html` : path;
    try {
      const body = readFileSync(join(out, file));
      response
        .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'content-security-policy': POLICY })
        .end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<title>404</title>not found');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, out, requests, close: () => server.close() };
}
