import { resemblingServers } from '../classifier/names/listed.ts';
import { openStore } from '../data/store/index.ts';
import { keyOfLaunch } from '../classifier/stack/index.ts';
import { random } from './random.ts';

/** CPU seconds to find which of so many servers resemble which; their names are the words of the catalogue's own, mixed anew. */
export function benchNames(servers: number): { seconds: number; marked: number } {
  const next = random(1);
  const starts = [...openStore().index.records()].flatMap(({ launch }) => keyOfLaunch(launch) ?? []);
  const words = [...new Set(starts.flatMap((start) => start.slice(4).split(/[^a-z0-9]+/)))].filter(Boolean);
  const word = () => words[Math.floor(next() * words.length)] as string;
  const listed = Array.from({ length: servers }, (_, place) => {
    const name = place % 2 === 0 ? `mcp-${word()}-${word()}` : `@${word()}${word()}/${word()}-mcp`;
    return { id: String(place), name, start: `npm:${name}` };
  });
  const before = process.cpuUsage();
  const marked = resemblingServers(listed).size;
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, marked };
}

if (import.meta.main)
  for (const servers of [1_000, 10_000, 43_000]) {
    const { seconds, marked } = benchNames(servers);
    process.stdout.write(`names      ${servers} servers in ${seconds.toFixed(2)} s of one core, ${marked} marked\n`);
  }
