import type { ChildProcess } from 'node:child_process';
import type { Limits } from '../limits.ts';
import { makeHostFolders } from './host-folders.ts';
import { descendants } from './process-tree.ts';
import type { LaunchSpec, Sandbox, SandboxedProcess } from './sandbox.ts';
import { supervise } from './supervise.ts';
import { watchTree } from './watchdog.ts';

/**
 * No confinement at all: only where a person asks for it by name, and recorded as such. The server still gets an
 * environment of its own and folders that are removed afterwards; it can read what the user can, and use the network.
 */
export function unconfined(kit: string): Sandbox {
  return { name: 'none', start: (spec, limits) => start(spec, limits, kit) };
}

function start(spec: LaunchSpec, limits: Limits, kit: string): SandboxedProcess {
  const { work, translate, remove } = makeHostFolders(spec, kit);
  const environment = Object.entries(spec.environment).map(([name, value]) => [name, translate(value)]);
  const hasProc = process.platform === 'linux';
  return supervise(spec.command.map(translate), limits, {
    environment: Object.fromEntries(environment) as NodeJS.ProcessEnv,
    folder: work,
    end: (child) => endTree(child, hasProc),
    ...(hasProc ? { watch: (pid, exceeded) => watchTree(pid, limits, exceeded) } : {}),
    cleanUp: remove,
  });
}

function endTree({ pid }: ChildProcess, hasProc: boolean): void {
  if (pid === undefined) return;
  for (const target of [...(hasProc ? descendants(pid) : []), -pid])
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // already gone
    }
}
