import { SENSES } from '../lexicon/senses.ts';
import { FORM } from '../text/forms.ts';
import { set } from '../text/set.ts';
import { GAP, type Token } from '../text/tokens.ts';
import { type Word, WordSet } from '../text/word.ts';
import { verbOfNoun } from './act-noun.ts';
import { ADVICE, DETERMINERS, NOUNLIKE } from './function-words.ts';

/** “Call this before …”, “Like the other tool, but …”, “Files downloaded by it …”: not what the tool does. */
export function isAdvice(tokens: readonly Token[], i: number): boolean {
  const { word } = tokens[i] as Token;
  const next = tokens[i + 1]?.word;
  if (next === undefined) return false;
  if (ASIDES.has(word)) return !DETERMINERS.has(next);
  return ADVICE.has(word.verb?.verb ?? '') && word.form === FORM.base && AFTER_ADVICE.has(next);
}

const ASIDES = new WordSet('like files notes labels');

const AFTER_ADVICE = new WordSet('this it when before after first only immediately whenever');

/** Whether the verb at i is said of the tool: at the beginning of a clause, or after words that lead to it. */
export function stands(tokens: readonly Token[], i: number, plain: boolean): boolean {
  const { word } = tokens[i] as Token;
  const before = i > 0 ? (tokens[i - 1] as Token).word.text : '';
  // “compareWithPrevious adds the period before it”: what an argument does.
  if (word.form === FORM.s && CAMEL.test(tokens[i - 1]?.word.raw ?? '')) return false;
  if (plain) return word.form !== FORM.ing || i === 0 || before === 'for' || (tokens[i] as Token).gap >= GAP.clause;
  if (word.form === FORM.ing) return before === 'for' && !ABOUT.has(tokens[i - 2]?.word);
  if (word.form === FORM.s && before === 'that' && !DETERMINERS.has(tokens[0]?.word))
    return !NOUNLIKE.has(word.verb?.verb ?? '') && (tokens[i] as Token).gap === GAP.none;
  if (word.form === FORM.s)
    return (
      !NOUNLIKE.has(word.verb?.verb ?? '') &&
      !DETERMINERS.has(tokens[i - 1]?.word) &&
      !PLACING.has(tokens[i - 1]?.word) &&
      before !== 'for' &&
      (tokens[i] as Token).gap === GAP.none
    );
  // “To autonomously execute”
  if (before.endsWith('ly') && i > 1) return AUXILIARIES.has((tokens[i - 2] as Token).word.text);
  if (before === 'to') return !STATES.has(tokens[i - 2]?.word);
  if (before === 'and' || before === 'then') return DETERMINERS.has(tokens[i + 1]?.word);
  if (before === 'that') return DOING.has(tokens[i - 2]?.word);
  return before === 'can' || before === 'will';
}

const CAMEL = /^[a-z]+[A-Z]/;
const AUXILIARIES = set('to can will');

/** “Commands that list”; “notes that link here” tells of the notes. */
const DOING = new WordSet(
  'tool tools command commands function functions operation operations method methods action actions api apis utility utilities helper helpers service server agent it one',
);

/** “Quote for swapping”, “price for booking”: what is told of an act. */
const ABOUT = new WordSet(
  'quote quotes estimate estimates preview price prices cost costs fee fees rate rates queued scheduled eligible available requirements options',
);

/** “Subject to change”, “safe to execute”: how it is, not what it does. */
const STATES = new WordSet('subject safe ready easy hard expensive slow');

/** “Deletes are refused”, “Edits to files outside it”: a noun of which something is said. */
export const isSubject = (tokens: readonly Token[], i: number) => {
  const { word } = tokens[i] as Token;
  const next = tokens[i + 1]?.word;
  return word.form === FORM.s && (BEING.has(next) || (EDITS.has(word) && WHERE.has(next)));
};
const EDITS = new WordSet('edits changes updates');
const WHERE = new WordSet('to in since between');
const BEING = new WordSet('are were which');

/** “Deletes, test plans, milestones”: one of several things that are named. */
export const isItem = (tokens: readonly Token[], i: number) => {
  const next = tokens[i + 1];
  return (
    next?.gap === GAP.comma &&
    (next.word.verb === undefined || next.word.form === FORM.base) &&
    !next.word.text.endsWith('ly') &&
    !LINKING.has(next.word.text)
  );
};
const LINKING = set('and or then but which if when as including such without');

