import { FORM } from '../text/forms.ts';
import { set } from '../text/set.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { type Word, WordSet } from '../text/word.ts';
import { makeAct } from './act.ts';
import { BOTH, DETERMINERS, LISTS, NEGATIONS, NOUNLIKE, STOPS } from './function-words.ts';
import { senseOf } from './object.ts';
import { phrasal } from './phrasal.ts';
import type { Act } from './types.ts';

/** The object of the verb at i: the nouns that follow, up to a preposition or a mark. */
export function objectAfter(tokens: readonly Token[], i: number): string[] {
  const object: string[] = [];
  for (let j = i + 1; j < tokens.length && j < i + 12 && object.length < 6; j++) {
    const token = tokens[j] as Token;
    if (token.gap >= GAP.aside) break;
    const { word } = token;
    const { text, noun, verb, form } = word;
    // “creates content, requires permission”: after a comma another verb begins another act.
    if (
      token.gap === GAP.comma &&
      object.length > 0 &&
      form === FORM.s &&
      verb !== undefined &&
      !NOUNLIKE.has(verb.verb)
    )
      break;
    if (token.gap === GAP.comma && object.length > 0 && text === 'then') break;
    // “Replace the content of a page”: all of it.
    if (text === 'of' && object.at(-1) === 'content' && (tokens[i] as Token).word.verb?.verb === 'replace') break;
    if (text === 'of' && LISTS.has(object.at(-1) ?? '')) {
      object.length = 0;
      continue;
    }
    if (text === 'of' && object.length === 0) continue;
    if (text === 'of') break;
    if (text === 'up' || text === 'out' || text === 'down' || text === 'off') continue;
    if (text === 'back' && object.length > 0) break;
    if (text === 'back' && (tokens[i] as Token).word.verb?.verb === 'roll') continue;
    if (STOPS.has(word)) {
      if (object.length > 0 || text === 'that' || text === 'which') break;
      continue;
    }
    if (BOTH.has(word)) {
      if (object.length > 0) {
        // “Queued or running jobs”: both say which.
        if (tokens[j + 1]?.word.verb === undefined || tokens[j + 1]?.word.form === FORM.ing) continue;
        break;
      }
      continue;
    }
    if (DETERMINERS.has(word)) {
      if (object.length === 0 && (text === 'it' || text === 'them') && STOPS.has(tokens[j + 1]?.word)) break;
      continue;
    }
    if (object.length === 0 && verb !== undefined && j > i + 1 && BOTH.has((tokens[j - 1] as Token).word)) continue;
    object.push(noun);
  }
  return object;
}

/** The nouns behind the object's first preposition: to whom, from what. */
function targetAfter(tokens: readonly Token[], i: number): string[] {
  for (let j = i + 1; j < tokens.length && j < i + 9; j++) {
    const { word, gap } = tokens[j] as Token;
    if (gap >= GAP.aside) return [];
    if (TARGETING.has(word)) return objectAfter(tokens, j);
  }
  return [];
}

export function negatedBefore(tokens: readonly Token[], i: number): boolean {
  for (let j = i - 1; j >= 0 && j >= i - 3; j--) {
    if ((tokens[j + 1] as Token).gap >= GAP.clause) return false;
    if (NEGATIONS.has((tokens[j] as Token).word)) return true;
  }
  return false;
}

const TARGETING = new WordSet('to from on in into');

const RETURNS = { sense: 'read', weak: false } as const;

const REPORTING = set('reports reporting');
/** “Reports the state”, “Report on the supply chain”, “Report the environment”. */
const isReporting = (tokens: readonly Token[], i: number, object: readonly string[]) => {
  const { text } = (tokens[i] as Token).word;
  if (text !== 'report') return REPORTING.has(text);
  return tokens[i + 1]?.word.text === 'on' || (tokens[i + 1]?.word.text === 'the' && !FILED.has(object.at(-1) ?? ''));
};
/** What one reports to somebody. */
const FILED = set(
  'issue problem bug abuse spam user player post comment message review incident violation infringement vulnerability outage fraud scam expense listing item seller defect error crash emergency loss theft absence concern result progress',
);

/** The act of the verb at i, with its object, and its clause as the quotation. */
export function act(text: string, pointer: string, tokens: readonly Token[], i: number, from: Act['from']): Act {
  const token = tokens[i] as Token;
  const verb = phrasal(tokens, i);
  const object = objectAfter(tokens, i);
  const last = lastOfObject(tokens, i);
  // “Reports whether …” returns; “report an issue” files.
  const { sense, weak } =
    from === 'lead' && isReporting(tokens, i, object) ? RETURNS : senseOf(verb, object, targetAfter(tokens, i));
  return makeAct({
    verb: verb.verb, sense, weak, object, from, pointer,
    quote: text.slice(token.start, closed(text, token.start, last.end)),
    // “Makes no call”
    negated: object[0] === 'nothing' || tokens[i + 1]?.word.text === 'no' || negatedBefore(tokens, i),
  }); // prettier-ignore
}

/** Quotes run from the verb to the end of its clause, at most sixteen words, and do not end in mid-phrase. */
function lastOfObject(tokens: readonly Token[], i: number): Token {
  let last = i;
  for (let j = i + 1; j < tokens.length && j <= i + 15; j++) {
    const token = tokens[j] as Token;
    if (token.gap >= GAP.aside) break;
    last = j;
  }
  while (last > i && isHanging((tokens[last] as Token).word)) last--;
  return tokens[last] as Token;
}

const isHanging = (word: Word) => STOPS.has(word) || DETERMINERS.has(word) || BOTH.has(word) || word.text === 'of';

/** Where a quotation ends that holds the whole of a name in backticks, with the one that closes it. */
const closed = (text: string, start: number, end: number): number =>
  text[end] === '`' && (text.slice(start, end).split('`').length & 1) === 0 ? end + 1 : end;
