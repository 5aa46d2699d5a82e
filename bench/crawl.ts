// What crawling costs: CPU seconds by stage, servers per hour and core, first from an empty package store, then with the
// store that this filled; and the ratio against `npm install` with the SDK's client on the same packages. `node bench/crawl.ts [ids…] [--json]`
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crawlCatalogue, crawlServer, LIMITS, openSandbox, type Stage } from '../crawler/index.ts';
import { openStore } from '../data/store/index.ts';
import { countingSandbox, cpuSoFar } from './cpu.ts';
import { plainCrawl } from './plain-crawl.ts';

const DEFAULT = [
  'modelcontextprotocol-server-memory',
  'modelcontextprotocol-server-everything',
  'modelcontextprotocol-server-slack',
  'tavily-mcp',
  'perplexity-ai-mcp-server',
  'modelcontextprotocol-server-google-maps',
];

const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const ids = names.length > 0 ? names : DEFAULT;
const store = openStore();
const today = new Date().toISOString().slice(0, 10);
const cache = mkdtempSync(join(tmpdir(), 'toolrisk-bench-'));
mkdirSync(join(cache, 'pnpm'));
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

async function plainPass(): Promise<Omit<Pass, 'stages'>> {
  const pass = { tools: 0, cpu: -cpuSoFar(), clock: -Date.now() };
  for (const id of ids) {
    const launch = store.index.read(id)?.launch;
    const { args = [], environment = {} } = store.snapshots.read(id)?.provenance ?? {};
    if (launch?.kind === 'npm') pass.tools += await plainCrawl(launch.package, args, environment, join(cache, 'npm'));
  }
  return { ...pass, cpu: pass.cpu + cpuSoFar(), clock: pass.clock + Date.now() };
}

const cold = { ours: await crawlPass(), plain: await plainPass() };
rmSync(join(cache, 'packages'), { recursive: true });
const warm = { ours: await crawlPass(), plain: await plainPass() };

const all = store.index.ids().filter((id) => store.snapshots.read(id)?.tools.length);
const recrawlBegun = performance.now();
await crawlCatalogue(store, { cache, sandbox, limits: LIMITS, today: latestDay(all), ids: all, offline: true });
const recrawlMs = (performance.now() - recrawlBegun) / all.length;
rmSync(cache, { recursive: true, force: true });

const perServer = (seconds: number) => Number((seconds / ids.length).toFixed(2));
const figures = (pass: Omit<Pass, 'stages'>) => ({
  serversPerHourAndCore: Math.round((3600 * ids.length) / pass.cpu),
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
});
const result = {
  servers: ids.length,
  emptyStore: compared(cold),
  sharedStore: compared(warm),
  unchangedMsPerServer: Number(recrawlMs.toFixed(1)),
};

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
else {
  const line = (name: string, { crawl, npmAndSdk, ratio }: ReturnType<typeof compared>) => [
    `${name}: ${crawl.serversPerHourAndCore} servers/hour/core, ${crawl.cpuSecondsPerServer} CPU s a server`,
    `  by stage: ${Object.entries(crawl.stages)
      .map(([stage, seconds]) => `${stage} ${seconds}`)
      .join(', ')}`,
    `  npm install + SDK client: ${npmAndSdk.serversPerHourAndCore} servers/hour/core, ${npmAndSdk.cpuSecondsPerServer} CPU s; ratio ${ratio} ×`,
  ];
  const text = [
    ...line('empty store', result.emptyStore),
    ...line('shared store', result.sharedStore),
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
