import { execFileSync, spawnSync } from 'node:child_process';

/** Programs that npm cannot bring: the command to look for, and Debian's package that holds it. */
const PACKAGES = {
  bubblewrap: { command: 'bwrap', why: 'servers are started in its sandbox' },
  chromium: { command: 'chromium', why: 'the pages are tested in it' },
  'python3-pip': { command: 'pip3', why: 'the listing of Python servers is tested with it' },
  postgresql: { command: 'pg_ctlcluster', why: 'the queue of a fleet is tested on it' },
} as const;

export type Prerequisite = keyof typeof PACKAGES;

/**
 * Makes sure that Debian packages are there. Root on a Debian machine gets them installed; everyone else gets one line
 * with the command. Returns what is still missing.
 */
export function ensure(names: readonly Prerequisite[], tell: (line: string) => void): Prerequisite[] {
  const missing = names.filter((name) => !present(PACKAGES[name].command));
  if (missing.length === 0) return [];
  const install = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const reasons = missing.map((name) => `${name} (${PACKAGES[name].why})`).join(', ');
  if (process.getuid?.() === 0 && present('apt-get')) {
    tell(`installing ${reasons}: ${install}`);
    try {
      execFileSync('sh', ['-c', install], {
        stdio: 'ignore',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    } catch {
      // What could not be installed is found missing again below.
    }
  }
  const still = missing.filter((name) => !present(PACKAGES[name].command));
  if (still.length > 0) tell(`missing: ${reasons}. Install with: sudo sh -c '${install}'`);
  return still;
}

function present(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}
