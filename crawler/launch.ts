import { classifyFailure, type Failure } from './classify-failure.ts';
import { ClientFault } from './client/fault.ts';
import { type Listing, listOverStdio } from './client/listing.ts';
import { fillPlaceholders, PLACEHOLDER_VALUES } from './ladder/placeholders.ts';
import type { LaunchPlan } from './ladder/plan.ts';
import type { Limits } from './limits.ts';
import { INSIDE, type Sandbox } from './sandbox/sandbox.ts';

const ENVIRONMENT = {
  PATH: '/opt/node/bin:/usr/bin:/bin',
  HOME: INSIDE.home,
  USER: 'user',
  TMPDIR: '/tmp',
  LANG: 'C.UTF-8',
  NODE_ENV: 'production',
  CI: '1',
  NO_COLOR: '1',
  DO_NOT_TRACK: '1',
  TERM: 'dumb',
};

export type LaunchOutcome = { listing: Listing } | { failure: Failure; words: string };

/** Starts a server once, in the sandbox, as a plan says, lists its tools and ends it. */
export async function launch(
  command: readonly string[],
  install: string,
  plan: LaunchPlan,
  sandbox: Sandbox,
  limits: Limits,
): Promise<LaunchOutcome> {
  const environment: Record<string, string> = { ...ENVIRONMENT };
  for (const [name, kind] of Object.entries(plan.environment)) environment[name] = PLACEHOLDER_VALUES[kind];
  if (plan.step === 'shim') environment.NODE_OPTIONS = `--require=${INSIDE.kit}/shim.cjs`;
  const server = sandbox.start(
    { install, command: [...command, ...plan.args.map(fillPlaceholders)], environment },
    limits,
  );
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
