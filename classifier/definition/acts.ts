import { rank, type Sense } from '../lexicon/senses.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { FORM, type Word } from '../text/word.ts';
import type { Act } from './types.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const DETERMINERS = set(
  'a an the this that these those all any each every your their its his her our my one some existing new specific given single multiple several current it them',
);
const STOPS = set(
  'in on at to from by with for using via into onto through that which who when where while if based within against as without per after before during between over under about so because whose whether so such including',
);
const LISTS = set(
  'list details detail information info set number copy collection name names content contents status data result results version versions overview history count group batch',
);
const SUBJECTS = set(
  'this tool it function action operation command api method endpoint call also then optionally automatically permanently immediately will can may the warning note important irreversibly safely optionally now you and',
);
const OPENERS = set(
  'this tool the a an function api endpoint command action operation method utility use used call lets let allow allows allowing you users user agents agent enable enables enabling helps help to for easily quickly efficiently automatically simply tool-for can be is that which will and also it safely directly securely advanced powerful simple mcp purpose summary description ai llm llms model models tools uses utilizes provides designed client clients intended useful when want need needs should by capability ability able semantically programmatically asynchronously interactively synchronously',
);
const NEGATIONS = set(
  "not never no without cannot can't don't doesn't won't isn't nothing neither nor non avoid instead",
);
/** Verbs whose inflected form is as often a noun. */
const NOUNLIKE = set(
  'comment like note label tag link record file post message email alert call trade order build test query search report review update change release schedule run view start stop plan rank score format design filter group map index import export upload download branch commit fork merge copy lock display request access process control use work support mark rate star pin vote flag swap transfer charge refund purchase deposit stake bid bet book broadcast play pause press drag drop click type focus fill back zoom set reset cancel trigger launch list show track print log watch poll sample survey measure match answer sort snapshot screenshot capture need help chat patch bundle package crop outline draft mount position highlight trade bridge tip mint purge schedule stash fix dump address buffer distance sum average guide reason echo estimate forecast step skip continue exit share block mute follow claim join end tree head grep tail order rent',
);

const end = (tokens: readonly Token[], i: number) => i >= tokens.length || (tokens[i] as Token).gap === GAP.sentence;

/** The object of the verb at i: the nouns that follow, up to a preposition or a mark. */
export function objectAfter(tokens: readonly Token[], i: number): string[] {
  const object: string[] = [];
  for (let j = i + 1; j < tokens.length && j < i + 12 && object.length < 6; j++) {
    const token = tokens[j] as Token;
    if (token.gap >= GAP.clause) break;
    const { text, noun, verb } = token.word;
    if (text === 'of' && LISTS.has(object.at(-1) ?? '')) {
      object.length = 0;
      continue;
    }
    if (text === 'of') break;
    if (text === 'up' || text === 'out' || text === 'down' || text === 'off') continue;
    if (STOPS.has(text)) {
      if (object.length > 0 || text === 'that' || text === 'which') break;
      continue;
    }
    if (text === 'and' || text === 'or') {
      if (object.length > 0) {
        if (tokens[j + 1]?.word.verb === undefined) continue;
        break;
      }
      continue;
    }
    if (DETERMINERS.has(text)) continue;
    if (
      object.length === 0 &&
      verb !== undefined &&
      j > i + 1 &&
      (tokens[j - 1] as Token).word.text.match(/^(?:and|or)$/)
    )
      continue;
    object.push(noun);
  }
  return object;
}

/** What a verb comes to with an object: the last noun asks first. */
export function senseOf(verb: VerbEntry, object: readonly string[]): { sense: Sense; weak: boolean } {
  if (verb.objects !== undefined)
    for (let i = object.length - 1; i >= 0; i--) {
      const sense = verb.objects.get(object[i] as string);
      if (sense !== undefined) return { sense, weak: false };
    }
  return { sense: verb.sense, weak: verb.weak };
}

function negatedBefore(tokens: readonly Token[], i: number): boolean {
  for (let j = i - 1; j >= 0 && j >= i - 3; j--) {
    const token = tokens[j] as Token;
    if (NEGATIONS.has(token.word.text)) return true;
    if ((tokens[j + 1] as Token).gap >= GAP.clause) return false;
  }
  return false;
}

