import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from '../limits.ts';

const ROOT = '/sys/fs/cgroup';

/** A control group of its own for one server; a process joins it by writing itself into the `procs` files. */
export interface ControlGroup {
  readonly procs: readonly string[];
  /** Kills whatever is still inside and removes the group; resolves when nothing is left. */
  close(): Promise<void>;
}

let made = 0;

/** Makes a control group with memory and process limits (version 2 or 1), or undefined where none can be made. */
export function makeControlGroup(limits: Pick<Limits, 'memoryBytes' | 'processes'>): ControlGroup | undefined {
  const name = `toolrisk-${process.pid}-${made++}`;
  return existsSync(join(ROOT, 'cgroup.controllers')) ? versionTwo(name, limits) : versionOne(name, limits);
}

type Wanted = Pick<Limits, 'memoryBytes' | 'processes'>;

function versionTwo(name: string, limits: Wanted): ControlGroup | undefined {
  const parent = join(ROOT, ownPath('0::') ?? '/');
  return make([
    {
      folder: join(parent, name),
      settings: {
        'memory.max': limits.memoryBytes,
        'memory.swap.max': 0,
        'memory.oom.group': 1,
        'pids.max': limits.processes,
      },
      needed: 'memory.max',
    },
  ]);
}

function versionOne(name: string, limits: Wanted): ControlGroup | undefined {
  const folderOf = (controller: string) => join(ROOT, controller, ownPath(`:${controller}:`) ?? '/', name);
  return make([
    {
      folder: folderOf('memory'),
      settings: { 'memory.limit_in_bytes': limits.memoryBytes },
      needed: 'memory.limit_in_bytes',
    },
    { folder: folderOf('pids'), settings: { 'pids.max': limits.processes }, needed: 'pids.max' },
  ]);
}

interface Group {
  folder: string;
  settings: Record<string, number>;
  needed: string;
}

function make(groups: Group[]): ControlGroup | undefined {
  const made: string[] = [];
  for (const { folder, settings, needed } of groups)
    try {
      sweep(dirname(folder));
      mkdirSync(folder);
      made.push(folder);
      for (const [file, value] of Object.entries(settings))
        if (file === needed || existsSync(join(folder, file))) writeFileSync(join(folder, file), String(value));
    } catch {
      for (const folder of made) tryRemove(folder);
      return undefined;
    }
  const procs = made.map((folder) => join(folder, 'cgroup.procs'));
  const close = async () => {
    for (let round = 0; round < 500 && !made.map(tryRemove).every(Boolean); round += 1) {
      for (const pid of procs.flatMap(members)) tryKill(pid);
      await sleep(10);
    }
  };
  return { procs, close };
}

/** Removes the empty groups of crawlers that were killed. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^toolrisk-(\d+)-\d+$/.exec(name)?.[1];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) tryRemove(join(parent, name));
  }
}

function members(file: string): number[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

/** A group can be removed once its last process is gone. */
function tryRemove(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** This process's own group below the root, from its line in /proc/self/cgroup. */
function ownPath(marker: string): string | undefined {
  try {
    const line = readFileSync('/proc/self/cgroup', 'utf8')
      .split('\n')
      .find((text) => text.includes(marker));
    return line?.slice(line.indexOf(marker) + marker.length);
  } catch {
    return undefined;
  }
}
