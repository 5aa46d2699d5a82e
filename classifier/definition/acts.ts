import { SENSES } from '../lexicon/senses.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { FORM } from '../text/forms.ts';
import { type Word, WordSet } from '../text/word.ts';
import { makeAct, meaning } from './act.ts';
import { senseOf } from './object.ts';
import type { Act } from './types.ts';
import { set } from '../text/set.ts';

const DETERMINERS = new WordSet(
  'a an the this that these those all any each every your their its his her our my one some existing new specific given single multiple several current it them',
);
const STOPS = new WordSet(
  'in on at to from by with for using via into onto through that which who when where while if based within against as without per after before during between over under about so because whose whether so such including requires require returns accepts needs',
);
const BOTH = new WordSet('and or');
const LISTS = set(
  'list details detail information info type types kind kinds variety set number copy collection name names content contents status data result results version versions overview history count group batch',
);
const SUBJECTS = new WordSet(
  'this tool it function action operation command api method endpoint call also then optionally automatically permanently immediately will can may the warning note important irreversibly safely optionally now and',
);
const OPENERS = new WordSet(
  'this tool the a an function api endpoint command action operation method utility use used call lets let allow allows allowing you users user agents agent enable enables enabling helps help to for easily quickly efficiently automatically simply tool-for can be is that which will and also it safely directly securely advanced powerful simple mcp purpose summary description ai llm llms model models tools uses utilizes provides designed client clients intended useful when want need needs should by capability ability able bulk batch semantically programmatically asynchronously interactively synchronously',
);
/** These open a sentence, unless what they switch on follows. */
const SWITCHES = new WordSet('enable enables');
const HELPED = new WordSet(
  'you your users user agents agent ai llm llms clients client the a an to efficient easy seamless programmatic',
);
/** After these an opening sentence speaks of something else than what the tool does. */
const BLOCKERS = new WordSet('after before when if once while unless');
/** What a second sentence tells the reader to do rather than what the tool does. */
const ADVICE = set(
  'call use set ensure note see check make pass provide specify include give try ask start select choose run prefer follow',
);
const NEGATIONS = new WordSet(
  "not never no without cannot can't don't doesn't won't isn't nothing neither nor non avoid instead",
);
/** Verbs whose inflected form is as often a noun. */
export const NOUNLIKE = set(
  'dm comment like note label tag link record file post message email alert call trade order build test query search report review update change release schedule run view start stop plan rank score format design filter group map index import export upload download branch commit fork merge copy lock display request access process control use work support mark rate star pin vote flag swap transfer charge refund purchase deposit stake bid bet book broadcast play pause press drag drop click type focus fill back zoom set reset cancel trigger launch list show track print log watch poll sample survey measure match answer sort snapshot screenshot capture need help chat patch bundle package crop outline draft mount position highlight trade bridge tip mint purge place turn power sign void archive tweet retweet accept retry snapshot upgrade migrate approve hash embed extract block stash fix login logout dump exchange address buffer distance sum average guide reason echo estimate forecast step skip continue exit share block mute follow claim join end tree head grep tail order rent',
);

const end = (tokens: readonly Token[], i: number) => i >= tokens.length || (tokens[i] as Token).gap === GAP.sentence;

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
    if (text === 'of' && LISTS.has(object.at(-1) ?? '')) {
      object.length = 0;
      continue;
    }
    if (text === 'of' && object.length === 0) continue;
    if (text === 'of') break;
    if (text === 'up' || text === 'out' || text === 'down' || text === 'off') continue;
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
    if (word.text === 'to' || word.text === 'from' || word.text === 'on' || word.text === 'in')
      return objectAfter(tokens, j);
  }
  return [];
}

function negatedBefore(tokens: readonly Token[], i: number): boolean {
  for (let j = i - 1; j >= 0 && j >= i - 3; j--) {
    const token = tokens[j] as Token;
    if (NEGATIONS.has(token.word)) return true;
    if ((tokens[j + 1] as Token).gap >= GAP.clause) return false;
  }
  return false;
}

