import { foldedText } from '../names/fold.ts';
import { codesOf, LONGEST } from '../text/codes.ts';
import { set } from '../text/set.ts';
import { hashOn, thingsOfWords } from '../text/memory.ts';
import { type Word, wordIn } from '../text/word.ts';
import { CLASSES } from './classes.ts';
import { isWordLetter, joinsLetters } from './letters.ts';
import { type Part, partOf } from './parts.ts';

/** What a word says for the question whether a text steers a model. */
export interface Token {
  /** The word without its ending; numbers, names with underscores and addresses are alike. */
  readonly form: Part;
  /** The classes that it is in, each after a colon. */
  readonly classes: readonly Part[];
  /** What it begins with, for words of which only relatives are known. */
  readonly beginning?: Part;
}

const BEGINNING = 4;

const exact = new Map<string, Part[]>();
/** What words begin with, by the first letters of that, the shorter ones first. */
const beginnings = new Map<string, { with: string; name: Part }[]>();
const FIRST = 2;
for (const [name, words] of Object.entries(CLASSES)) {
  const part = partOf(`:${name}`);
  for (const word of words.split(/\s+/)) {
    const key = word.replace('*', '');
    if (key === word) exact.set(key, [...(exact.get(key) ?? []), part]);
    else {
      const first = key.slice(0, FIRST);
      beginnings.set(first, [...(beginnings.get(first) ?? []), { with: key, name: part }]);
    }
  }
}
for (const list of beginnings.values()) list.sort((one, other) => one.with.length - other.with.length);

const remembered = thingsOfWords<readonly Token[]>();

/** The tokens of a word: one, or for writing without blanks those words in it that are known. */
export const tokensOf = (raw: string): readonly Token[] =>
  WITHOUT_BLANKS.test(raw) ? knownWordsIn(raw) : partsOf(raw).map(tokenOf);

/** The same of a word that may be remembered. */
function tokensOfWord({ raw, number }: Word): readonly Token[] {
  if (number < 0) return tokensOf(raw);
  return (remembered[number] ??= tokensOf(raw));
}

/** What a long name says in words, `confirm_and_share_all_contacts`, and a variable of the environment, `MAIL_API_KEY`. */
const SAYS = /^_?[a-z]+(?:_[a-z0-9]+){4,}$/u;
const partsOf = (raw: string): string[] => (SAYS.test(raw) ? raw.split('_').filter((part) => part !== '') : [raw]);

const WITHOUT_BLANKS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

function knownWordsIn(run: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < run.length;) {
    let length = Math.min(8, run.length - at);
    while (length > 0 && !exact.has(run.slice(at, at + length))) length--;
    const form = run.slice(at, at + length);
    if (length > 0) tokens.push({ form: partOf(form), classes: exact.get(form) as Part[] });
    at += Math.max(length, 1);
  }
  return tokens;
}

function tokenOf(raw: string): Token {
  const mixed = /[a-z]/iu.test(raw) && /[^\x00-\x7f]/u.test(raw);
  const text = (mixed ? foldedText(raw) : raw).toLowerCase().replaceAll('’', "'");
  const classes = new Set(exact.get(text));
  // The country.
  if (raw === 'US') classes.clear();
  for (const beginning of beginnings.get(text.slice(0, FIRST)) ?? [])
    if (text.startsWith(beginning.with)) classes.add(beginning.name);
  if (/^[A-Z]{3,}$/u.test(raw) && classes.size > 0) classes.add(partOf(':caps'));
  const form = formOf(text);
  if (form.startsWith('_')) classes.add(partOf(`:${form.slice(1)}`));
  const token = { form: partOf(form), classes: [...classes] };
  if (form.length <= BEGINNING || form.startsWith('_')) return token;
  return { ...token, beginning: partOf(`>${form.slice(0, BEGINNING)}`) };
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

/** Signs that say as much as a word. */
const SIGNS = {
  bang: { form: partOf('!'), classes: [partOf(':bang')] },
  percent: { form: partOf('%'), classes: [partOf(':percent')] },
  home: { form: partOf('~/'), classes: [partOf(':path')] },
} as const;
/** Stands before a word that markup is made of: `<important>`, `[SYSTEM]`. */
const TAG: Token = { form: partOf('<'), classes: [partOf(':tag')] };
const TAGS = set(
  'important system admin secret instruction instructions assistant override hidden im_start inst critical sys',
);
const opensTag = (code: number | undefined) => code === 60 || code === 91 || code === 124;

/** The tokens of a sentence. */
export function tokensIn(sentence: string): Token[] {
  const { codes, length } = codesOf(sentence, LONGEST);
  // As if a line ended with the sentence: no character past its end is looked at.
  codes[length] = 10;
  const tokens: Token[] = [];
  for (let i = 0; i < length; i++) {
    if (!isWordLetter(codes[i] as number)) {
      const sign = signAt(codes, i);
      if (sign !== undefined) tokens.push(sign);
      continue;
    }
    const start = i;
    let hash = 0;
    do hash = hashOn(hash, codes[i++] as number);
    while (isWordLetter(codes[i] as number) || joinsLetters(codes, i, codes[i] as number));
    const word = wordIn(codes, start, i--, hash);
    if (start > 0 && opensTag(codes[start - 1]) && TAGS.has(word.text)) tokens.push(TAG);
    for (const token of tokensOfWord(word)) tokens.push(token);
  }
  return tokens;
}

/** Two exclamation marks or more are one sign; the last of them stands for all. */
function signAt(codes: Uint16Array, i: number): Token | undefined {
  const code = codes[i];
  if (code === 37) return SIGNS.percent;
  if (code === 126 && codes[i + 1] === 47) return SIGNS.home;
  return code === 33 && codes[i + 1] !== 33 && i > 0 && codes[i - 1] === 33 ? SIGNS.bang : undefined;
}
