import { GAP, type Token } from '../text/tokens.ts';
import { set } from '../text/set.ts';
import { WordSet } from '../text/word.ts';
import { DETERMINERS } from './function-words.ts';

const HELPED = new WordSet(
  'you your users user agents agent ai llm llms clients client the a an to efficient easy seamless programmatic',
);
/** “Enables an agent to …” says whom it helps, “Enables a schedule” what it does. */
export function isHelp(tokens: readonly Token[], i: number, stop: number): boolean {
  const next = tokens[i + 1]?.word;
  if (!HELPED.has(next)) return false;
  if (!DETERMINERS.has(next)) return true;
  for (let j = i + 2; j < stop && j < i + 8; j++) if ((tokens[j] as Token).word.text === 'to') return true;
  return HELPED.has(tokens[i + 2]?.word);
}

/** “Make the robot dance”: where the verb stands of what it is made to do. */
export function madeTo(tokens: readonly Token[], i: number, stop: number): number | undefined {
  const { text } = (tokens[i] as Token).word;
  if (text !== 'make' && text !== 'makes') return undefined;
  const who = DETERMINERS.has(tokens[i + 1]?.word) ? i + 2 : i + 1;
  return who + 1 < stop && MOVED.has(tokens[who]?.word.noun ?? '') && tokens[who + 1]?.word.verb !== undefined
    ? who + 1
    : undefined;
}
const MOVED = set('bot robot drone rover player character npc avatar vehicle car');

/** Where in “use when the user wants to publish …” the wish begins: at its “to”. */
export function wishAfter(tokens: readonly Token[], when: number): number | undefined {
  for (let i = when + 1; i < when + 5; i++)
    if (WISHING.has(tokens[i]?.word)) {
      const to = ASKED.has(tokens[i + 1]?.word) ? i + 2 : i + 1;
      return tokens[to]?.word.text === 'to' ? to : undefined;
    }
  return undefined;
}

/** Where after “allows the owner of a page” the purpose begins: at its “to”. */
export function purposeAfter(tokens: readonly Token[], at: number, stop: number): number | undefined {
  for (let i = at + 1; i < at + 9 && i < stop; i++) {
    const { word, gap } = tokens[i] as Token;
    if (gap >= GAP.comma) return undefined;
    if (word.text === 'to') return i;
  }
  return undefined;
}
export const ALLOWING = new WordSet('allows allow lets enables');
/** “Asks you to …” */
const ASKED = new WordSet('you it me us');
const WISHING = new WordSet('want wants need needs ask asks wish wishes like');
