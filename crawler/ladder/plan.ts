import type { FailureReason, LaunchStep, Placeholder } from '../../data/schema/index.ts';

/** One way to start a server. Arguments hold placeholders in braces: `--dsn={sqlite-url}`. */
export interface LaunchPlan {
  step: LaunchStep;
  args: readonly string[];
  environment: Readonly<Record<string, Placeholder>>;
}

/** A plan that was tried and did not list, with everything the server said. */
export interface FailedTry {
  plan: LaunchPlan;
  reason: FailureReason;
  detail: string;
  /** Standard error and answered errors. */
  words: string;
}

/** What the rungs know of a server before and while it is being tried. */
export interface LadderState {
  /** Package name, as READMEs name it. */
  readonly name: string;
  readonly declared: { args: readonly string[]; environment: Readonly<Record<string, Placeholder>> };
  /** Text of a file of the package, or undefined; bounded, and never outside of the package. */
  readonly read: (path: string) => string | undefined;
  /** Source files of the package itself, in a stable order; bounded. */
  readonly sources: () => Iterable<string>;
  /** False where the server's runtime cannot preload the shim. */
  readonly shim?: false;
  readonly failed: readonly FailedTry[];
}

/** A rung proposes at most one plan, or nothing when it has nothing to add to what was tried. */
export type Rung = (state: LadderState) => LaunchPlan | undefined;

/** How far a launch came before it failed; unlisted reasons count as a refusal at the door. */
const PROGRESS: Partial<Record<FailureReason, number>> = {
  'needs-credentials': 1,
  crashed: 1,
  'missing-binary': 1,
  timeout: 2,
  'protocol-error': 2,
  'needs-network': 3,
  'no-tools': 4,
};

/** The try that came furthest, the latest among equals; a subcommand that the server refused is never built upon. */
export function furthestTry(state: LadderState): FailedTry | undefined {
  let best: FailedTry | undefined;
  for (const failed of state.failed) {
    if (best && failed.plan.step === 'subcommand' && progress(failed) <= 1) continue;
    if (!best || progress(failed) >= progress(best)) best = failed;
  }
  return best;
}

function progress({ reason }: FailedTry): number {
  return PROGRESS[reason] ?? 0;
}

/** The launch that a later rung builds on. */
export function furthest(state: LadderState): Pick<LaunchPlan, 'args' | 'environment'> {
  return furthestTry(state)?.plan ?? { args: [], environment: {} };
}

export function samePlan(
  one: Pick<LaunchPlan, 'args' | 'environment'>,
  other: Pick<LaunchPlan, 'args' | 'environment'>,
): boolean {
  const names = Object.keys(one.environment);
  return (
    one.args.length === other.args.length &&
    one.args.every((arg, at) => arg === other.args[at]) &&
    names.length === Object.keys(other.environment).length &&
    names.every((name) => one.environment[name] === other.environment[name])
  );
}
