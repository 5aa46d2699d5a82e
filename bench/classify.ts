import { classifyTool, judgeTool, type ServerContext } from '../classifier/index.ts';
import type { Snapshot } from '../data/schema/index.ts';
import { openStore } from '../data/store/index.ts';

/** Seconds of processor time, so that what else the machine does is not counted. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Every so many servers one is judged, so that a run ends within half a minute however large the catalogue is. */
const every = (servers: number) => Math.max(1, Math.round(servers / 64));

/**
 * Tools classified per second of one core, over a fixed sample of the catalogue's servers. Every round reads the committed
 * snapshots anew, outside of the measure: no tool, server or text is an object that was seen before. What stays are the
 * compiled code and the words and parameter names that the engine remembers, as they do over a large catalogue.
 */
export function benchClassify({
  warm = 8,
  rounds = 16,
  judge = judgeTool as typeof judgeTool | typeof classifyTool,
} = {}) {
  const all = [...openStore().snapshots.records()];
  const texts = all.filter((_, i) => i % every(all.length) === 0).map((snapshot) => JSON.stringify(snapshot));
  const rates: number[] = [];
  let tools = 0;
  for (let round = -warm; round < rounds; round++) {
    const work = texts.flatMap((text) => {
      const { server, tools, provenance } = JSON.parse(text) as Snapshot;
      const instructions = provenance?.instructions;
      const context: ServerContext = { server, siblings: tools, ...(instructions !== undefined && { instructions }) };
      return tools.map((tool) => ({ tool, context }));
    });
    const start = cpu();
    for (const { tool, context } of work) judge(tool, context);
    if (round >= 0) rates.push(work.length / (cpu() - start));
    tools = work.length;
  }
  rates.sort((a, b) => a - b);
  return {
    tools,
    median: Math.round(rates[rates.length >> 1] as number),
    perSecond: Math.round(rates.at(-1) as number),
  };
}

if (import.meta.main) {
  const { tools, perSecond, median } = benchClassify();
  process.stdout.write(
    `classify   ${perSecond} tools for each second of processor time in the best of 16 rounds over ${tools} tools, ${median} in the median one\n`,
  );
  const recorded = benchClassify({ judge: classifyTool });
  process.stdout.write(
    `           ${recorded.perSecond} and ${recorded.median} with the digest that a stored verdict carries\n`,
  );
}
