import type { VerbEntry } from '../lexicon/verbs.ts';
import { FORM } from '../text/forms.ts';
import { GAP, type Token } from '../text/tokens.ts';
import type { Word } from '../text/word.ts';
import { objectAfter } from './clause.ts';
import { DETERMINERS } from './function-words.ts';
import { senseOf } from './object.ts';
import { phrasal, withParticle } from './phrasal.ts';

/** The verb that a noun of a name is before one of its objects: `wire_funds`, `water_plants`, `cash_out`. */
export const boundIn = ({ bound, form }: Word, after: readonly string[]): VerbEntry | undefined =>
  bound !== undefined &&
  form === FORM.base &&
  (withParticle(bound, after[0]) !== bound || senseOf(bound, after).sense !== 'vague')
    ? bound
    : undefined;

/** The same in a sentence, where no word before it makes it a noun. */
export function boundAt(tokens: readonly Token[], i: number): VerbEntry | undefined {
  const { word, gap } = tokens[i] as Token;
  const { bound, form } = word;
  if (bound === undefined || form === FORM.ing || form === FORM.ed) return undefined;
  if (gap < GAP.clause && DETERMINERS.has(tokens[i - 1]?.word)) return undefined;
  return phrasal(tokens, i) !== bound || senseOf(bound, objectAfter(tokens, i)).sense !== 'vague' ? bound : undefined;
}
