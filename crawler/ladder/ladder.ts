import type { FailureReason } from '../../data/schema/index.ts';
import { bare } from './bare.ts';
import { declared } from './declared.ts';
import { placeholderFiles } from './placeholder-files.ts';
import { furthestTry, type LadderState, type LaunchPlan, type Rung, samePlan } from './plan.ts';
import { readme } from './readme.ts';
import { scan } from './scan.ts';
import { serverJson } from './server-json.ts';
import { shim } from './shim.ts';
import { stderrNames } from './stderr-names.ts';
import { subcommand } from './subcommand.ts';

/** For each way to fail, the rungs that can help, in order. Other rungs would only repeat the failure. */
const HELP: Readonly<Record<string, readonly Rung[]>> = {
  'needs-credentials': [serverJson, stderrNames, readme, scan, placeholderFiles, shim],
  'needs-argument': [serverJson, readme, stderrNames, subcommand, scan, shim],
  'needs-network': [stderrNames, serverJson, readme, shim],
  'missing-module': [shim, readme],
  'missing-binary': [shim, serverJson, readme],
  'no-tools': [serverJson, readme, stderrNames, scan, subcommand, shim],
  timeout: [serverJson, readme, subcommand, scan, shim],
  crashed: [stderrNames, serverJson, readme, subcommand, scan, placeholderFiles, shim],
  'protocol-error': [serverJson, readme, stderrNames, subcommand, shim],
};

/** The next launch to try, or undefined when the ladder has nothing more to offer. */
export function nextPlan(state: LadderState): LaunchPlan | undefined {
  const best = furthestTry(state);
  const rungs: readonly Rung[] = best ? (HELP[best.reason] ?? []) : [declared, bare];
  for (const rung of rungs) {
    const plan = rung(state);
    if (plan && !wasTried(state, plan)) return plan;
  }
  return undefined;
}

/** The shim changes what the same launch meets; every other step must bring a launch of its own. */
function wasTried(state: LadderState, plan: LaunchPlan): boolean {
  return state.failed.some(
    ({ plan: tried }) => samePlan(tried, plan) && (plan.step !== 'shim' || tried.step === 'shim'),
  );
}

/** Reasons that end the ladder: no further launch could change them. */
export function isFinal(reason: FailureReason): boolean {
  return !Object.hasOwn(HELP, reason);
}
