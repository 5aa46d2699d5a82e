import type { Action, RawTool, ToolVerdict } from '../../data/schema/index.ts';
import { isConfined } from './conditions.ts';
import type { Draft } from './draft.ts';
import { decide, riskRank, type Subject } from './posture.ts';
import { argumentAt, argumentName } from './schema.ts';
import { stricter, strictness, type Condition, type Decision, type Posture } from './types.ts';
import { list } from '../text/list.ts';

/** What becomes of an action tool. */
export interface ActionChoice {
  decision: Decision;
  conditions: Condition[];
  subject: Subject;
}

/** Decides each action of an action tool on its own: the mildest becomes the tool's decision, the rest conditions. */
export function chooseActions(
  verdict: ToolVerdict,
  tool: RawTool,
  posture: Posture,
  drafts: readonly Draft[],
): ActionChoice | undefined {
  const { pointer } = verdict.actions[0] as Action;
  const argument = argumentAt(tool, pointer);
  const actions = verdict.actions.filter((action) => action.pointer === pointer);
  if (argument === undefined || IN_BRANCH.test(pointer)) return undefined;
  const decided = actions.map((action) => ({
    action,
    decision: decide(action, posture, isConfined(action, verdict, tool, drafts)),
  }));
  const mildest = decided.map((d) => d.decision).reduce((a, b) => (stricter(a, b) === a ? b : a));
  const upTo = (decision: Decision) =>
    decided.filter((d) => strictness(d.decision) <= strictness(decision)).map((d) => d.action);
  const condition = (passing: readonly Action[], otherwise: 'ask' | 'deny'): Condition[] => {
    if (passing.length === decided.length || passing.length === 0) return [];
    const values = [...new Set(passing.map(({ value }) => value))];
    return [
      {
        kind: 'actions',
        argument: argument.path,
        test: { op: 'one-of', values },
        absent: !argument.required && values.includes(String(argument.default)) ? 'pass' : 'fail',
        otherwise,
        words: `\`${argumentName(argument.path)}\` is ${named(
          values,
          decided.map(({ action }) => action.value),
        )}`,
        reason: 'Each action of the tool has its own risk; the others do more.',
      },
    ];
  };
  const conditions = [
    ...(mildest === 'allow' || mildest === 'ask' ? condition(upTo('ask'), 'deny') : []),
    ...(mildest === 'allow' && upTo('allow').length < upTo('ask').length ? condition(upTo('allow'), 'ask') : []),
  ];
  const subject = upTo(mildest).reduce((a, b) => (riskRank(b.risk) > riskRank(a.risk) ? b : a));
  return { decision: mildest, conditions, subject };
}

/** A value that each of several schemas of one argument fixes for itself cannot be told by one path. */
const IN_BRANCH = /\/properties\/.+\/(?:anyOf|oneOf)\//;

/** Of many values those are named that are fewer: the ones that pass, or the ones that do not. */
function named(values: readonly string[], all: readonly string[]): string {
  const others = [...new Set(all)].filter((value) => !values.includes(value));
  return values.length < 5 || values.length <= others.length
    ? list(values, 'or')
    : `one of its ${values.length} known values other than ${list(others, 'or')}`;
}
