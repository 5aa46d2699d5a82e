import { classifyFailure, type Failure } from './classify-failure.ts';
import { ClientFault } from './client/fault.ts';
import { type Listing, listOverStdio } from './client/listing.ts';
import { fillPlaceholders, PLACEHOLDER_VALUES } from './ladder/placeholders.ts';
import type { LaunchPlan } from './ladder/plan.ts';
import type { Limits } from './limits.ts';
import { INSIDE, type LaunchSpec, type Sandbox, type SandboxedProcess } from './sandbox/sandbox.ts';

/** What every server is told, wherever it runs. */
export const PLAIN_ENVIRONMENT = { LANG: 'C.UTF-8', CI: '1', NO_COLOR: '1', DO_NOT_TRACK: '1', TERM: 'dumb' };

const ENVIRONMENT = {
  ...PLAIN_ENVIRONMENT,
  PATH: '/opt/node/bin:/usr/bin:/bin',
  HOME: INSIDE.home,
  USER: 'user',
  TMPDIR: '/tmp',
  NODE_ENV: 'production',
};

export type LaunchOutcome = { listing: Listing } | { failure: Failure; words: string };

/** Starts a server with these further arguments and variables. */
export type Start = (args: readonly string[], environment: Readonly<Record<string, string>>) => SandboxedProcess;

/** How an installed program starts in a sandbox. */
export function inSandbox(
  program: Omit<LaunchSpec, 'environment'> & Partial<Pick<LaunchSpec, 'environment'>>,
  sandbox: Sandbox,
  limits: Limits,
): Start {
  return (args, environment) =>
    sandbox.start(
      {
        ...program,
        command: [...program.command, ...args],
        environment: { ...ENVIRONMENT, ...program.environment, ...environment },
      },
      limits,
    );
}

/** Starts a server once as a plan says, lists its tools and ends it. */
export async function launch(start: Start, plan: LaunchPlan, limits: Limits): Promise<LaunchOutcome> {
  const environment: Record<string, string> = {};
  for (const [name, kind] of Object.entries(plan.environment)) environment[name] = PLACEHOLDER_VALUES[kind];
  if (plan.step === 'shim') environment.NODE_OPTIONS = `--require=${INSIDE.kit}/shim.cjs`;
  const server = start(plan.args.map(fillPlaceholders), environment);
  try {
    const listing = await listOverStdio(server, limits);
    if (listing.tools.length > 0) return { listing };
    return { failure: { reason: 'no-tools', detail: 'the server lists no tools' }, words: server.stderr() };
  } catch (error) {
    if (!(error instanceof ClientFault)) throw error;
    const words = server.stderr();
    return {
      failure: classifyFailure(error, words, Object.keys(plan.environment).length > 0),
      words: `${error.code === 'answered-error' ? error.message : ''}\n${words}`,
    };
  } finally {
    await server.kill();
  }
}
