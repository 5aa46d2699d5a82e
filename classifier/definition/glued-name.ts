import type { Sense } from '../lexicon/senses.ts';
import { VERBS, type VerbEntry } from '../lexicon/verbs.ts';
import { set } from '../text/set.ts';
import { senseOf } from './object.ts';
import type { Act } from './types.ts';

const GLUED = 'create delete update remove search fetch list send execute get add read write run find upload'.split(
  ' ',
);

/** Words run together in lower case: `createissue`. */
export function glued(
  word: string,
  say: (verb: string, sense: Sense, weak: boolean, object: readonly string[]) => Act,
): Act[] {
  const verb = GLUED.find((candidate) => word.startsWith(candidate) && word.length >= candidate.length + 3);
  if (verb === undefined || NOT_GLUED.has(word)) return [];
  const object = [word.slice(verb.length)];
  return [say(verb, senseOf(VERBS.get(verb) as VerbEntry, object).sense, false, object)];
}

const NOT_GLUED = set(
  'address addresses addon additional reader readme listing listener getting runner runtime finder findings writer writing listen sender updates searcher',
);