function act(text: string, pointer: string, tokens: readonly Token[], i: number, from: Act['from']): Act {
  const token = tokens[i] as Token;
  const verb = token.word.verb as VerbEntry;
  const object = objectAfter(tokens, i);
  const last = lastOfObject(tokens, i);
  const { sense, weak } = senseOf(verb, object);
  return {
    verb: verb.verb, sense, weak, object, from, pointer,
    quote: text.slice(token.start, last.end),
    negated: negatedBefore(tokens, i),
  }; // prettier-ignore
}

/** Quotes run from the verb over its object, at most eight words and not past a mark. */
function lastOfObject(tokens: readonly Token[], i: number): Token {
  let last = tokens[i] as Token;
  for (let j = i + 1; j < tokens.length && j <= i + 7; j++) {
    const token = tokens[j] as Token;
    if (token.gap >= GAP.clause) break;
    last = token;
  }
  return last;
}

/** What a text says that the tool does: its first sentence in full, later sentences where the tool is the subject. */
export function actsOf(text: string, pointer: string, tokens: readonly Token[], names: ReadonlySet<string>): Act[] {
  const acts: Act[] = [];
  let start = 0;
  let leading = true;
  while (start < tokens.length && acts.length < 24) {
    let stop = start + 1;
    while (!end(tokens, stop)) stop++;
    const found: Act[] = leading
      ? leadActs(text, pointer, tokens, start, stop)
      : bodyActs(text, pointer, tokens, start, stop, names);
    acts.push(...found);
    if (leading && (found.length > 0 || stop - start > 3))
      leading = found.every(({ weak, sense }) => weak && sense === 'vague') && start < 40;
    start = stop;
  }
  return acts;
}

function leadActs(text: string, pointer: string, tokens: readonly Token[], start: number, stop: number): Act[] {
  let i = start;
  while (i < stop && i < start + 16) {
    const { word } = tokens[i] as Token;
    const opener = OPENERS.has(word.text) && !(i === start && word.verb !== undefined && !word.verb.weak);
    if (word.verb !== undefined && !(opener && i + 1 < stop) && word.form !== FORM.ed && !nounAt(tokens, i, stop))
      break;
    i++;
  }
  const head = tokens[i];
  if (i >= stop || head?.word.verb === undefined) return [];
  return [act(text, pointer, tokens, i, 'lead'), ...coordinated(text, pointer, tokens, i, stop, 'lead')];
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
  for (let i = first + 1; i < stop && i < first + 60; i++) {
    const { word, gap } = tokens[i] as Token;
    if (word.verb === undefined || word.form !== form) continue;
    const before = (tokens[i - 1] as Token).word.text;
    const joined =
      before === 'and' ||
      before === 'or' ||
      before === 'then' ||
      gap === GAP.comma ||
      before === 'also' ||
      before === 'optionally' ||
      before === 'automatically';
    if (!joined) continue;
    const next = i + 1 < stop ? (tokens[i + 1] as Token) : undefined;
    const afterVerb =
      (i - 2 >= 0 &&
        (tokens[i - 2] as Token).word.verb !== undefined &&
        (tokens[i - 2] as Token).word.form === form &&
        before !== 'then') ||
      (gap === GAP.comma &&
        (tokens[i - 1] as Token).word.verb !== undefined &&
        (tokens[i - 1] as Token).word.form === form);
    if (NOUNLIKE.has(word.verb.verb) && !afterVerb && !(next !== undefined && DETERMINERS.has(next.word.text)))
      continue;
    acts.push(act(text, pointer, tokens, i, from));
  }
  return acts;
}

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
    if (!SUBJECTS.has(word.text) && !NEGATIONS.has(word.text) && word.text !== 'does' && !names.has(word.text))
      return [];
    subject ||= word.text === 'this' || word.text === 'it' || word.text === 'tool';
    will ||= word.text === 'will' || word.text === 'can' || word.text === 'may' || (word.text === 'does' && subject);
  }
  const head = tokens[i];
  if (head?.word.verb === undefined || i >= stop || i >= start + 7) return [];
  if (i === start && NOUNLIKE.has(head.word.verb.verb)) return [];
  if (head.word.verb.sense === 'vague') return [];
  return [act(text, pointer, tokens, i, 'body'), ...coordinated(text, pointer, tokens, i, stop, 'body')];
}

