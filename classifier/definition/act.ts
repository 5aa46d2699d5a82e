import { EMPTY } from '../text/packed.ts';
import type { Act } from './types.ts';

/** Members that every act has come first; the others are rarely said. */
type Said = Omit<Act, 'negated' | 'foreign' | 'leading'> & Partial<Act>;

/** An act. Every act is made here, so that all have one shape: the compiler then reads them fastest. */
export function makeAct(said: Said): Act {
  const { verb, sense, weak, object, from, pointer, quote, negated = false, foreign = false, leading = false } = said;
  return {
    verb,
    sense,
    weak,
    object: object.length === 0 ? EMPTY : object,
    from,
    pointer,
    quote,
    negated,
    foreign,
    leading,
  };
}

/** The same act with another meaning. */
export function meaning(act: Act, sense: Act['sense'], weak = false): Act {
  return sense === act.sense && weak === act.weak ? act : makeAct({ ...act, sense, weak });
}
