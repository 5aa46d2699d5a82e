import { SENSES } from '../lexicon/senses.ts';
import { FORM } from '../text/forms.ts';
import { set } from '../text/set.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { WordSet } from '../text/word.ts';
import { meaning } from './act.ts';
import { asksService } from './asked-for.ts';
import { act, negatedBefore, objectAfter } from './clause.ts';
import { DETERMINERS, NOUNLIKE } from './function-words.ts';
import type { Act } from './types.ts';
import { isAdvice, isKeyword, isMethod, isMoment, isSubject } from './verb-place.ts';

/** The acts that a sentence adds to its first: “create, update and delete”. */
export function coordinated(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  first: number,
  stop: number,
  from: Act['from'],
): Act[] {
  const acts: Act[] = [];
  let { form } = (tokens[first] as Token).word;
  let last = first;
  const vague = (tokens[first] as Token).word.verb?.sense === 'vague';
  const listed = isListed(tokens, first);
  const asking = asksService(tokens, first);
  const weak = asking || (tokens[first] as Token).word.verb?.weak === true;
  let purpose = false;
  let relative = false;
  let inside = false;
  for (let i = first + 1; i < stop && i < first + 60; i++) {
    const { word, gap } = tokens[i] as Token;
    inside = staysInside(text, (tokens[i - 1] as Token).end, (tokens[i] as Token).start, inside);
    const spelled = from === 'lead' && acts.length === 0 && spellsOut(tokens, first, i);
    if (spelled) form = FORM.s;
    if (REQUIRING.has(word) || (INCLUDING.has(word) && !vague && !listed)) break;
    if (RELATIVE.has((tokens[i - 1] as Token).word)) relative = true;
    // “Open a session to click controls”: a weak verb is there for the ones that follow.
    if (weak && !relative && (tokens[i - 1] as Token).word.text === 'to') purpose = true;
    if (isAwaited(tokens, i)) continue;
    // “The last action (click, type, scroll)”: examples of something.
    if (inside && !vague && !listed) continue;
    if (
      word.verb === undefined ||
      DETERMINERS.has(word) ||
      isAdvice(tokens, i) ||
      isSubject(tokens, i) ||
      isKeyword(text, tokens[first] as Token, tokens[i] as Token) ||
      isTitle(text, tokens, i) ||
      isMethod(text, tokens, i) ||
      isMoment(tokens, i) ||
      (word.form !== form &&
        !((purpose || asking) && word.form === FORM.base) &&
        !(vague && (word.form === FORM.base || word.form === FORM.ing)))
    )
      continue;
    const before = (tokens[i - 1] as Token).word.text;
    const loose = vague && gap >= GAP.comma && (form === FORM.base || word.form === FORM.base);
    const joined =
      loose ||
      spelled ||
      (listed && text[(tokens[i - 1] as Token).end] === '/') ||
      (vague && (before === 'like' || before === 'as')) ||
      (purpose && (before === 'to' || before === 'autonomously')) ||
      (asking && (before === 'that' || before === 'which')) ||
      before === 'and' ||
      before === 'or' ||
      before === 'then' ||
      gap === GAP.comma ||
      before === 'also' ||
      before === 'optionally' ||
      before === 'automatically';
    if (!joined) continue;
    const next = i + 1 < stop ? (tokens[i + 1] as Token) : undefined;
    const adjacent = i - last <= 2 || (gap === GAP.comma && i - 1 === last);
    if (
      NOUNLIKE.has(word.verb.verb) &&
      !adjacent &&
      !loose &&
      !(next !== undefined && next.gap < GAP.comma && (DETERMINERS.has(next.word) || isCapital(text, next))) &&
      !(purpose && word.verb.objects?.has(objectAfter(tokens, i).at(-1) ?? '') === true)
    )
      continue;
    // “Read or replace the clipboard”: either may be asked for.
    const either = before === 'or' && i - last === 2;
    const said = act(text, pointer, tokens, i, from);
    // “Generate a course and import it”
    const handled =
      next?.gap === GAP.none &&
      ((HANDLING.has(word.verb.verb) && PRONOUNS.has(next.word)) ||
        (SENDING.has(word.verb.verb) && before === 'and' && DETERMINERS.has(next.word)));
    // “Load and register a definition”
    const both =
      before === 'and' && i - last === 2 && gap === GAP.none && from === 'lead' && KEEPING.has(word.verb.verb);
    const sure = either || both || (handled && gap === GAP.none);
    last = i;
    acts.push(sure ? meaning(said, either && said.verb === 'clear' ? 'update' : said.sense) : said);
  }
  if (negatedBefore(tokens, first)) for (const each of acts) each.negated = true;
  return listed ? acts.map((act) => meaning(act, act.sense)) : acts;
}

/** “Waits for them to approve”: others do it. */
const isAwaited = (tokens: readonly Token[], i: number): boolean =>
  (tokens[i - 1] as Token).word.text === 'to' &&
  [3, 4].some((back) => tokens[i - back]?.word.text === 'for' && WAITING.has(tokens[i - back - 1]?.word.text ?? ''));
const WAITING = set('wait waits waiting');

/** “Hard stop — wipes the goals and restarts the room”: what a few words name is told after them. */
function spellsOut(tokens: readonly Token[], first: number, i: number): boolean {
  const { word, gap } = tokens[i] as Token;
  const named = (tokens[first] as Token).word;
  return (
    gap === GAP.clause &&
    word.form === FORM.s &&
    i - first <= 4 &&
    tokens[i + 1]?.gap === GAP.none &&
    named.form === FORM.base &&
    SENSES[named.verb?.sense ?? 'read'] !== 'Read'
  );
}

/** Whether the text is within round brackets after this stretch of it, where it was or was not before. */
export function staysInside(text: string, from: number, to: number, inside: boolean): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === OPENING) inside = true;
    else if (code === CLOSING) inside = false;
  }
  return inside;
}

const OPENING = 40;

const CLOSING = 41;

/** “Memory operations: read, write, free”: the first of what can be done. */
const isListed = (tokens: readonly Token[], first: number) =>
  OPERATIONS.has(tokens[first - 1]?.word) && (tokens[first] as Token).gap >= GAP.comma;

/** “The address that a user visits to grant access”: what others do. */
const RELATIVE = new WordSet('that which where who');
/** What follows others have to do. */
const REQUIRING = new WordSet('requiring requires');

const KEEPING = set('register store index ingest import record persist apply replace submit');
const PRONOUNS = new WordSet('it them');
/** “Print and email a letter” */
const SENDING = set('email message text post submit upload');
const HANDLING = set(
  'save store import add insert write apply delete remove send post publish upload execute run update persist append commit push deploy email queue enqueue submit',
);
/** What follows belongs to the object. */
const INCLUDING = new WordSet('including');

const OPERATIONS = new WordSet('operation operations action actions op ops');

/** “Sales Order, Purchase Order”: the names of kinds of records. */
const isTitle = (text: string, tokens: readonly Token[], i: number): boolean => {
  const next = tokens[i + 1];
  return (
    (tokens[i] as Token).word.verb?.sense === 'pay' &&
    next !== undefined &&
    next.gap < GAP.comma &&
    isCapital(text, tokens[i] as Token) &&
    isCapital(text, next)
  );
};

const isCapital = (text: string, { start }: Token) => text.charCodeAt(start) >= 65 && text.charCodeAt(start) <= 90;
