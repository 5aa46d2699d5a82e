import type { Action, ToolVerdict } from '../../data/schema/index.ts';
import { pointerTokens } from '../../data/store/pointer.ts';
import { clip } from './quote.ts';
import { parameterOf } from './source.ts';
import { list } from '../text/list.ts';

const ORDER = ['critical', 'high', 'medium', 'low', null] as const;
/** More of the gravest values than this are counted instead of named. */
const NAMED = 3;

/** What a tool does by an argument: which values are the gravest, and how many only read. */
export function actionSentence({ actions, risk }: Pick<ToolVerdict, 'actions' | 'risk'>): string[] {
  const [first] = actions;
  if (first === undefined) return [];
  const worst = ORDER.find((risk) => actions.some((action) => action.risk === risk)) ?? null;
  const grave = actions.filter(({ risk }) => risk === worst);
  const mild = actions.filter(({ category }) => category === 'Read').length;
  const parameter = parameterOf(pointerTokens(first.pointer));
  const of = worst === null ? 'without a level' : `of ${worst} risk`;
  const reading = mild === 0 ? 'none only reads' : `${mild} only ${mild === 1 ? 'reads' : 'read'}`;
  const values = `${actions.length} values of its argument ${parameter}`;
  const all = `${actions.length === 2 ? 'Both' : `All ${actions.length}`} values of its argument ${parameter}`;
  if (mild === actions.length) return [`${all} only read.`];
  // What else the definition says may weigh more than any value.
  if (ORDER.indexOf(worst) > ORDER.indexOf(risk))
    return [`The ${values} are ${of} at most, each taken alone, and ${reading}.`];
  if (grave.length === actions.length) return [`${all} are ${of}, and ${reading}.`];
  const names = grave.map(({ value }) => `“${clip(value)}”`);
  const which =
    names.length <= NAMED
      ? `${list(names)} ${names.length === 1 ? 'is' : 'are'} the gravest (${worst ?? 'no'} risk)`
      : `${names.length} are ${of}, such as ${gravest(grave)}`;
  return [`It acts by the ${values}: ${which}, and ${reading}.`];
}

/** Of values with one risk, the one with most effects. */
function gravest(actions: readonly Action[]): string {
  const [first] = [...actions].sort((a, b) => b.effects.length - a.effects.length);
  return `“${clip(first?.value ?? '')}”`;
}
