import { FORM } from '../text/forms.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { WordSet } from '../text/word.ts';
import { makeAct } from './act.ts';
import { verbOfNoun } from './act-noun.ts';
import { act, objectAfter } from './clause.ts';
import { BOTH, DETERMINERS, STOPS } from './function-words.ts';
import { senseOf } from './object.ts';
import { passive } from './passive.ts';
import type { Act } from './types.ts';

/** So many words are looked at. */
const MOST = 30;

/**
 * What an opening sentence says without a verb that leads it: “If confirmed, deletes the file”, “The file is deleted”, “Deletion of
 * files”, “Handles file deletion”. Asked only where nothing else was found there.
 */
export function indirectActs(text: string, pointer: string, tokens: readonly Token[]): Act[] {
  for (let i = 0; i < tokens.length && i < MOST; i++) {
    if (i > 0 && (tokens[i] as Token).gap === GAP.sentence) return [];
    if (TELLING.has((tokens[i] as Token).word)) return [];
    if (late(tokens, i)) return [act(text, pointer, tokens, i, 'lead')];
    const found = passive(text, pointer, tokens, i, 'lead') ?? noun(text, pointer, tokens, i);
    if (found !== undefined) return [found];
  }
  return [];
}
/** Who speaks of what was done does not do it. */
const TELLING = new WordSet('that which whose whether who how why where list history status count');

/** “Given an id, deletes the file”, “Only after approval: deletes the file.” */
function late(tokens: readonly Token[], i: number): boolean {
  const { word, gap } = tokens[i] as Token;
  return (
    word.verb !== undefined &&
    word.verb.sense !== 'vague' &&
    word.form === FORM.s &&
    (gap === GAP.comma || gap === GAP.clause) &&
    DETERMINERS.has(tokens[i + 1]?.word)
  );
}

/** “Deletion of files.” */
function noun(text: string, pointer: string, tokens: readonly Token[], i: number): Act | undefined {
  const { word, start, end } = tokens[i] as Token;
  const verb = verbOfNoun(word.noun);
  // “Changes and modifications” are those that were made.
  if (verb === undefined || word.text !== word.noun) return undefined;
  const say = (object: string[], start: number, end: number) =>
    makeAct({
      verb: verb.verb,
      ...senseOf(verb, object, []),
      object,
      from: 'lead',
      pointer,
      quote: text.slice(start, end),
    });
  const next = tokens[i + 1];
  if (next !== undefined && next.word.text === 'of' && next.gap < GAP.comma)
    return say(objectAfter(tokens, i + 1), start, endOf(tokens, i + 1));
  const before = tokens[i - 1];
  if (before === undefined || (next !== undefined && next.gap < GAP.clause && !TOOLS.has(next.word))) return undefined;
  return STOPS.has(before.word) || BOTH.has(before.word) || DETERMINERS.has(before.word)
    ? undefined
    : say([before.word.noun], before.start, end);
}
/** “File deletion tool” */
const TOOLS = new WordSet('tool command operation action function endpoint service utility');
function endOf(tokens: readonly Token[], from: number): number {
  let last = from;
  while (last + 1 < tokens.length && last < from + 6 && (tokens[last + 1] as Token).gap < GAP.comma) last++;
  return (tokens[last] as Token).end;
}
