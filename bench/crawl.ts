// What crawling costs: CPU seconds by stage and servers per hour, with empty caches and then with the caches that this
// filled; and the ratio against `npm install` with the SDK's client: the same packages, the same run, the same local
// mirror, caches as warm. `node bench/crawl.ts [ids…] [--json]`
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, crawlCatalogue, crawlServer, LIMITS, openSandbox, type Stage } from '../crawler/index.ts';
import { install } from '../crawler/install/install.ts';
import { lookUp } from '../crawler/install/registry.ts';
import { openStore } from '../data/store/index.ts';
import { countingSandbox, cpuSoFar } from './cpu.ts';
import { openMirror } from './open-mirror.ts';
import { plainCrawl, plainInstall } from './plain-crawl.ts';

const DEFAULT = [
  'modelcontextprotocol-server-memory',
  'modelcontextprotocol-server-everything',
  'modelcontextprotocol-server-slack',
  'tavily-mcp',
  'perplexity-ai-mcp-server',
  'modelcontextprotocol-server-google-maps',
  'modelcontextprotocol-server-filesystem',
  'notionhq-notion-mcp-server',
  'upstash-context7-mcp',
  'exa-mcp-server',
];

const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const ids = names.length > 0 ? names : DEFAULT;
const store = openStore();
const today = new Date().toISOString().slice(0, 10);
// nothing is deleted before the end: file systems are slow at making files where many were just deleted
const scratch = mkdtempSync(join(tmpdir(), 'toolrisk-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
const cache = join(scratch, 'cache');
mkdirSync(cache);
const { sandbox, used } = countingSandbox(openSandbox(cache));
const now = () => cpuSoFar() + used();

interface Pass {
  tools: number;
  cpu: number;
  clock: number;
  stages: Record<Stage, number>;
}

/** Lists every server once; what the package store holds from an earlier pass is used again. */
async function crawlPass(): Promise<Pass> {
  const pass: Pass = {
    tools: 0,
    cpu: -now(),
    clock: -Date.now(),
    stages: { 'look-up': 0, install: 0, list: 0, read: 0 },
  };
  for (const id of ids) {
    const entry = store.index.read(id);
    if (!entry) throw new Error(`No server ${id} in the index`);
    let stage: Stage | undefined;
    let since = now();
    const enter = (next?: Stage) => {
      if (stage) pass.stages[stage] += now() - since;
      stage = next;
      since = now();
    };
    const snapshot = await crawlServer(entry, {
      cache,
      sandbox,
      limits: LIMITS,
      today,
      stage: (_id, next) => enter(next),
    });
    enter();
    pass.tools += snapshot.tools.length;
  }
  return { ...pass, cpu: pass.cpu + now(), clock: pass.clock + Date.now() };
}

/** Both ways to install ask for everything once, so that the mirror has it before anything is measured. */
async function fillMirror(): Promise<void> {
  const filling = join(scratch, 'filling');
  mkdirSync(filling);
  for (const id of ids) {
    const launch = store.index.read(id)?.launch;
    if (launch?.kind !== 'npm') throw new Error(`No npm server ${id} in the index`);
    await install(await lookUp(launch.package, undefined, filling, LIMITS), filling, LIMITS);
    plainInstall(launch.package, filling);
  }
}

async function plainPass(): Promise<Omit<Pass, 'stages'>> {
  const pass = { tools: 0, cpu: -cpuSoFar(), clock: -Date.now() };
  for (const id of ids) {
    const launch = store.index.read(id)?.launch;
    const { args = [], environment = {} } = store.snapshots.read(id)?.provenance ?? {};
    if (launch?.kind === 'npm') pass.tools += await plainCrawl(launch.package, args, environment, scratch);
  }
  return { ...pass, cpu: pass.cpu + cpuSoFar(), clock: pass.clock + Date.now() };
}

const mirror = await openMirror(join(cacheFolder(), 'bench-mirror'));
await fillMirror();
const cold = { ours: await crawlPass(), plain: await plainPass() };
renameSync(join(cache, 'packages'), join(scratch, 'packages-before'));
const warm = { ours: await crawlPass(), plain: await plainPass() };
mirror.close();

const all = store.index.ids().filter((id) => store.snapshots.read(id)?.tools.length);
const recrawlBegun = performance.now();
await crawlCatalogue(store, { cache, sandbox, limits: LIMITS, today: latestDay(all), ids: all, offline: true });
const recrawlMs = (performance.now() - recrawlBegun) / all.length;

const perServer = (seconds: number) => Number((seconds / ids.length).toFixed(2));
const figures = (pass: Omit<Pass, 'stages'>) => ({
  serversPerHourAndCore: Math.round((3600 * ids.length) / pass.cpu),
  serversPerHourOneAtATime: Math.round((3_600_000 * ids.length) / pass.clock),
  cpuSecondsPerServer: perServer(pass.cpu),
  clockSecondsPerServer: perServer(pass.clock / 1000),
  tools: pass.tools,
});
const compared = ({ ours, plain }: { ours: Pass; plain: Omit<Pass, 'stages'> }) => ({
  crawl: {
    ...figures(ours),
    stages: Object.fromEntries(Object.entries(ours.stages).map(([stage, seconds]) => [stage, perServer(seconds)])),
  },
  npmAndSdk: figures(plain),
  ratio: Number((plain.cpu / ours.cpu).toFixed(2)),
  clockRatio: Number((plain.clock / ours.clock).toFixed(2)),
});
const result = {
  servers: ids.length,
  emptyCaches: compared(cold),
  filledCaches: compared(warm),
  unchangedMsPerServer: Number(recrawlMs.toFixed(1)),
};

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const speed = ({
    serversPerHourAndCore,
    cpuSecondsPerServer,
    serversPerHourOneAtATime,
  }: ReturnType<typeof figures>) =>
    `${serversPerHourAndCore} servers/hour/core (${cpuSecondsPerServer} CPU s), ${serversPerHourOneAtATime}/hour by the clock, one at a time`;
  const lines = (name: string, { crawl, npmAndSdk, ratio, clockRatio }: ReturnType<typeof compared>) => [
    `${name}, both ways:`,
    `  crawl: ${speed(crawl)}`,
    `    CPU s by stage: ${Object.entries(crawl.stages)
      .map(([stage, seconds]) => `${stage} ${seconds}`)
      .join(', ')}`,
    `  npm install + SDK client: ${speed(npmAndSdk)}`,
    `  ratio ${ratio} × by CPU time, ${clockRatio} × by the clock`,
  ];
  const text = [
    `${ids.length} servers from a local mirror`,
    ...lines('empty caches', result.emptyCaches),
    ...lines('filled caches', result.filledCaches),
    `unchanged: ${result.unchangedMsPerServer} ms a server`,
  ];
  process.stdout.write(`${text.join('\n')}\n`);
}

/** The newest day of any listing: the day on which all of them count as fresh. */
function latestDay(servers: readonly string[]): string {
  return (
    servers
      .map((id) => store.snapshots.read(id)?.provenance?.listedOn ?? '')
      .sort()
      .at(-1) ?? today
  );
}
