import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts the mirror in a process of its own, whose CPU time counts for nobody, and makes npm and pnpm ask it. What it
 * holds in its folder stays for the next run.
 */
export async function openMirror(folder: string): Promise<{ close: () => void }> {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const program = fileURLToPath(new URL('mirror.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder, registry], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [address] = (await once(child.stdout, 'data')) as [Buffer];
  process.once('exit', () => child.kill());
  process.env.npm_config_registry = String(address).trim();
  process.env.npm_config_noproxy = process.env.NO_PROXY = '127.0.0.1';
  return { close: () => void child.kill() };
}
