import { spawnSync } from 'node:child_process';

/** What npm cannot bring: the command, or the file, to look for, and Debian's package that holds it. */
const PACKAGES = {
  bubblewrap: { command: 'bwrap', why: 'servers are started in its sandbox' },
  chromium: { command: 'chromium', why: 'the pages are tested in it' },
  'fonts-liberation': {
    command: '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf',
    why: 'the pages are measured in it',
  },
  'python3-pip': { command: 'pip3', why: 'the listing of Python servers is tested with it' },
  postgresql: { command: 'pg_ctlcluster', why: 'the queue of a fleet is tested on it' },
} as const;

export type Prerequisite = keyof typeof PACKAGES;

/**
 * Looks for Debian packages; root on a Debian machine gets those installed that are missing, and one line before that.
 * Returns what is still missing. Where installing failed, `tell` has been given the reason.
 */
export function installMissing(
  names: readonly Prerequisite[],
  tell: (line: string) => void,
  uid = process.getuid?.(),
): Prerequisite[] {
  const missing = stillMissing(names);
  if (missing.length === 0 || uid !== 0 || !present('apt-get')) return missing;
  tell(`installing ${reasons(missing)}: ${aptCommands(missing).join(' && ')}`);
  const { stderr } = spawnSync('sh', ['-c', aptCommands(missing).join(' && ')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
  });
  const still = stillMissing(missing);
  if (still.length > 0) tell(`apt-get could not install it: ${lastError(stderr) ?? 'it gave no reason'}`);
  return still;
}

/** What is missing, why it is needed and the command that installs it, in one line. */
export function remedy(missing: readonly Prerequisite[], uid = process.getuid?.()): string {
  const as = uid === 0 ? '' : 'sudo ';
  const commands = aptCommands(missing).map((command) => `${as}${command}`);
  const where = present('apt-get') ? '' : ' (on Debian; here, what provides the same)';
  return `missing: ${reasons(missing)}. Install with: ${commands.join(' && ')}${where}`;
}

function aptCommands(names: readonly Prerequisite[]): string[] {
  return ['apt-get update', `apt-get install -y --no-install-recommends ${names.join(' ')}`];
}

function reasons(names: readonly Prerequisite[]): string {
  return names.map((name) => `${name} (${PACKAGES[name].why})`).join(', ');
}

function stillMissing(names: readonly Prerequisite[]): Prerequisite[] {
  return names.filter((name) => !present(PACKAGES[name].command));
}

function present(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command} || [ -e ${command} ]`], { stdio: 'ignore' }).status === 0;
}

/** apt-get prefixes its errors with `E:`; dpkg and the shell do not. */
function lastError(stderr: string): string | undefined {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => line.startsWith('E: ')) ?? lines.at(-1);
}
