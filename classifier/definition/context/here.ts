import type { Sense } from '../../lexicon/senses.ts';
import type { Act, Definition, ServerFacts } from '../types.ts';

/** An act, and everything around it that may give it another meaning. */
export interface Here {
  definition: Definition;
  act: Act;
  /** The acts that stand beside it. */
  acts: readonly Act[];
  kinds: ServerFacts['kinds'];
}

/** What the act comes to here; undefined where nothing around it says otherwise. */
export type Reading = (here: Here) => Sense | undefined;

/** Acts by which something stored comes about or changes. */
export const CHANGED: ReadonlySet<Sense> = new Set<Sense>(['create', 'update']);
