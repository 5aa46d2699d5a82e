import { REMEMBERED, type Word, wordOf } from '../text/word.ts';
import { foldedText } from '../names/fold.ts';
import { CLASSES } from './classes.ts';

/** What a word says for the question whether a text steers a model. */
export interface Token {
  /** The word without its ending; numbers, names with underscores and addresses are alike. */
  readonly form: string;
  /** The classes that it is in, each after a colon. */
  readonly classes: readonly string[];
}

const exact = new Map<string, string[]>();
/** By what a word begins with. */
const beginnings = new Map<string, string[]>();
let longest = 0;
for (const [name, words] of Object.entries(CLASSES))
  for (const word of words.split(/\s+/)) {
    const map = word.endsWith('*') ? beginnings : exact;
    const key = word.replace('*', '');
    map.set(key, [...(map.get(key) ?? []), `:${name}`]);
    longest = Math.max(longest, key.length);
  }

const tokensOfWord: (readonly Token[] | undefined)[] = new Array(REMEMBERED).fill(undefined);

/** The tokens of a word: one, or for writing without blanks those words in it that are known. */
export function tokensOf(word: Word): readonly Token[] {
  const before = word.number < 0 ? undefined : tokensOfWord[word.number];
  if (before !== undefined) return before;
  const tokens = WITHOUT_BLANKS.test(word.raw) ? knownWordsIn(word.raw) : [tokenOf(word.raw)];
  if (word.number >= 0) tokensOfWord[word.number] = tokens;
  return tokens;
}

const WITHOUT_BLANKS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

function knownWordsIn(run: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < run.length;) {
    let length = Math.min(8, run.length - at);
    while (length > 0 && !exact.has(run.slice(at, at + length))) length--;
    const form = run.slice(at, at + length);
    if (length > 0) tokens.push({ form, classes: exact.get(form) as string[] });
    at += Math.max(length, 1);
  }
  return tokens;
}

function tokenOf(raw: string): Token {
  const mixed = /[a-z]/iu.test(raw) && /[^\x00-\x7f]/u.test(raw);
  const text = (mixed ? foldedText(raw) : raw).toLowerCase().replaceAll('’', "'");
  const classes = new Set(exact.get(text));
  for (let length = 2; length <= Math.min(text.length, longest); length++)
    for (const name of beginnings.get(text.slice(0, length)) ?? []) classes.add(name);
  if (/^[A-Z]{3,}$/u.test(raw) && classes.size > 0) classes.add(':caps');
  const form = formOf(text);
  if (form.startsWith('_')) classes.add(`:${form.slice(1)}`);
  return { form, classes: [...classes] };
}

const ENDS_HOST =
  /\.(?:com|net|org|io|dev|app|ai|co|example|test|me|ru|cn|de|xyz|sh|info|biz|gg|cloud|site|online|fr|es|it|uk|eu|us|tv|in)$/u;
const PLACEHOLDER = /(?:^|[@.])example\.(?:com|org|net)$/u;
const ACCOUNT = /^(?:0x[0-9a-f]{2,}|[a-z]{2}\d\d[a-z0-9]*|\d{7,}|\d+(?:\.\d+){3})$/u;

function formOf(text: string): string {
  if (text.includes('@')) return PLACEHOLDER.test(text) ? '_placeholder' : '_address';
  if (ENDS_HOST.test(text)) return PLACEHOLDER.test(text) ? '_placeholder' : '_host';
  if (ACCOUNT.test(text)) return '_account';
  if (/^\d/u.test(text)) return '_number';
  if (/^[a-z]+(?:_[a-z0-9]+)+$/u.test(text)) return '_name';
  return text.replace(/(?:ing|ed|es|s|ly)$/u, '');
}

const PARTS = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|(?:['’@]|\.(?![A-Z]))(?=[\p{L}\p{N}_]))*|!!+|%|~\//gu;
const SIGNS: Readonly<Record<string, Token>> = {
  '!': { form: '!', classes: [':bang'] },
  '%': { form: '%', classes: [':percent'] },
  '~': { form: '~/', classes: [':path'] },
};
/** Stands before a word that markup is made of: `<important>`, `[SYSTEM]`. */
const TAG: Token = { form: '<', classes: [':tag'] };
const TAGS =
  /[<[|](?:important|system|admin|secret|instructions?|assistant|override|hidden|im_start|inst|critical|sys)$/iu;

/** The tokens of a sentence. */
export function tokensIn(sentence: string): Token[] {
  return [...sentence.matchAll(PARTS)].flatMap(({ 0: part, index }) => {
    const sign = SIGNS[part[0] as string];
    if (sign !== undefined) return [sign];
    const tokens = tokensOf(wordOf(part));
    return TAGS.test(sentence.slice(Math.max(index - 1, 0), index + part.length)) ? [TAG, ...tokens] : [...tokens];
  });
}
