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
    if (late(tokens, i)) return [act(text, pointer, tokens, i, 'lead')];
    const found = passive(text, pointer, tokens, i) ?? noun(text, pointer, tokens, i);
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
  const object = tokens.slice(subject, i).flatMap(({ word }) => (BESIDE_NOUNS.has(word) ? [] : [word.noun]));
  const quote = text.slice((tokens[subject] as Token).start, end);
  return makeAct({ verb: word.verb.verb, ...senseOf(word.verb, object, []), object, from: 'lead', pointer, quote });
}
const BEING = new WordSet('is are be being gets');
const BESIDE_NOUNS = new WordSet('is are be being gets to will a an the all every each');
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
  const { word, start, end } = tokens[i] as Token;
  const name = NOUNS.get(word.noun);
  const verb = name === undefined ? undefined : VERBS.get(name);
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
  if (before === undefined || (next !== undefined && next.gap < GAP.clause)) return undefined;
  return STOPS.has(before.word) || BOTH.has(before.word) || DETERMINERS.has(before.word)
    ? undefined
    : say([before.word.noun], before.start, end);
}
/** Verbs by the nouns that mean the same. */
const NOUNS = new Map(
  Object.entries({
    deletion: 'delete', removal: 'remove', erasure: 'erase', purging: 'purge', eviction: 'evict', revocation: 'revoke',
    termination: 'terminate', cancellation: 'cancel', suspension: 'suspend', deactivation: 'deactivate', activation: 'activate',
    execution: 'execute', invocation: 'invoke', injection: 'inject', installation: 'install', deployment: 'deploy',
    publication: 'publish', creation: 'create', modification: 'modify', rotation: 'rotate', restoration: 'restore',
  }),
); // prettier-ignore

function endOf(tokens: readonly Token[], from: number): number {
  let last = from;
  while (last + 1 < tokens.length && last < from + 6 && (tokens[last + 1] as Token).gap < GAP.comma) last++;
  return (tokens[last] as Token).end;
}
