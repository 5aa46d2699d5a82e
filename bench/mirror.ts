// A local mirror of what a benchmark installs: `node bench/mirror.ts <folder> <registry>` prints its address. It asks the
// registry for what its folder lacks, and answers everything else from there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ABBREVIATED = 'application/vnd.npm.install-v1+json';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const [, , folder = '', registry = ''] = process.argv;
mkdirSync(folder, { recursive: true });
/** However the registry sets its JSON; whatever stays would be fetched from the registry itself. */
const ARCHIVE_HERE = new RegExp(`"tarball":\\s*"${registry.replaceAll('.', '\\.')}`, 'g');
const answers = new Map<string, Promise<Answer>>();

const server = createServer(async (request, response) => {
  const path = request.url ?? '/';
  const accept = request.headers.accept?.includes(ABBREVIATED) ? ABBREVIATED : '*/*';
  const key = createHash('sha256').update(`${accept} ${path}`).digest('hex');
  const answer = answers.get(key) ?? prepare(join(folder, key), path, accept);
  answers.set(key, answer);
  try {
    const { status, headers, body } = await answer;
    const unchanged = request.headers['if-none-match'] === headers.etag;
    response.writeHead(unchanged ? 304 : status, headers).end(unchanged ? undefined : body);
  } catch (error) {
    answers.delete(key);
    response.writeHead(502).end(String(error));
  }
}).listen(0, '127.0.0.1', () => process.stdout.write(`${address()}\n`));

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** What is held of a path, documents compressed and with their archives' addresses in this mirror. */
async function prepare(file: string, path: string, accept: string): Promise<Answer> {
  if (!existsSync(file)) await fetchInto(file, path, accept);
  const held = readFileSync(file);
  const end = held.indexOf('\n');
  const { status, type } = JSON.parse(held.subarray(0, end).toString()) as { status: number; type: string };
  const raw = held.subarray(end + 1);
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=300' };
  if (!type.includes('json')) return { status, headers: { ...headers, etag: tag(raw) }, body: raw };
  const body = gzipSync(raw.toString().replaceAll(ARCHIVE_HERE, `"tarball":"${address()}`));
  return { status, headers: { ...headers, etag: tag(body), 'content-encoding': 'gzip', vary: 'accept' }, body };
}

async function fetchInto(file: string, path: string, accept: string): Promise<void> {
  const answer = await fetch(new URL(path.slice(1), registry), { headers: { accept } });
  if (answer.status >= 500) throw new Error(`the registry answered ${answer.status} for ${path}`);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const head = `${JSON.stringify({ status: answer.status, type })}\n`;
  writeFileSync(`${file}.arriving`, Buffer.concat([Buffer.from(head), Buffer.from(await answer.arrayBuffer())]));
  renameSync(`${file}.arriving`, file);
}

function tag(body: Buffer): string {
  return `"${createHash('sha1').update(body).digest('hex')}"`;
}
