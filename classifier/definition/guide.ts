import { set } from '../text/set.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { makeAct } from './act.ts';
import type { Act } from './types.ts';

/** “Instructions for creating an app”, “One-time setup guide for a project”: a sentence that names the text it returns. */
export const isGuide = (tokens: readonly Token[], i: number, start: number): boolean =>
  i < start + 5 &&
  GUIDES.has((tokens[i] as Token).word.noun) &&
  LEADING.has(tokens[i + 1]?.word.text ?? '') &&
  tokens.slice(start + 1, i + 2).every(({ gap }) => gap < GAP.comma) &&
  tokens.slice(start, i).every(({ word }) => word.verb === undefined || ATTRIBUTES.has(word.text));

const GUIDES = set('instruction guide guideline checklist tutorial walkthrough');
const LEADING = set('for on to about');
const ATTRIBUTES = set('setup install test migration deployment');

/** What such a sentence does: it gives that text. */
export function guiding(text: string, pointer: string, tokens: readonly Token[], start: number, i: number): Act {
  const noun = tokens[i] as Token;
  const quote = text.slice((tokens[start] as Token).start, noun.end);
  return makeAct({ verb: 'give', sense: 'read', weak: false, object: [noun.word.noun], from: 'lead', pointer, quote });
}
