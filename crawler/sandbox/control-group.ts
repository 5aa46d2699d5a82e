import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from '../limits.ts';

/** A control group of its own for one server; a process joins it by writing itself into the `procs` files. */
export interface ControlGroup {
  readonly procs: readonly string[];
  /** Kills whatever is still inside and removes the group; resolves when nothing is left. */
  close(): Promise<void>;
}

let made = 0;

/** Where control groups are, and where this process finds its own. */
export interface Hierarchy {
  root: string;
  own: string;
}

const HERE: Hierarchy = { root: '/sys/fs/cgroup', own: '/proc/self/cgroup' };

type Wanted = Pick<Limits, 'memoryBytes' | 'processes'>;

/** Makes a control group with memory and process limits (version 2 or 1), or undefined where none can be made. */
export function makeControlGroup(limits: Wanted, hierarchy = HERE): ControlGroup | undefined {
  const name = `toolrisk-${process.pid}-${made++}`;
  const version = existsSync(join(hierarchy.root, 'cgroup.controllers')) ? versionTwo : versionOne;
  return version(name, limits, hierarchy);
}

/**
 * Version 2 limits nothing below a group that has processes of its own, so the crawler's own group serves only where it
 * is the root; elsewhere its siblings are made, below the group that limits the crawler already.
 */
function versionTwo(name: string, limits: Wanted, { root, own }: Hierarchy): ControlGroup | undefined {
  const path = ownPath(own, '0::') ?? '/';
  for (const parent of new Set([dirname(path), path])) {
    const folder = join(root, parent, name);
    const optional = { 'memory.swap.max': 0, 'memory.oom.group': 1 };
    const settings = { 'memory.max': limits.memoryBytes, 'pids.max': limits.processes };
    const group = make([{ folder, settings, optional }]);
    if (group) return group;
  }
  return undefined;
}

function versionOne(name: string, limits: Wanted, { root, own }: Hierarchy): ControlGroup | undefined {
  const folderOf = (controller: string) => join(root, controller, ownPath(own, `:${controller}:`) ?? '/', name);
  return make([
    { folder: folderOf('memory'), settings: { 'memory.limit_in_bytes': limits.memoryBytes } },
    { folder: folderOf('pids'), settings: { 'pids.max': limits.processes } },
  ]);
}

interface Group {
  folder: string;
  /** Limits without which the group is of no use. */
  settings: Record<string, number>;
  /** Limits that not every kernel has. */
  optional?: Record<string, number>;
}

function make(groups: Group[]): ControlGroup | undefined {
  const made: string[] = [];
  for (const { folder, settings, optional = {} } of groups)
    try {
      sweep(dirname(folder));
      mkdirSync(folder);
      made.push(folder);
      for (const [file, value] of Object.entries(settings)) writeFileSync(join(folder, file), String(value));
      for (const [file, value] of Object.entries(optional))
        if (existsSync(join(folder, file))) writeFileSync(join(folder, file), String(value));
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
function ownPath(file: string, marker: string): string | undefined {
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((text) => text.includes(marker));
    return line?.slice(line.indexOf(marker) + marker.length);
  } catch {
    return undefined;
  }
}
