import { readFileSync } from 'node:fs';
import type { Sandbox } from '../crawler/index.ts';
import { descendants } from '../crawler/sandbox/process-tree.ts';

const TICKS = 100; // of Linux, per second

/** CPU seconds of this process and of every child that it has waited for. */
export function cpuSoFar(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const [, , childUser = 0, childSystem = 0] = times('self');
  return (userCPUTime + systemCPUTime) / 1e6 + (childUser + childSystem) / TICKS;
}

/** A sandbox that also counts what its servers used until they were killed, which no wait reports. */
export function countingSandbox(sandbox: Sandbox): { sandbox: Sandbox; used: () => number } {
  let used = 0;
  return {
    used: () => used,
    sandbox: {
      name: sandbox.name,
      start(spec, limits) {
        const server = sandbox.start(spec, limits);
        return {
          ...server,
          kill: async () => {
            if (server.pid !== undefined)
              for (const pid of descendants(server.pid))
                used += times(String(pid)).reduce((sum, ticks) => sum + ticks, 0) / TICKS;
            await server.kill();
          },
        };
      },
    },
  };
}

/** utime, stime, cutime and cstime of a process, in ticks; nothing once it is gone. */
function times(pid: string): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
      .map(Number);
  } catch {
    return [];
  }
}
