import { set } from '../text/set.ts';
import type { Act } from './types.ts';

/** `Generates the install commands`: what the name says is done is left to the reader of the text. */
export const returnsText = ({ verb, object }: Act): boolean =>
  TELLS.has(verb) &&
  (WORDS.has(object.at(-1) ?? '') ||
    ((verb === 'provide' || verb === 'generate') && object.some((noun) => WORDS.has(noun))));
const TELLS = set('retrieve fetch generate provide return get give suggest recommend show print explain');
const WORDS = set(
  'command instruction guidance guide advice recommendation suggestion snippet boilerplate checklist tutorial walkthrough',
);
