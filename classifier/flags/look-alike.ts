import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';

/** A Latin name with a letter of another alphabet in it: written to be mistaken for another name. */
export function lookAlikeName({ tool: { name } }: Definition): Flag[] {
  let latin = false;
  let foreign = '';
  for (let i = 0; i < name.length && i < 400; i++) {
    const code = name.charCodeAt(i);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin = true;
    else if (isTwin(code)) foreign ||= name[i] as string;
  }
  return latin && foreign !== '' ? [{ code: 'look-alike-name', pointer: '/name', quote: foreign }] : [];
}

/** Greek, Cyrillic, Armenian and full-width letters that look like Latin ones. */
function isTwin(code: number): boolean {
  return (code >= 0x370 && code <= 0x58f) || (code >= 0xff21 && code <= 0xff5a) || (code >= 0x1d00 && code <= 0x1dbf);
}
