import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openStore } from '../data/store/index.ts';
import { writeIndex } from '../site/search/build-index.ts';
import { documents, type Document } from '../site/search/documents.ts';
import { SearchEngine } from '../site/search/engine.ts';
import { syntheticDocuments } from './search-documents.ts';
import { QUERY_KINDS, queriesFor } from './search-queries.ts';

/**
 * What a search costs and how often it finds: `node bench/search.ts [tools] [--data folder] [--misses]`. Without a number
 * it takes the committed catalogue; with one, that many made-up tools of the same shape.
 */
const { values: options, positionals } = parseArgs({
  options: { data: { type: 'string' }, misses: { type: 'boolean' } },
  allowPositionals: true,
});
const wanted = Number(positionals[0] ?? 0);
const PER_KIND = 120;

const all: Document[] = wanted > 0 ? [...syntheticDocuments(wanted)] : [...documents(openStore(options.data))];
if (all.length === 0) throw new Error('The catalogue is empty: run `toolrisk crawl` and `toolrisk classify` first.');
const folder = mkdtempSync(join(tmpdir(), 'toolrisk-search-'));
try {
  const before = process.cpuUsage();
  const index = writeIndex(all, folder);
  const built = process.cpuUsage(before);
  console.log(
    `index      ${index.documents} documents, ${index.files} files, ${kilobytes(index.bytes)} kB, ` +
      `${((built.user + built.system) / 1e6).toFixed(2)} CPU s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  await measure(folder);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(index: string): Promise<void> {
  const typing = newCost();
  const page = newCost();
  let found = 0;
  let asked = 0;
  for (const kind of QUERY_KINDS) {
    let hits = 0;
    const queries = queriesFor(kind, all, PER_KIND);
    for (const { text, accepts } of queries) {
      await ask(index, text, 12, typing);
      const result = await ask(index, text, 20, page);
      if (result.tools.slice(0, 10).some(accepts)) hits += 1;
      else if (options.misses)
        console.log(
          'miss',
          kind,
          JSON.stringify(text),
          result.tools.slice(0, 3).map(({ name }) => name),
        );
    }
    console.log(`hit@10     ${kind.padEnd(24)} ${(hits / queries.length).toFixed(3)} of ${queries.length}`);
    found += hits;
    asked += queries.length;
  }
  console.log(`hit@10     ${'all'.padEnd(24)} ${(found / asked).toFixed(3)} of ${asked}`);
  report('12 rows, as one types', typing);
  report('20 rows, a page of results', page);
}

interface Cost {
  milliseconds: number[];
  bytes: number[];
  requests: number[];
}

function newCost(): Cost {
  return { milliseconds: [], bytes: [], requests: [] };
}

/** Cold queries, without the root of the index. */
function report(what: string, { milliseconds, bytes, requests }: Cost): void {
  const both = (values: number[], text: (value: number) => string) =>
    `p50 ${text(at(values, 0.5))}  p95 ${text(at(values, 0.95))}`;
  console.log(`${what}: CPU ms ${both(milliseconds, (value) => value.toFixed(1))}`);
  console.log(`  kB gzip ${both(bytes, kilobytes)}, requests ${both(requests, String)}`);
}

/** One cold query: a fresh engine; reading and compressing are not counted as its work. */
async function ask(index: string, text: string, limit: number, cost: Cost) {
  const texts = new Map<string, string>();
  const load = async (path: string) => {
    let file = texts.get(path);
    if (file === undefined) texts.set(path, (file = readFileSync(join(index, path), 'utf8')));
    return JSON.parse(file) as unknown;
  };
  const query = { text, categories: [], risks: [], limit };
  await new SearchEngine(load).search(query);
  const start = process.cpuUsage();
  const result = await new SearchEngine(load).search(query);
  const used = process.cpuUsage(start);
  cost.milliseconds.push((used.user + used.system) / 1000);
  const files = [...texts].filter(([path]) => path !== 'root.json');
  cost.bytes.push(files.reduce((sum, [, file]) => sum + gzipSync(file).length, 0));
  cost.requests.push(files.length);
  return result;
}

function at(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
