// What the heaviest answers that the crawler accepts cost it: node bench/hostile-http.ts
// One process a case; a turn is what runs between two timers, in CPU time, collection of garbage included.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crawlRemote } from '../crawler/remote/index.ts';
import { LIMITS } from '../crawler/limits.ts';

const VALUES = LIMITS.values - 1_000;
const BYTES = LIMITS.lineBytes - 100_000;

const filler = (text: string) => `"${'x'.repeat(BYTES - text.length)}"`;
const repeated = (unit: string, values: number) =>
  Array(Math.floor(VALUES / values))
    .fill(unit)
    .join(',');
const numbered = (write: (at: number) => string) => Array.from({ length: VALUES }, (_, at) => write(at)).join(',');
const listOf = (text: string) => `[${text},${filler(text)}]`;

/** Each case: the value of one member of the only tool. */
const CASES: Record<string, () => string> = {
  arrays: () => listOf(repeated('[]', 2)),
  objects: () => listOf(repeated('{"a":1}', 2)),
  nested: () => listOf(repeated('['.repeat(190) + ']'.repeat(190), 191)),
  members: () => `{${numbered((at) => `"${'k'.repeat(140)}${at}":1`)}}`,
  strings: () => `[${numbered((at) => `"${'s'.repeat(140)}${at}"`)}]`,
  text: () => filler(''),
};

async function serveAndMeasure(name: string, value: string): Promise<void> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      const { id, method } = JSON.parse(text || '{}') as { id?: number; method?: string };
      const result =
        method === 'initialize'
          ? '{"protocolVersion":"2025-06-18","capabilities":{}}'
          : method === 'tools/list'
            ? `{"tools":[{"name":"heavy","x":${value}}]}`
            : undefined;
      if (result === undefined) return void response.writeHead(id === undefined ? 202 : 400).end();
      response.writeHead(200, { 'content-type': 'application/json' }).end(`{"id":${id},"result":${result}}`);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  process.stdout.write(name.padEnd(10));
  await once(fork(import.meta.filename, [`http://127.0.0.1:${(server.address() as AddressInfo).port}/`]), 'exit');
  server.closeAllConnections();
  server.close();
}

async function measureCrawl(url: string): Promise<void> {
  let longest = 0;
  let before = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  }, 5);
  const launch = { kind: 'remote' as const, url, transport: 'streamable-http' as const };
  const entry = { id: 'heavy', name: 'heavy', launch, source: 'bench', added: '2026-11-21' };
  const { failure } = await crawlRemote(entry, { today: '2026-11-21', allowLoopback: true });
  clearInterval(timer);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${failure?.reason ?? 'listed'}: ${Math.round(longest)} ms of CPU in the longest turn, ${peak} MiB at most`,
  );
}

const [, , url] = process.argv;
if (url !== undefined) await measureCrawl(url);
else for (const [name, value] of Object.entries(CASES)) await serveAndMeasure(name, value());
