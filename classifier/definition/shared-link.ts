import { Phrases } from '../text/phrases.ts';
import { set } from '../text/set.ts';
import { phraseIn } from './traits.ts';
import type { Definition, Place } from './types.ts';

const LINKS = new Phrases(
  [
    'anyone with the',
    'shareable link',
    'shareable url',
    'sharable link',
    'public link',
    'publicly accessible url',
    'publicly viewed',
    'publicly viewable',
    'share link',
    'sharing link',
    'shared link',
    'public url',
    'signed preview url',
    'review link',
    'preview link',
    'anybody can open',
    'anyone can open',
    'anyone can view',
    'without signing in',
    'no login',
    'without a login',
    'without logging in',
    'without login',
  ],
  600,
);
const ENDS = set('delete detach revoke archive stop');
const LOOKS = set('list search find check');
const SHARING = set('share shared shareable sharable export publish public create generate mint link');

/** A link by which whoever has it gets in. */
export const sharedByLink = (definition: Definition): Place[] => {
  const said = phraseIn(definition, LINKS);
  return said !== undefined &&
    definition.nameWords.some((word) => SHARING.has(word)) &&
    !definition.standing.some(({ from, sense }) => from === 'name' && ENDS.has(sense)) &&
    !definition.standing.every(({ verb, sense }) => LOOKS.has(verb) || ENDS.has(sense))
    ? [said]
    : [];
};