const RETURNS = { sense: 'read', weak: false } as const;
const REPORTING = set('reports reporting');

function act(text: string, pointer: string, tokens: readonly Token[], i: number, from: Act['from']): Act {
  const token = tokens[i] as Token;
  const verb = token.word.verb as VerbEntry;
  const object = objectAfter(tokens, i);
  const last = lastOfObject(tokens, i);
  // “Reports whether …” returns; “report an issue” files.
  const { sense, weak } =
    REPORTING.has(token.word.text) && from === 'lead' ? RETURNS : senseOf(verb, object, targetAfter(tokens, i));
  return makeAct({
    verb: verb.verb, sense, weak, object, from, pointer,
    quote: text.slice(token.start, closed(text, token.start, last.end)),
    negated: object[0] === 'nothing' || negatedBefore(tokens, i),
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

/** What a text says that the tool does: its first sentence in full, later sentences where the tool is the subject. */
export function actsOf(text: string, pointer: string, tokens: readonly Token[], names: ReadonlySet<string>): Act[] {
  const acts: Act[] = [];
  const first = headingOf(text, tokens);
  let start = first;
  let leading = true;
  while (start < tokens.length && acts.length < 24) {
    let stop = start + 1;
    while (!end(tokens, stop)) stop++;
    const found: Act[] = isQuestion(text, tokens[stop - 1] as Token)
      ? []
      : leading
        ? leadActs(text, pointer, tokens, start, stop)
        : bodyActs(text, pointer, tokens, start, stop, names);
    acts.push(...(start > first && leading ? found.filter(({ verb }) => !ADVICE.has(verb)) : found));
    if (leading && (found.length > 0 || stop - start > 3))
      leading = found.every(({ weak, sense }) => weak && sense === 'vague') && start < 40;
    start = stop;
  }
  return acts;
}

/** “What changed on this flag recently?” is asked of the tool. */
const isQuestion = (text: string, { end }: Token) => text[end] === '?';

/** How many tokens stand in brackets before the text begins: `[WORKFLOW] Copy …`. */
function headingOf(text: string, tokens: readonly Token[]): number {
  if (!text.startsWith('[')) return 0;
  const length = HEADING.exec(text)?.[0].length ?? 0;
  return Math.max(
    0,
    tokens.findIndex(({ start }) => start >= length),
  );
}
const HEADING = /^(?:\[[^\]\n]{1,40}\]\s*)+/;

/**
 * The first verb of the opening sentence. Openers such as “this tool allows you to” are passed over; a verb further
 * inside counts only where it is plainly said of the tool (“… tool that searches”, “the command looks up”).
 */
function leadActs(text: string, pointer: string, tokens: readonly Token[], start: number, stop: number): Act[] {
  // “To invoke a command, set …”: how it is used, not what it does.
  if (start > 0 && (tokens[start] as Token).word.text === 'to') return [];
  let plain = true;
  for (let i = start; i < stop && i < start + 16; i++) {
    const { word, gap } = tokens[i] as Token;
    const { verb, form } = word;
    const opener =
      !(i === start && SWITCHES.has(word) && !HELPED.has(tokens[i + 1]?.word)) &&
      (OPENERS.has(word) || (verb === undefined && word.text.endsWith('ly'))) &&
      (verb === undefined || verb.weak || i > start);
    if (i > start && gap >= GAP.clause) plain = true;
    if (
      verb !== undefined &&
      !opener &&
      !DETERMINERS.has(word) &&
      !isLabel(text, tokens, i) &&
      !isNamed(tokens, i) &&
      form !== FORM.ed &&
      !nounAt(tokens, i, stop) &&
      !isAdvice(tokens, i) &&
      text[(tokens[i] as Token).end] !== '=' &&
      stands(tokens, i, plain)
    )
      return [act(text, pointer, tokens, i, 'lead'), ...coordinated(text, pointer, tokens, i, stop, 'lead')];
    if (!opener) plain = false;
    if (BLOCKERS.has(word)) {
      const wish = wishAfter(tokens, i);
      if (wish === undefined) return [];
      i = wish;
      plain = true;
    }
  }
  return [];
}

/** “Call this before …”, “Like the other tool, but …”, “Files downloaded by it …”: not what the tool does. */
function isAdvice(tokens: readonly Token[], i: number): boolean {
  const { word } = tokens[i] as Token;
  const next = tokens[i + 1]?.word;
  if (next === undefined) return false;
  if (ASIDES.has(word)) return !DETERMINERS.has(next);
  return ADVICE.has(word.verb?.verb ?? '') && word.form === FORM.base && AFTER_ADVICE.has(next);
}

const ASIDES = new WordSet('like files notes labels');
const AFTER_ADVICE = new WordSet('this it when before after first only immediately whenever');

function stands(tokens: readonly Token[], i: number, plain: boolean): boolean {
  const { word } = tokens[i] as Token;
  const before = i > 0 ? (tokens[i - 1] as Token).word.text : '';
  if (plain) return word.form !== FORM.ing || i === 0 || before === 'for' || (tokens[i] as Token).gap >= GAP.clause;
  if (word.form === FORM.ing) return before === 'for';
  if (word.form === FORM.s)
    return (
      !NOUNLIKE.has(word.verb?.verb ?? '') &&
      !DETERMINERS.has(tokens[i - 1]?.word) &&
      (tokens[i] as Token).gap === GAP.none
    );
  if (before === 'to') return tokens[i - 2]?.word.text !== 'subject';
  return before === 'can' || before === 'will' || before === 'that';
}

/** A verb form that stands as a noun: before `of`, before `tool`, or after a noun phrase that began the sentence. */
function nounAt(tokens: readonly Token[], i: number, stop: number): boolean {
  const { word } = tokens[i] as Token;
  const next = i + 1 < stop ? (tokens[i + 1] as Token).word.text : '';
  const before = i > 0 ? (tokens[i - 1] as Token).word.text : '';
  if (before === 'to' || before === 'can' || before === 'will') return false;
  return (
    next === 'of' || (NOUNLIKE.has(word.verb?.verb ?? '') && (before === 'a' || before === 'an' || before === 'the'))
  );
}

function coordinated(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  first: number,
  stop: number,
  from: Act['from'],
): Act[] {
  const acts: Act[] = [];
  const { form } = (tokens[first] as Token).word;
  let last = first;
  const vague = (tokens[first] as Token).word.verb?.sense === 'vague';
  const listed = isListed(tokens, first);
  const weak = (tokens[first] as Token).word.verb?.weak === true;
  let purpose = false;
  let relative = false;
  let inside = false;
  for (let i = first + 1; i < stop && i < first + 60; i++) {
    const { word, gap } = tokens[i] as Token;
    inside = staysInside(text, (tokens[i - 1] as Token).end, (tokens[i] as Token).start, inside);
    // “Open a session to click controls”: a weak verb is there for the ones that follow.
    if (RELATIVE.has((tokens[i - 1] as Token).word)) relative = true;
    if (weak && !relative && (tokens[i - 1] as Token).word.text === 'to') purpose = true;
    // “The last action (click, type, scroll)”: examples of something.
    if (inside && !vague && !listed) continue;
    if (
      word.verb === undefined ||
      DETERMINERS.has(word) ||
      isAdvice(tokens, i) ||
      isKeyword(text, tokens[first] as Token, tokens[i] as Token) ||
      (word.form !== form &&
        !(purpose && word.form === FORM.base) &&
        !(vague && (word.form === FORM.base || word.form === FORM.ing)))
    )
      continue;
    const before = (tokens[i - 1] as Token).word.text;
    const loose = vague && gap >= GAP.comma && (form === FORM.base || word.form === FORM.base);
    const joined =
      loose ||
      (listed && text[(tokens[i - 1] as Token).end] === '/') ||
      (vague && (before === 'like' || before === 'as')) ||
      (purpose && (before === 'to' || before === 'autonomously')) ||
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
    last = i;
    const said = act(text, pointer, tokens, i, from);
    acts.push(either ? meaning(said, said.verb === 'clear' ? 'update' : said.sense) : said);
  }
  if (listed) return acts.map((act) => meaning(act, act.sense));
  if (negatedBefore(tokens, first)) for (const each of acts) each.negated = true;
  return acts;
}

/** Whether the text is within round brackets after this stretch of it, where it was or was not before. */
function staysInside(text: string, from: number, to: number, inside: boolean): boolean {
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
const OPERATIONS = new WordSet('operation operations action actions op ops');

/** “Check permissions for DDL, DROP, DELETE”: statements that are spoken of. */
const isKeyword = (text: string, first: Token, { start, end }: Token) =>
  end - start > 3 && isUpper(text.slice(start, end)) && !isUpper(text.slice(first.start, first.end));
const isUpper = (word: string) => word === word.toUpperCase();

/** “TRIGGERS - call this when …”, “• positions — of whales”, “Exchange/market data”: a heading or a noun. */
const isLabel = (text: string, tokens: readonly Token[], i: number) => {
  const { start, end, word } = tokens[i] as Token;
  if (text[end] === '/' && tokens[i + 1]?.word.verb === undefined) return true;
  if ((tokens[i + 1]?.gap ?? GAP.none) < GAP.aside) return false;
  if (isUpper(text.slice(start, end))) return true;
  return word.form === FORM.s && NOUNLIKE.has(word.verb?.verb ?? '');
};

/** “Requires: type”, “across exchanges”: a name rather than an act. */
const isNamed = (tokens: readonly Token[], i: number) => {
  const { word } = tokens[i] as Token;
  const before = tokens[i - 1]?.word;
  if (isCompound(word, tokens[i + 1])) return true;
  return NOUNLIKE.has(word.verb?.verb ?? '') && (NAMING.has(before) || (word.form === FORM.s && PLACING.has(before)));
};
/** “Trade history”, “build status”: the verb's word says of what. */
const isCompound = ({ verb, form }: Word, next: Token | undefined) =>
  verb !== undefined &&
  form === FORM.base &&
  SENSES[verb.sense] === 'Execute' &&
  NOUNLIKE.has(verb.verb) &&
  next?.gap === GAP.none &&
  GIVEN.has(next.word.noun);
const GIVEN = set('history status');
const NAMING = new WordSet('requires required optional default args params parameters');
const PLACING = new WordSet('in on of across per by from between over under about');

/** Where in “use when the user wants to publish …” the wish begins: at its “to”. */
function wishAfter(tokens: readonly Token[], when: number): number | undefined {
  for (let i = when + 1; i < when + 5; i++)
    if (WISHING.has(tokens[i]?.word)) return tokens[i + 1]?.word.text === 'to' ? i + 1 : undefined;
  return undefined;
}
const WISHING = new WordSet('want wants need needs ask asks wish wishes');

const isCapital = (text: string, { start }: Token) => text.charCodeAt(start) >= 65 && text.charCodeAt(start) <= 90;

function bodyActs(
  text: string,
  pointer: string,
  tokens: readonly Token[],
  start: number,
  stop: number,
  names: ReadonlySet<string>,
): Act[] {
  let i = start;
  let will = false;
  let subject = false;
  for (; i < stop && i < start + 7; i++) {
    const { word } = tokens[i] as Token;
    if (word.verb !== undefined && (word.form === FORM.s || will) && word.form !== FORM.ed && word.form !== FORM.ing)
      break;
    if (!SUBJECTS.has(word) && !NEGATIONS.has(word) && word.text !== 'does' && !names.has(word.text)) return [];
    subject ||= word.text === 'this' || word.text === 'it' || word.text === 'tool';
    will ||= word.text === 'will' || word.text === 'can' || word.text === 'may' || (word.text === 'does' && subject);
  }
  const head = tokens[i];
  if (head?.word.verb === undefined || i >= stop || i >= start + 7) return [];
  if (i === start && NOUNLIKE.has(head.word.verb.verb)) return [];
  if (head.word.verb.sense === 'vague' || head.word.text === 'accepts') return [];
  return [act(text, pointer, tokens, i, 'body'), ...coordinated(text, pointer, tokens, i, stop, 'body')];
}