/** A verb form that stands as a noun: before `of`, before `tool`, or after a noun phrase that began the sentence. */
export function nounAt(tokens: readonly Token[], i: number, stop: number): boolean {
  const { word } = tokens[i] as Token;
  const next = i + 1 < stop ? (tokens[i + 1] as Token).word.text : '';
  const before = i > 0 ? (tokens[i - 1] as Token).word.text : '';
  if (before === 'to' || before === 'can' || before === 'will') return false;
  return (
    next === 'of' ||
    next === 'date' ||
    isMoment(tokens, i) ||
    (next === 'that' && word.form === FORM.s && NOUNLIKE.has(word.verb?.verb ?? '')) ||
    isSubject(tokens, i) ||
    (NOUNLIKE.has(word.verb?.verb ?? '') && (before === 'a' || before === 'an' || before === 'the'))
  );
}

/** “As entered at install or edit time”, “for learning purposes”: when or what for. */
export const isMoment = (tokens: readonly Token[], i: number) => i > 0 && MOMENTS.has(tokens[i + 1]?.word.text ?? '');
const MOMENTS = set('time purpose purposes');

/** “TRIGGERS - call this when …”, “Returns:”, “• positions — of whales”, “Exchange/market data”: a heading or a noun. */
export const isLabel = (text: string, tokens: readonly Token[], i: number) => {
  const { start, end, word } = tokens[i] as Token;
  if (isMethod(text, tokens, i)) return true;
  if (text[end] === '/' && tokens[i + 1]?.word.verb === undefined) return true;
  if ((tokens[i + 1]?.gap ?? GAP.none) < GAP.aside) return false;
  if (isUpper(text.slice(start, end)) || isBullet(text, start)) return true;
  return (word.form === FORM.s && NOUNLIKE.has(word.verb?.verb ?? '')) || (i > 0 && word.text === 'returns');
};

/** “Make a request (GET, POST or DELETE)”: one of the methods that are listed behind a request. */
export function isMethod(text: string, tokens: readonly Token[], i: number): boolean {
  let before = i;
  while (before >= 0 && isMethodName(text, tokens[before] as Token)) before--;
  return before < i && tokens[before]?.word.noun === 'request';
}
const isMethodName = (text: string, { start, end, word }: Token) =>
  METHODS.has(text.slice(start, end)) || word.text === 'or';
const METHODS = set('GET POST PUT PATCH DELETE HEAD OPTIONS');

/** “Note: "triggers" are not supported”: a name that is spoken of. */
export const isQuoted = (text: string, { start, end }: Token) => text[end] === '"' && text[start - 1] === '"';

/** “• alert — current alerts”: a value that is explained. */
const isBullet = (text: string, start: number) => text[start - 2] === '•' || text[start - 1] === '•';

/** “Requires: type”, “across exchanges”: a name rather than an act. */
export const isNamed = (tokens: readonly Token[], i: number) => {
  const { word } = tokens[i] as Token;
  const before = tokens[i - 1]?.word;
  if (isCompound(word, tokens[i + 1]) || isForeign(tokens[i + 1])) return true;
  return NOUNLIKE.has(word.verb?.verb ?? '') && (NAMING.has(before) || (word.form === FORM.s && PLACING.has(before)));
};

/** “type 默认 zt”: the name of a parameter in a text of another language. */
const isForeign = (next: Token | undefined) => (next?.word.text.charCodeAt(0) ?? 0) > 0x2e7f;

/** “Trade history”, “file deletion”: the verb's word says of what. */
const isCompound = ({ verb, form }: Word, next: Token | undefined) =>
  verb !== undefined &&
  form === FORM.base &&
  next?.gap === GAP.none &&
  ((SENSES[verb.sense] === 'Execute' && NOUNLIKE.has(verb.verb) && GIVEN.has(next.word.noun)) ||
    (THINGS.has(verb.verb) && verbOfNoun(next.word.text) !== undefined));

const GIVEN = set('history status');
/** Verbs that are things first. */
const THINGS = set('email order message post file comment note record report document tag link label bookmark');

const NAMING = new WordSet('requires required optional default args params parameters');

const PLACING = new WordSet('in on of across per by from between over under about');

/** “Check permissions for DDL, DROP, DELETE”: statements that are spoken of. */
export const isKeyword = (text: string, first: Token, { start, end }: Token) =>
  end - start > 3 && isUpper(text.slice(start, end)) && !isUpper(text.slice(first.start, first.end));

const isUpper = (word: string) => word === word.toUpperCase();
