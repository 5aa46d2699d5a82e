import { classifyTool, contextOf, judgeTool, judgeTools } from '../classifier/classify.ts';
import type { ServerContext } from '../classifier/definition/types.ts';
import { expectShortLives } from '../classifier/heap.ts';
import type { RawTool, Snapshot } from '../data/schema/index.ts';
import { openStore } from '../data/store/index.ts';

/** Seconds of processor time, so that what else the machine does is not counted. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

type Judge = (tools: readonly RawTool[], context: ServerContext) => unknown;
const together: Judge = (tools, context) => judgeTools(tools.map((tool) => ({ tool, context })));

/** So many servers are read, and then judged: to ask for the time takes time as well. */
const AT_ONCE = 4;

/**
 * How many tools are in some snapshots, and the seconds that it takes to judge them. A server is read shortly before its tools
 * are judged, as `toolrisk classify` does it: were all read first, judging would pay for the memory that reading has filled.
 */
function timed(snapshots: readonly string[], judge: Judge): { tools: number; seconds: number } {
  let seconds = 0;
  let tools = 0;
  for (let from = 0; from < snapshots.length; from += AT_ONCE) {
    const read = snapshots.slice(from, from + AT_ONCE).map((text) => JSON.parse(text) as Snapshot);
    const start = cpu();
    for (const snapshot of read) judge(snapshot.tools, contextOf(snapshot));
    seconds += cpu() - start;
    tools += read.reduce((sum, snapshot) => sum + snapshot.tools.length, 0);
  }
  return { tools, seconds };
}

const committed = (): string[] => [...openStore().snapshots.records()].map((snapshot) => JSON.stringify(snapshot));

/**
 * Tools classified per second of one core where each of the catalogue is judged once by an engine that has just started: all
 * compiling and every word that was not met before included.
 */
export function benchOnce() {
  const { tools, seconds } = timed(committed(), together);
  return { tools, perSecond: Math.round(tools / seconds) };
}

/** Every so many servers one is judged, so that a run ends within half a minute however large the catalogue is. */
const every = (servers: number) => Math.max(1, Math.round(servers / 64));

/**
 * Tools classified per second of one core, over a fixed sample of the catalogue's servers. Every round reads the committed
 * snapshots anew, outside of the measure: no tool, server or text is an object that was seen before. What stays are the
 * compiled code and the words and parameter names that the engine remembers, as they do over a large catalogue.
 *
 * The first rounds are not counted, for in them the engine compiles, on threads of
 * its own whose time is the process's as well: it does so anew until some 150,000 tools were judged, of the 500,000 that a large
 * catalogue has.
 */
export function benchClassify({ warm = 120, rounds = 32, judge = together } = {}) {
  const all = committed();
  const sample = all.filter((_, i) => i % every(all.length) === 0);
  const rates: number[] = [];
  let counted = 0;
  for (let round = -warm; round < rounds; round++) {
    const { tools, seconds } = timed(sample, judge);
    if (round >= 0) rates.push(tools / seconds);
    counted = tools;
  }
  rates.sort((a, b) => a - b);
  return {
    tools: counted,
    median: Math.round(rates[rates.length >> 1] as number),
    perSecond: Math.round(rates.at(-1) as number),
  };
}

if (import.meta.main) {
  expectShortLives();
  const once = benchOnce();
  const { tools, perSecond, median } = benchClassify();
  process.stdout.write(
    `classify   ${perSecond} tools for each second of processor time in the best of 32 rounds over ${tools} tools, ${median} in the median one\n`,
  );
  process.stdout.write(
    `           ${once.perSecond} where each of ${once.tools} tools is judged once, from a cold start\n`,
  );
  const eachWith = (judge: typeof judgeTool | typeof classifyTool) =>
    benchClassify({ judge: (tools, context) => tools.map((tool) => judge(tool, context)), warm: 40, rounds: 16 });
  const alone = eachWith(judgeTool);
  process.stdout.write(`           ${alone.perSecond} and ${alone.median} where each tool is judged by itself\n`);
  const recorded = eachWith(classifyTool);
  process.stdout.write(
    `           ${recorded.perSecond} and ${recorded.median} with the digest that a stored verdict carries\n`,
  );
}
