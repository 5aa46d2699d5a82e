import { VERBS, type VerbEntry } from '../lexicon/verbs.ts';

export const FORM = { base: 0, s: 1, ing: 2, ed: 3 } as const;

/** What is known of a word by itself; looked up once and shared. */
export interface Word {
  /** As it is written. */
  raw: string;
  /** Lower case. */
  text: string;
  /** Singular, lower case: the form in which the lexicon lists nouns. */
  noun: string;
  verb: VerbEntry | undefined;
  /** One of FORM, where there is a verb. */
  form: number;
  /** Counts the words that are remembered from nought, so that an array can hold what is known of each; -1 for others. */
  number: number;
}

/** Words seen are remembered up to this many, so that hostile input cannot fill the memory. */
export const REMEMBERED = 50_000;
const LONGEST_WORD = 60;

const known = new Map<string, Word>();

/** Everything about a word that does not depend on where it stands. */
export function wordOf(raw: string): Word {
  let word = known.get(raw);
  if (word === undefined) {
    word = read(raw.length > LONGEST_WORD ? raw.slice(0, LONGEST_WORD) : raw);
    if (known.size < REMEMBERED && raw.length <= LONGEST_WORD) {
      word.number = known.size;
      known.set(word.raw, word);
    }
  }
  return word;
}

/** The words met in texts, each in one of a few slots after that of its hash, so that a lookup never searches for long. */
const slots: (Word | undefined)[] = new Array(1 << 16).fill(undefined);
const TRIED_SLOTS = 4;

/** The hash of a word, one character further. */
export const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** The word that stands between two places of a text, by the hash of its characters: a known one is not cut out. */
export function wordIn(codes: Uint16Array, start: number, end: number, hash: number): Word {
  const first = (hash ^ (hash >>> 15)) & (slots.length - 1);
  let free = -1;
  for (let tried = 0; tried < TRIED_SLOTS && free < 0; tried++) {
    const seen = slots[first ^ tried];
    if (seen === undefined) free = first ^ tried;
    else if (standsAt(codes, start, end, seen.raw)) return seen;
  }
  const word = wordOf(String.fromCharCode(...codes.subarray(start, Math.min(end, start + LONGEST_WORD))));
  if (free >= 0 && end - start <= LONGEST_WORD) slots[free] = word;
  return word;
}

function standsAt(codes: Uint16Array, start: number, end: number, raw: string): boolean {
  if (raw.length !== end - start) return false;
  for (let i = 0; i < raw.length; i++) if (codes[start + i] !== raw.charCodeAt(i)) return false;
  return true;
}

const NO_VERBS = new Set([
  'news',
  'tested',
  'settings',
  'setting',
  'sets',
  'building',
  'buildings',
  'meeting',
  'meetings',
  'listing',
  'listings',
  'string',
  'thing',
  'shopping',
  'booking',
  'bookings',
  'embedding',
  'embeddings',
  'drawing',
  'drawings',
  'recording',
  'recordings',
  'mapping',
  'mappings',
  'pricing',
  'billing',
  'heading',
  'headings',
  'warning',
  'finding',
  'findings',
  'training',
  'logging',
  'tracking',
  'branching',
  'writing',
  'marketing',
  'funding',
  'holdings',
  'ratings',
  'rating',
  'filing',
  'filings',
  'reading',
  'readings',
  'routing',
  'timing',
  'ordering',
  'spending',
  'staking',
  'lending',
  'trading',
  'messaging',
  'engineering',
  'testing',
  'rankings',
  'ranking',
  'standings',
  'greeting',
  'landing',
  'being',
  'spreadsheets',
  'using',
  'does',
]);

function read(raw: string): Word {
  const text = interned(raw.toLowerCase());
  const noun = interned(singular(text));
  const word: Word = { raw: interned(raw), text, noun, verb: undefined, form: FORM.base, number: -1 };
  if (NO_VERBS.has(text)) return word;
  for (const [form, stem] of stems(text)) {
    const verb = VERBS.get(stem);
    if (verb === undefined) continue;
    word.verb = verb;
    word.form = form;
    break;
  }
  return word;
}

/** The engine's one copy of a string: it is found by its address, and keeps no text alive that it was cut from. */
const interned = (text: string): string => Object.keys({ [text]: 0 })[0] as string;

function stems(text: string): [number, string][] {
  const list: [number, string][] = [[FORM.base, text]];
  const cut = (suffix: string, form: number, ...tails: string[]) => {
    if (!text.endsWith(suffix) || text.length - suffix.length < 2) return;
    const rest = text.slice(0, -suffix.length);
    for (const tail of tails) list.push([form, rest + tail]);
    if (suffix !== 's' && rest.length > 2 && rest.at(-1) === rest.at(-2)) list.push([form, rest.slice(0, -1)]);
  };
  cut('ies', FORM.s, 'y');
  cut('es', FORM.s, '', 'e');
  cut('s', FORM.s, '');
  cut('ing', FORM.ing, '', 'e');
  cut('ied', FORM.ed, 'y');
  cut('ed', FORM.ed, '', 'e');
  return list;
}

const SINGULAR_S = new Set([
  'dns', 'sms', 'access', 'address', 'status', 'css', 'https', 'js', 'class', 'process', 'business', 'analysis', 'ios',
  'aws', 'sns', 'sqs', 'news', 'canvas', 'bus', 'alias', 'redis', 'press', 'kubernetes', 'tls', 'progress', 'series',
]); // prettier-ignore

/** The singular of an English noun, roughly; enough to find it in a list. */
export function singular(text: string): string {
  if (text.endsWith("'s") || text.endsWith('’s')) return text.slice(0, -2);
  if (text.length < 4 || !text.endsWith('s') || SINGULAR_S.has(text) || text.endsWith('ss')) return text;
  if (text === 'caches' || text === 'cookies' || text === 'movies' || text === 'ties' || text === 'calories')
    return text.slice(0, -1);
  if (text.endsWith('ies')) return `${text.slice(0, -3)}y`;
  if (text.endsWith('sses') || text.endsWith('xes') || text.endsWith('ches') || text.endsWith('shes'))
    return text.slice(0, -2);
  return text.slice(0, -1);
}
