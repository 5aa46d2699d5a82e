import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One chat completion request as it arrived. */
export interface Asked {
  /** From 1, in order of arrival. */
  number: number;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { strict: boolean; schema: unknown } };
    [member: string]: unknown;
  };
  authorization: string | undefined;
}

/** What the server does with a request. */
export type Reaction =
  | { say: string | object }
  | { message: object; finish?: string }
  | { status: number; headers?: Record<string, string>; error?: object }
  | { raw: string }
  | { cut: string }
  | { hang: true };

export interface LlmServer {
  url: string;
  asked: Asked[];
  /** Lines of every batch that was submitted. */
  batches: Asked[][];
  /** Paths of all requests, in order. */
  paths: string[];
  close(): Promise<void>;
}

export interface BatchFaults {
  /** Status that a batch ends in, from the number of batches so far. */
  ends?: (number: number) => string;
  /** Called after a batch was created and before its id is told. */
  created?: (response: ServerResponse) => boolean;
  /** Whether the server has no Batch API. */
  missing?: boolean;
  /** Whether the server forgets its batches. */
  forgets?: boolean;
}

/** An OpenAI-compatible server on this machine: chat completions, files and batches, with the faults that a test asks for. */
export async function startServer(
  react: (asked: Asked) => Reaction | Promise<Reaction>,
  faults: BatchFaults = {},
): Promise<LlmServer> {
  const asked: Asked[] = [];
  const paths: string[] = [];
  const batches: Asked[][] = [];
  const files = new Map<string, string>();
  const jobs = new Map<string, { looks: number; job: Record<string, unknown> }>();

  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    paths.push(`${request.method} ${path}`);
    const bytes = await bodyOf(request);
    if (path === '/v1/chat/completions') {
      const body = JSON.parse(bytes.toString()) as Asked['body'];
      const one = { number: asked.length + 1, body, authorization: request.headers.authorization };
      asked.push(one);
      return perform(await react(one), response);
    }
    if (faults.missing) return json(response, { error: { message: 'no such page' } }, 404);
    if (path === '/v1/files') {
      const id = `file-${files.size + 1}`;
      files.set(id, filePart(bytes.toString(), request.headers['content-type'] ?? ''));
      return json(response, { id, object: 'file' });
    }
    if (path === '/v1/batches' && request.method === 'GET')
      return json(response, { object: 'list', data: [...jobs.values()].map(({ job }) => job), has_more: false });
    if (path === '/v1/batches') {
      const order = JSON.parse(bytes.toString()) as { input_file_id: string; metadata: object };
      const id = `batch_../${jobs.size + 1}`;
      const lines = (files.get(order.input_file_id) ?? '').trim().split('\n');
      const requests = lines.map((line) => JSON.parse(line) as { custom_id: string; body: Asked['body'] });
      const mine = requests.map(({ body }, index) => ({ number: index + 1, body, authorization: undefined }));
      batches.push(mine);
      const end = faults.ends?.(batches.length) ?? 'completed';
      const answered = end === 'completed' ? requests : requests.slice(0, Math.floor(requests.length / 2));
      const results = answered.map(async ({ custom_id }, index) =>
        resultLine(custom_id, await react(mine[index] as Asked)),
      );
      files.set(`out-${id}`, (await Promise.all(results)).join(''));
      const job = { id, object: 'batch', status: end, metadata: order.metadata, output_file_id: `out-${id}` };
      jobs.set(id, { looks: 0, job });
      return faults.created?.(response) === false ? undefined : json(response, { ...job, status: 'validating' });
    }
    const batchId = /^\/v1\/batches\/(.+)$/.exec(path)?.[1];
    if (batchId !== undefined) {
      const found = jobs.get(decodeURIComponent(batchId));
      if (found === undefined || faults.forgets) return json(response, { error: { message: 'no such batch' } }, 404);
      return json(response, found.looks++ === 0 ? { ...found.job, status: 'in_progress' } : found.job);
    }
    const fileId = /^\/v1\/files\/(.+)\/content$/.exec(path)?.[1];
    const content = files.get(decodeURIComponent(fileId ?? ''));
    return content === undefined
      ? json(response, { error: { message: 'not found' } }, 404)
      : void response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    batches,
    paths,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function perform(reaction: Reaction, response: ServerResponse): void {
  if ('hang' in reaction) return;
  if ('cut' in reaction) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write(reaction.cut, () => response.socket?.destroy());
  } else if ('raw' in reaction) response.writeHead(200, { 'content-type': 'application/json' }).end(reaction.raw);
  else if ('status' in reaction) json(response, { error: reaction.error ?? {} }, reaction.status, reaction.headers);
  else json(response, completion(reaction));
}

function completion(reaction: { say: string | object } | { message: object; finish?: string }): object {
  const [message, finish] =
    'say' in reaction
      ? [{ role: 'assistant', content: textOf(reaction.say), refusal: null }, 'stop']
      : [reaction.message, reaction.finish ?? 'stop'];
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message, finish_reason: finish }],
    usage: { prompt_tokens: 1000, completion_tokens: 100, total_tokens: 1100 },
  };
}

function resultLine(customId: string, reaction: Reaction): string {
  const response =
    'say' in reaction || 'message' in reaction
      ? { status_code: 200, body: completion(reaction) }
      : { status_code: 500, body: { error: { message: 'broken' } } };
  return `${JSON.stringify({ custom_id: customId, response, error: null })}\n`;
}

function textOf(say: string | object): string {
  return typeof say === 'string' ? say : JSON.stringify(say);
}

function json(response: ServerResponse, body: object, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The content of the part that carries a file name. */
function filePart(body: string, contentType: string): string {
  const boundary = `--${/boundary=(.+)$/.exec(contentType)?.[1] ?? ''}`;
  const part = body.split(boundary).find((candidate) => candidate.includes('filename=')) ?? '';
  return part.slice(part.indexOf('\r\n\r\n') + 4, -2);
}
