import { basename, join, posix } from 'node:path';
import { z } from 'zod';
import { type Finished, run, type RunOptions } from '../install/run.ts';
import { INSIDE } from '../sandbox/sandbox.ts';

export interface Python {
  /** The interpreter that runs pip. */
  program: string;
  /** Such as `3.11`. */
  version: string;
  /** The interpreter as a server sees it. */
  inside: string;
  /** Its folder on the host, where the sandbox does not show it anyway. */
  runtime?: string;
}

/** The first pip that can report what it would install without doing it. */
const OLDEST_PIP = [22, 2] as const;

const QUESTION = `
import json, os, sys
try:
    import pip
    version = pip.__version__
except ImportError:
    version = ""
base = getattr(sys, "_base_executable", sys.executable)
print(json.dumps({"program": sys.executable, "base": os.path.realpath(base), "prefix": os.path.realpath(sys.base_prefix),
    "version": "%d.%d" % sys.version_info[:2], "pip": version}))`;

const Answer = z.object({
  program: z.string(),
  base: z.string(),
  prefix: z.string(),
  version: z.string(),
  pip: z.string(),
});

/** The Python of this machine, with a pip that can be used; where there is none, why. */
export async function findPython(cwd: string): Promise<Python | { reason: string }> {
  const done = await run('python3', ['-c', QUESTION], { cwd, timeoutMs: 20_000, environment: passedOn() });
  if (done.status !== 0) return { reason: 'this machine has no python3' };
  const { program, base, prefix, version, pip } = Answer.parse(JSON.parse(done.stdout));
  if (pip === '') return { reason: `python3 (${version}) of this machine has no pip` };
  const [major = 0, minor = 0] = pip.split('.').map(Number);
  if (major < OLDEST_PIP[0] || (major === OLDEST_PIP[0] && minor < OLDEST_PIP[1]))
    return { reason: `pip ${pip} of this machine is older than ${OLDEST_PIP.join('.')}` };
  if (prefix === '/usr') return { program, version, inside: base };
  return { program, version, runtime: prefix, inside: posix.join(INSIDE.runtime, 'bin', basename(base)) };
}

/** What pip may know of this machine: where its index is, how to reach it, and its credentials there. */
const PASSED =
  /^(?:HOME|PATH|LANG|XDG_CONFIG_(?:HOME|DIRS)|(?:https?|all|no)_proxy|SSL_CERT_(?:FILE|DIR)|REQUESTS_CA_BUNDLE|PIP_\w+|PYENV_\w+)$/i;

/** Runs pip under this interpreter without letting it start a program; its temporary files stay in `temporary`. */
export function pip(
  python: Python,
  args: readonly string[],
  { temporary, ...options }: Omit<RunOptions, 'environment'> & { temporary: string },
): Promise<Finished> {
  const common = ['--no-input', '--disable-pip-version-check', '--retries', '1', '--timeout', '20'];
  const environment = { ...passedOn(), TMPDIR: temporary, CI: '1', NO_COLOR: '1' };
  const script = join(import.meta.dirname, 'run-pip.py');
  return run(python.program, [script, ...args, ...common], { ...options, environment });
}

function passedOn(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED.test(name))) as Record<
    string,
    string
  >;
}
