import { VERBS } from '../lexicon/verbs.ts';
import { FORM } from '../text/forms.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { WordSet } from '../text/word.ts';
import { makeAct } from './act.ts';
import { act, negatedBefore, objectAfter } from './clause.ts';
import { BOTH, DETERMINERS, STOPS } from './function-words.ts';
import { senseOf } from './object.ts';
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
    const found = late(tokens, i) ? act(text, pointer, tokens, i, 'lead') : (passive(text, pointer, tokens, i) ?? noun(text, pointer, tokens, i)); // prettier-ignore
    if (found !== undefined) return [found];
  }
  return [];
}
/** Who speaks of what was done does not do it. */
const TELLING = new WordSet('that which whose whether who how why where list history status count');

/** “Given an id, deletes the file.” */
function late(tokens: readonly Token[], i: number): boolean {
  const { word, gap } = tokens[i] as Token;
  return (
    word.verb !== undefined &&
    word.verb.sense !== 'vague' &&
    word.form === FORM.s &&
    gap === GAP.comma &&
    DETERMINERS.has(tokens[i + 1]?.word)
  );
}

/** “The file will be deleted.” */
function passive(text: string, pointer: string, tokens: readonly Token[], i: number): Act | undefined {
  const { word, end } = tokens[i] as Token;
  if (word.verb === undefined || word.form !== FORM.ed) return undefined;
  const subject = BEING.has(tokens[i - 1]?.word) ? subjectBefore(tokens, i - 1) : causedBefore(tokens, i);
  if (subject === undefined || negatedBefore(tokens, i)) return undefined;
  const object = tokens.slice(subject, i).flatMap(({ word }) => (isNoun(word.text) ? [word.noun] : []));
  const quote = text.slice((tokens[subject] as Token).start, end);
  return makeAct({ verb: word.verb.verb, ...senseOf(word.verb, object, []), object, from: 'lead', pointer, quote });
}
const BEING = new WordSet('is are be being gets');
const AUXILIARY = new Set(['is', 'are', 'be', 'being', 'gets', 'to', 'will', 'a', 'an', 'the', 'all', 'every', 'each']);
const isNoun = (text: string) => !AUXILIARY.has(text);

/** Where the subject begins that ends before a form of “be”: at its determiner, which opens the sentence or a clause. */
function subjectBefore(tokens: readonly Token[], be: number): number | undefined {
  for (let i = be - 1; i >= 0 && i >= be - 6; i--) {
    const { word, gap } = tokens[i] as Token;
    if (OPENING.has(word)) return i === 0 || gap >= GAP.comma || CAUSING.has(tokens[i - 1]?.word) ? i : undefined;
  }
  return undefined;
}

/** “Have the file deleted.” */
function causedBefore(tokens: readonly Token[], i: number): number | undefined {
  for (let at = i - 1; at > 0 && at >= i - 4; at--)
    if (OPENING.has((tokens[at] as Token).word)) return CAUSING.has(tokens[at - 1]?.word) ? at : undefined;
  return undefined;
}
const CAUSING = new WordSet('cause causes have has want wants need needs');
const OPENING = new WordSet('the a an all every each');

/** “Deletion of files.” */
function noun(text: string, pointer: string, tokens: readonly Token[], i: number): Act | undefined {
  const { word, end } = tokens[i] as Token;
  const name = NOUNS.get(word.noun);
  const verb = name === undefined ? undefined : VERBS.get(name);
  // “Changes and modifications” are those that were made.
  if (verb === undefined || word.text !== word.noun) return undefined;
  const of = tokens[i + 1]?.word.text === 'of' && (tokens[i + 1] as Token).gap < GAP.comma;
  const last = tokens[i + 1] === undefined || (tokens[i + 1] as Token).gap >= GAP.clause;
  const before = tokens[i - 1]?.word;
  if (!of && (!last || before === undefined || STOPS.has(before) || BOTH.has(before) || DETERMINERS.has(before)))
    return undefined;
  const object = of ? objectAfter(tokens, i + 1) : [(before as { noun: string }).noun];
  const quote = text.slice((tokens[of ? i : i - 1] as Token).start, of ? endOf(tokens, i + 1) : end);
  return makeAct({ verb: verb.verb, ...senseOf(verb, object, []), object, from: 'lead', pointer, quote });
}
/** Verbs by the nouns that mean the same. */
const NOUNS = new Map(
  `deletion delete removal remove revocation revoke termination terminate execution execute invocation invoke cancellation cancel
  installation install deployment deploy activation activate deactivation deactivate modification modify creation create injection inject
  rotation rotate restoration restore eviction evict erasure erase purging purge suspension suspend publication publish`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, i, all) => (i % 2 === 0 ? [...pairs, [word, all[i + 1] as string]] : pairs), []),
); // prettier-ignore

function endOf(tokens: readonly Token[], from: number): number {
  let last = from;
  while (last + 1 < tokens.length && last < from + 6 && (tokens[last + 1] as Token).gap < GAP.comma) last++;
  return (tokens[last] as Token).end;
}
