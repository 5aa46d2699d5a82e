import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Evaluation } from '../data/schema/index.ts';
import { openStore, readText, writeText } from '../data/store/index.ts';
import { catalogueOf, type Catalogue } from './model/catalogue.ts';
import { catalogueWidePages } from './model/pages.ts';
import { readTaxonomy } from './model/taxonomy.ts';
import { writeAssets } from './build/assets.ts';
import { writeScripts } from './build/browser.ts';
import { compiledTemplates } from './build/compile.ts';
import { contextOf } from './build/context.ts';
import { Derived } from './build/derived.ts';
import { deleteGone, readManifest, writeManifest, type Manifest } from './build/manifest.ts';
import { CACHE, fileOf, hash, ROOT } from './build/paths.ts';
import { runJobs } from './build/pool.ts';
import type { Digests, Job } from './build/shard.ts';
import { sourceKey } from './build/sources.ts';
import { survey } from './build/survey.ts';

export interface BuildOptions {
  /** Folder of the published site. */
  out: string;
  /** Folder of the records; the catalogue of this checkout when absent. */
  store?: string;
  onProgress?: (progress: { stage: string; done: number; total: number }) => void;
}

export interface BuildResult {
  servers: number;
  tools: number;
  pages: number;
  written: number;
  deleted: number;
}

/** Builds the site, or brings it up to date: only pages whose input changed are rendered, only changed bytes written. */
export async function buildSite({
  out,
  store: folder,
  onProgress = () => undefined,
}: BuildOptions): Promise<BuildResult> {
  const store = openStore(folder);
  mkdirSync(out, { recursive: true });
  const key = sourceKey();
  onProgress({ stage: 'survey', done: 0, total: 1 });
  const attacks = [...store.attacks.records()];
  const surveyed = survey(
    store,
    attacks,
    hash(key, JSON.stringify(attacks)),
    join(CACHE, 'surveys', `${hash(store.folder)}.json`),
  );
  const catalogue = catalogueOf(
    surveyed.map(({ summary }) => summary),
    attacks,
  );

  const before = readManifest(out);
  const after: Manifest = { key, servers: {} };
  const madeFrom = [key, ...surveyed.map(({ key: records }) => records), JSON.stringify(attacks)];
  const derived = new Derived({ store, out, catalogue }, madeFrom, before.derived);
  after.derived = derived.key;
  const jobs: Job[] = [];
  const pages = catalogueWidePages(
    catalogue,
    readTaxonomy(readFileSync(join(ROOT, 'docs/TAXONOMY.md'), 'utf8')),
    evaluationOf(store.folder),
  );
  const wide = hash(key, JSON.stringify(pages));
  if (upToDate(out, before, '', wide)) after.servers[''] = before.servers['']!;
  else {
    after.servers[''] = { key: wide, pages: {} };
    for (let at = 0; at < pages.length; at += 10)
      jobs.push({ pages: pages.slice(at, at + 10), before: before.servers['']?.pages ?? {} });
  }
  for (const { key: records, summary } of surveyed) {
    const server = contextOf(catalogue, summary, records);
    const own = hash(key, JSON.stringify(attacks), JSON.stringify(server));
    if (upToDate(out, before, summary.id, own)) after.servers[summary.id] = before.servers[summary.id]!;
    else {
      after.servers[summary.id] = { key: own, pages: {} };
      const known = before.servers[summary.id]?.pages ?? {};
      jobs.push({ server, before: known, surfaces: derived.wants(summary.id) });
    }
  }

  let written = 0;
  if (jobs.length > 0) {
    onProgress({ stage: 'templates', done: 0, total: 1 });
    const templates = await compiledTemplates(key);
    let done = 0;
    onProgress({ stage: 'pages', done, total: jobs.length });
    await runJobs({ store: store.folder, out, templates, templateKey: key }, jobs, (job, result) => {
      const id = 'server' in job ? job.server.id : '';
      Object.assign(after.servers[id]!.pages, result.digests);
      derived.take(id, result.surfaces);
      written += result.written;
      onProgress({ stage: 'pages', done: (done += 1), total: jobs.length });
    });
  }
  const deleted = deleteGone(out, before, after);
  derived.write(
    pages.map(({ path }) => path),
    (stage) => onProgress({ stage, done: 0, total: 1 }),
  );
  onProgress({ stage: 'assets', done: 0, total: 1 });
  writeAssets(out);
  writeText(join(out, 'stack.json'), stackList(catalogue));
  await writeScripts(out);
  writeManifest(out, after);
  return {
    servers: surveyed.length,
    tools: catalogue.tools,
    pages: Object.values(after.servers).reduce((sum, server) => sum + Object.keys(server.pages).length, 0),
    written,
    deleted,
  };
}

/** What the stack page needs to recognize a server: how it is started, its id, its name and how many tools it has. */
function stackList({ servers }: Catalogue): string {
  return `${JSON.stringify({ servers: servers.map(({ start, id, name, tools }) => [start, id, name, tools.length]) })}\n`;
}

function upToDate(out: string, before: Manifest, id: string, key: string): boolean {
  const server = before.servers[id];
  return (
    server?.key === key &&
    Object.keys(server.pages satisfies Digests).every((path) => existsSync(join(out, fileOf(path))))
  );
}

function evaluationOf(folder: string): Evaluation | undefined {
  const file = join(folder, 'evaluation.json');
  const text = readText(file);
  if (text === undefined) return undefined;
  const result = Evaluation.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  throw new Error(
    `${file}: not an evaluation (${result.error.issues[0]?.message}). Write it again with toolrisk eval --output.`,
  );
}
