import { classifyTool, type ServerContext } from '../classifier/index.ts';
import type { RawTool } from '../data/schema/index.ts';
import { openStore } from '../data/store/index.ts';

/** Seconds of processor time, so that what else the machine does is not counted. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Tools classified per second of one core, over the committed catalogue again and again for the given time. */
export function benchClassify({ seconds = 5, rounds = 5 } = {}): { tools: number; perSecond: number } {
  const work: [RawTool, ServerContext][] = [];
  for (const { server, tools, provenance } of openStore().snapshots.records())
    for (const tool of tools)
      work.push([
        tool,
        {
          server,
          siblings: tools,
          ...(provenance?.instructions !== undefined && { instructions: provenance.instructions }),
        },
      ]);
  const once = () => {
    for (const [tool, context] of work) classifyTool(tool, context);
  };
  once(); // warms the compiler up
  let tools = 0;
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const start = cpu();
    let done = 0;
    while (cpu() - start < seconds / rounds) {
      once();
      done += work.length;
    }
    best = Math.max(best, done / (cpu() - start));
    tools += done;
  }
  return { tools, perSecond: Math.round(best) };
}

if (import.meta.main) {
  const { tools, perSecond } = benchClassify();
  process.stdout.write(`classify   ${perSecond} tools/s on one core (best of 5 rounds, ${tools} tools)\n`);
}
