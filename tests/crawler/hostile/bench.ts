import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inSandbox, type LaunchOutcome, launch } from '../../../crawler/launch.ts';
import { LIMITS, type Limits, openSandbox, type Sandbox } from '../../../crawler/index.ts';

const PROGRAMS = fileURLToPath(new URL('.', import.meta.url));

/** A sandbox, that of this machine when none is named, with its cache in a temporary folder. */
export function openBench(limits: Partial<Limits> = {}, open: (cache: string) => Sandbox = openSandbox) {
  const cache = mkdtempSync(join(tmpdir(), 'toolrisk-test-'));
  const sandbox = open(cache);
  return {
    sandbox,
    cache,
    /**
     * Starts the hostile program in one of its modes, as the crawler starts any server. `outside` is what it must not
     * reach: a folder and a port of this machine, as `folder:port`.
     */
    launch(mode: string, marker: string, more: Partial<Limits> = {}, outside?: string): Promise<LaunchOutcome> {
      const args = [mode, marker, ...(outside === undefined ? [] : [outside])];
      const plan = { step: 'bare' as const, args, environment: {} };
      const all = { ...LIMITS, ...limits, ...more };
      const program = { install: PROGRAMS, command: ['/opt/node/bin/node', '/app/program.cjs'] };
      return launch(inSandbox(program, sandbox, all), plan, all);
    },
    close: () => rmSync(cache, { recursive: true, force: true }),
  };
}

/** Processes of this machine whose command line holds the marker. */
export function processesWith(marker: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return line.includes(marker) ? [`${pid} ${line.replaceAll('\0', ' ')}`] : [];
      } catch {
        return [];
      }
    });
}