/** The act of a name: its words after the server's prefix. */
export function nameActs(
  name: string,
  pointer: string,
  words: readonly { word: Word; start: number; end: number }[],
  from: Act['from'],
): Act[] {
  const verbs = words.map(({ word }) => (word.verb !== undefined && word.form <= FORM.s ? word.verb : undefined));
  if (words.length === 0) return [];
  const quote = name.slice((words[0] as { start: number }).start, (words.at(-1) as { end: number }).end);
  const make = (at: number, object: readonly string[], sense?: Sense): Act => {
    const verb = verbs[at] as VerbEntry;
    const found = senseOf(verb, object);
    return {
      verb: verb.verb,
      sense: sense ?? found.sense,
      weak: found.weak,
      object,
      from,
      pointer,
      quote,
      negated: false,
    };
  };
  const nouns = words.map(({ word }) => word.noun);
  const to = nouns.findIndex((noun, i) => (noun === 'to' || noun === '2') && i > 0 && i < nouns.length - 1);
  if (verbs[0] !== undefined) {
    const last = words.length - 1;
    const tail = verbs[last];
    const swap =
      last > 0 &&
      tail !== undefined &&
      !tail.weak &&
      tail.sense !== 'read' &&
      (words[last] as { word: Word }).word.form === FORM.base &&
      (verbs[0].weak || NOUNLIKE.has(verbs[0].verb)) &&
      !NOUNLIKE.has(tail.verb);
    if (swap) return [make(last, nouns.slice(0, last))];
    const acts = [make(0, nouns.slice(1))];
    for (let i = 1; i < last; i++)
      if ((nouns[i] === 'or' || nouns[i] === 'and') && verbs[i + 1] !== undefined)
        acts.push(make(i + 1, nouns.slice(i + 2)));
    return acts;
  }
  if (to > 0)
    return [{ verb: 'convert', sense: 'compute', weak: true, object: nouns, from, pointer, quote, negated: false }];
  for (let i = words.length - 1; i > 0; i--)
    if (verbs[i] !== undefined && (words[i] as { word: Word }).word.form === FORM.base)
      return [
        {
          ...make(i, [...nouns.slice(0, i), ...nouns.slice(i + 1)]),
          ...(NOUNLIKE.has((verbs[i] as VerbEntry).verb) && { weak: true }),
        },
      ];
  return [];
}

/** Names lead, descriptions correct: the acts that count as what the tool does. */
export function standingActs(acts: readonly Act[]): Act[] {
  const all = acts.filter(({ negated, sense }) => !negated && sense !== 'vague');
  const name = all.filter(({ from }) => from === 'name' || from === 'action');
  const lead = all.filter(({ from }) => from === 'lead');
  const body = all.filter(({ from, weak }) => from === 'body' && !weak);
  const strongName = name.filter(({ weak }) => !weak);
  const strongLead = lead.filter(({ weak }) => !weak);
  const title = all.filter(({ from }) => from === 'title');
  if (strongName.length > 0) return [...strongName, ...strongLead.filter((it) => compatible(strongName, it)), ...body];
  if (strongLead.length > 0) return [...strongLead, ...body];
  if (lead.length > 0) return [lead[0] as Act, ...name, ...body];
  if (title.length > 0) return [...title, ...name, ...body];
  return [...name, ...body];
}

/** A name that reads is not made a writer by a compute word, nor a writer's name by a reading sentence. */
function compatible(names: readonly Act[], lead: Act): boolean {
  const worst = names.reduce((most, { sense }) => Math.max(most, rank(sense)), 0);
  return worst <= rank('capture') || rank(lead.sense) >= worst;
}
