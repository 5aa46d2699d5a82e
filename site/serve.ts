import { createReadStream, type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { SITE } from './config.ts';
import { CSP_HEADER } from './model/csp.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

export interface ServeOptions {
  folder: string;
  /** 4321 when absent; the next free one where it is taken. 0 takes any. */
  port?: number;
  host?: string;
  /** The path below which the site is published; that of its configuration when absent. */
  base?: string;
}

/** Serves a built site as a static host would: `/a/b` is `a/b.html`, what is missing is the 404 page. */
export async function serveSite({
  folder,
  port = 4321,
  host = '127.0.0.1',
  base = SITE.base,
}: ServeOptions): Promise<{ url: string; close(): Promise<void> }> {
  const root = await realpath(folder);
  const server = createServer((request, response) => {
    answer(root, base, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const taken = await listen(server, port, host);
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${taken}${base}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const TRIES = 50;

async function listen(server: Server, port: number, host: string): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise<void>((done, failed) => {
        server.once('error', failed);
        server.listen(candidate, host, () => {
          server.off('error', failed);
          done();
        });
      });
      return (server.address() as { port: number }).port;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || candidate - port >= TRIES) throw error;
    }
  }
}

async function answer(root: string, base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = decode(request.url ?? '/');
  const inside = path?.startsWith(`${base}/`);
  const found = inside ? await find(root, path!.slice(base.length)) : undefined;
  const file = found ?? (await find(root, '/404'));
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    return;
  }
  const tag = `W/"${file.stats.size.toString(36)}-${Math.floor(file.stats.mtimeMs).toString(36)}"`;
  const headers: Record<string, string> = {
    'Content-Type': TYPES[extname(file.path)] ?? 'application/octet-stream',
    'Content-Security-Policy': CSP_HEADER,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding',
    ETag: tag,
  };
  if (found && request.headers['if-none-match']?.split(/\s*,\s*/).includes(tag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const zipped =
    /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')) &&
    /text|json|javascript|xml/.test(headers['Content-Type']!);
  if (zipped) headers['Content-Encoding'] = 'gzip';
  else headers['Content-Length'] = String(file.stats.size);
  response.writeHead(found ? 200 : 404, headers);
  if (request.method === 'HEAD') response.end();
  else if (zipped) await pipeline(createReadStream(file.path), createGzip({ level: 4 }), response);
  else await pipeline(createReadStream(file.path), response);
}

/** The path of a request, decoded; undefined where it cannot be one of ours. */
function decode(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0]!);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** The file of a path: a page first, then a file of that very name. Nothing outside of the root, by links neither. */
async function find(root: string, path: string): Promise<{ path: string; stats: Stats } | undefined> {
  const clean = path === '/' ? '/index' : path.replace(/\/$/, '');
  for (const candidate of [`${clean}.html`, clean]) {
    const file = resolve(join(root, candidate));
    if (!file.startsWith(root + sep)) return undefined;
    try {
      const real = await realpath(file);
      const stats = await stat(real);
      if (stats.isFile() && real.startsWith(root + sep)) return { path: real, stats };
    } catch {}
  }
  return undefined;
}
