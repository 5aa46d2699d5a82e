import type { Sense } from '../lexicon/senses.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { FORM } from '../text/forms.ts';
import { set } from '../text/set.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { makeAct, meaning } from './act.ts';
import { negatedBefore } from './clause.ts';
import { senseOf } from './object.ts';
import type { Act } from './types.ts';

const BEING = set('is are be being gets');
const CAUSING = set('cause causes have has want wants need needs');
const OPENING = set('the a an all every each');
const MANNER = set('also then automatically permanently immediately');
const BESIDE_NOUNS: ReadonlySet<string> = new Set([...BEING, ...OPENING, ...MANNER, 'to', 'will', 'any']);

const textAt = (tokens: readonly Token[], i: number): string => tokens[i]?.word.text ?? '';

/** What the participle at i says of the subject before it: “The file will be deleted”, “have the file deleted”. */
export function passive(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  i: number,
  from: Act['from'],
): Act | undefined {
  const { word } = tokens[i] as Token;
  if (word.verb === undefined || word.form !== FORM.ed) return undefined;
  const be = MANNER.has(textAt(tokens, i - 1)) ? i - 2 : i - 1;
  const subject = BEING.has(textAt(tokens, be)) ? subjectBefore(tokens, be) : causedBefore(tokens, i);
  if (subject === undefined || negatedBefore(tokens, i)) return undefined;
  return said(text, pointer, tokens, subject, i, from);
}

function said(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  subject: number,
  i: number,
  from: Act['from'],
): Act {
  const { word, end } = tokens[i] as Token;
  const verb = word.verb as VerbEntry;
  const object = tokens.slice(subject, i).flatMap(({ word }) => (BESIDE_NOUNS.has(word.text) ? [] : [word.noun]));
  const quote = text.slice((tokens[subject] as Token).start, end);
  return makeAct({ verb: verb.verb, ...senseOf(verb, object, []), object, from, pointer, quote });
}

/** Where the subject begins that ends before a form of “be”: at its determiner, which opens the sentence or a clause. */
function subjectBefore(tokens: readonly Token[], be: number): number | undefined {
  for (let i = be - 1; i >= 0 && i >= be - 6; i--) {
    const { word, gap } = tokens[i] as Token;
    if (OPENING.has(word.text))
      return i === 0 || gap >= GAP.comma || CAUSING.has(textAt(tokens, i - 1)) ? i : undefined;
  }
  return undefined;
}

function causedBefore(tokens: readonly Token[], i: number): number | undefined {
  for (let at = i - 1; at > 0 && at >= i - 4; at--)
    if (OPENING.has(textAt(tokens, at))) return CAUSING.has(textAt(tokens, at - 1)) ? at : undefined;
  return undefined;
}

/** What a later sentence says of things: “All rows are removed first.” Only what is lost, paid or told to people. */
export function doneTo(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  start: number,
  stop: number,
): Act | undefined {
  for (let i = start + 2; i < stop && i < start + 9; i++) {
    const { word } = tokens[i] as Token;
    if (word.verb === undefined || word.form !== FORM.ed || !BEFORE.has(textAt(tokens, i - 1))) continue;
    const before = tokens.slice(start, i);
    if (before.some(({ gap }, at) => at > 0 && gap >= GAP.comma) || before.some(({ word }) => ELSEWHERE.has(word.text)))
      return undefined;
    const be = MANNER.has(textAt(tokens, i - 1)) ? i - 2 : i - 1;
    if (textAt(tokens, be) === 'be' && textAt(tokens, be - 1) !== 'will') return undefined;
    if (!BEING.has(textAt(tokens, be)) || SINGLE.has(textAt(tokens, start))) return undefined;
    const act = said(text, pointer, tokens, start, i, 'body');
    // “Informed by email”, but “deleted by its owner”
    const next = textAt(tokens, i + 1);
    const conditioned = CONDITIONS.has(next) && !(next === 'by' && act.sense === 'send');
    if ((act.weak && !TELLING.has(act.verb)) || conditioned || negatedBefore(tokens, i)) return undefined;
    return isGrave(act) ? meaning(act, act.sense) : undefined;
  }
  return undefined;
}
/** “A name that is not resolved is dropped”: one that may be meant. */
const SINGLE = set('a an no');
const BEFORE = set('is are be gets also then automatically permanently immediately');
/** Who speaks of what was done, or of what may be, does not do it. */
const ELSEWHERE = set('if when unless once until that which who whose must should can may not never only');
const TELLING = set('inform notify email text message alert remind');
const CONDITIONS = set('if when unless only once until after by before where as');
const GRAVE = new Set<Sense>(['delete', 'pay', 'send']);
const isGrave = ({ sense, verb, object }: Act) =>
  GRAVE.has(sense) &&
  verb !== 'drop' &&
  (verb !== 'send' || MESSAGES.has(object.at(-1) as string)) &&
  object.length > 0 &&
  !object.some((noun) => UNHURT.has(noun));
/** What is left out of the input, and what is no longer offered. */
const UNHURT = set(
  'character whitespace space duplicate prefix suffix slash quote markdown formatting html noise background newline null zero tool endpoint method function parameter argument field name value option operation command version alias feature support input',
);
/** “Data is sent to the service” is how it works. */
const MESSAGES = set('email mail message sms notification invitation invite alert reminder newsletter');
