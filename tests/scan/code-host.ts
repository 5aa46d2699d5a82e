import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Comment {
  id: number;
  body: string;
  user: { type: string };
}

/** A code host on this machine that keeps comments, one page of 100 at a time. `log` has a line for each request. */
export async function withCodeHost(
  comments: Comment[],
  status: number,
  use: (api: string, log: string[]) => Promise<void>,
): Promise<void> {
  const log: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    log.push(`${request.method} ${url.pathname} ${request.headers.authorization}`);
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      response.statusCode = status;
      if (request.method === 'GET') {
        const page = Number(url.searchParams.get('page'));
        response.end(JSON.stringify(comments.slice((page - 1) * 100, page * 100)));
        return;
      }
      const { body } = JSON.parse(text) as { body: string };
      const id = Number(url.pathname.split('/').at(-1));
      const earlier = comments.find((one) => one.id === id);
      if (earlier) earlier.body = body;
      else comments.push({ id: 1000 + comments.length, body, user: { type: 'Bot' } });
      response.end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, log);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}
