import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Limits } from '../limits.ts';
import { descendants } from './process-tree.ts';
import { INSIDE, type LaunchSpec, type Sandbox, type SandboxedProcess } from './sandbox.ts';
import { keepTail } from './tail.ts';
import { watchTree } from './watchdog.ts';

/**
 * No confinement at all: only where a person asks for it by name, and recorded as such. The server still gets an
 * environment of its own and folders that are removed afterwards; it can read what the user can, and use the network.
 */
export function unconfined(kit: string): Sandbox {
  return { name: 'none', start: (spec, limits) => start(spec, limits, kit) };
}

function start(spec: LaunchSpec, limits: Limits, kit: string): SandboxedProcess {
  const folder = mkdtempSync(join(tmpdir(), 'toolrisk-'));
  const outside: Record<string, string> = {
    [INSIDE.node]: process.execPath,
    [INSIDE.app]: spec.install,
    [INSIDE.kit]: kit,
    [INSIDE.home]: join(folder, 'home'),
    [INSIDE.work]: join(folder, 'work'),
  };
  mkdirSync(outside[INSIDE.home] as string);
  mkdirSync(outside[INSIDE.work] as string);
  const translate = (text: string) =>
    Object.entries(outside).reduce((path, [inside, real]) => path.replaceAll(inside, real), text);
  const [program = '', ...args] = spec.command.map(translate);
  const env = Object.fromEntries(Object.entries(spec.environment).map(([name, value]) => [name, translate(value)]));
  const child = spawn(program, args, {
    cwd: outside[INSIDE.work],
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stderr = keepTail(child.stderr, limits.stderrBytes);
  const killTree = () => {
    if (child.pid === undefined) return;
    for (const pid of process.platform === 'linux' ? descendants(child.pid) : [])
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // already gone
      }
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // already gone
    }
  };
  const unwatch =
    child.pid === undefined || process.platform !== 'linux' ? () => {} : watchTree(child.pid, limits, killTree);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
    child.once('exit', (code, signal) => resolve(code === null ? `ended by ${signal}` : `exited with status ${code}`));
  });
  return {
    pid: child.pid,
    stdin: child.stdin,
    stdout: child.stdout,
    ended,
    stderr,
    kill: async () => {
      killTree();
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      await ended;
      unwatch();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
