import { VERBS } from '../lexicon/verbs.ts';
import { makeAct } from './act.ts';
import { senseOf } from './object.ts';
import type { Act } from './types.ts';

/** “Add, remove, or list tags”: what stands behind the last of several verbs is the object of all of them. */
export function sharing(acts: readonly Act[]): Act[] {
  const last = acts.at(-1);
  if (last === undefined || acts.length < 2 || last.object.length === 0) return [...acts];
  const shares = ({ object }: Act) => object.every((noun) => acts.some(({ verb }) => verb === noun));
  return acts.map((act) => (shares(act) ? withObject(act, last.object) : act));
}

function withObject(act: Act, object: readonly string[]): Act {
  const verb = VERBS.get(act.verb);
  return verb === undefined ? act : makeAct({ ...act, ...senseOf(verb, object), object });
}
