import { BOUND, VERBS, type VerbEntry } from '../lexicon/verbs.ts';
import { set } from './set.ts';

export const FORM = { base: 0, s: 1, ing: 2, ed: 3 } as const;

/** Nouns and particles that look like a form of a verb. */
const NO_VERBS =
  set(`news tested settings setting sets building buildings meeting meetings listing listings string thing shopping
  booking bookings embedding embeddings drawing drawings recording recordings mapping mappings pricing billing heading headings
  warning finding findings training logging tracking branching writing marketing funding holdings ratings rating filing
  filings reading readings routing timing ordering spending staking lending trading messaging engineering testing rankings
  ranking standings greeting landing being spreadsheets using does`);

/** “Auto-cleanup”, “re-run”, “bulk-delete”: the same is done, only otherwise. */
const WITH_PREFIX = /^(?:auto|re|bulk|batch|mass|force|hard)-[a-z]+$/;

/** The verb of which a word in lower case is a form, or the noun that is one beside its objects, and which of FORM that is. */
export function verbOf(text: string): { verb: VerbEntry | undefined; bound: VerbEntry | undefined; form: number } {
  const bare = WITH_PREFIX.test(text) ? text.slice(text.indexOf('-') + 1) : text;
  if (NO_VERBS.has(bare)) return { verb: undefined, bound: undefined, form: FORM.base };
  const list = stems(bare);
  for (const [form, stem] of list) {
    const verb = VERBS.get(stem);
    if (verb !== undefined) return { verb, bound: undefined, form };
  }
  for (const [form, stem] of list) {
    const bound = BOUND.get(stem);
    if (bound !== undefined) return { verb: undefined, bound, form };
  }
  return { verb: undefined, bound: undefined, form: FORM.base };
}

/** Participles that do not end in “ed”. */
const IRREGULAR = new Map(
  Object.entries({
    sent: 'send', resent: 'resend', overwritten: 'overwrite', rewritten: 'rewrite', paid: 'pay', sold: 'sell', bought: 'buy',
    withdrawn: 'withdraw', frozen: 'freeze', rebuilt: 'rebuild', spent: 'spend', forgotten: 'forget', told: 'tell',
  }),
); // prettier-ignore

function stems(text: string): [number, string][] {
  const list: [number, string][] = [[FORM.base, text]];
  const irregular = IRREGULAR.get(text);
  if (irregular !== undefined) list.push([FORM.ed, irregular]);
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
  'aws', 'sns', 'sqs', 'news', 'canvas', 'bus', 'alias', 'redis', 'press', 'kubernetes', 'tls', 'progress', 'series', 'focus', 'radius', 'corpus', 'virus', 'campus', 'prometheus', 'nexus', 'consensus',
  'modbus', 'gas', 'gps', 'axis', 'basis', 'bios', 'macos', 'chassis', 'lens', 'apns', 'antivirus', 'chaos',
]); // prettier-ignore

/** Plurals of nouns that end in one s. */
const AFTER_S = set('aliases statuses canvases viruses bonuses campuses atlases biases lenses gases buses');

/** The singular of an English noun, roughly; enough to find it in a list. */
export function singular(text: string): string {
  if (text.endsWith("'s") || text.endsWith('’s')) return text.slice(0, -2);
  if (text.length < 4 || !text.endsWith('s') || SINGULAR_S.has(text) || text.endsWith('ss')) return text;
  if (text === 'caches' || text === 'cookies' || text === 'movies' || text === 'ties' || text === 'calories')
    return text.slice(0, -1);
  if (text.endsWith('ies')) return `${text.slice(0, -3)}y`;
  if (
    AFTER_S.has(text) ||
    text.endsWith('sses') ||
    text.endsWith('xes') ||
    text.endsWith('ches') ||
    text.endsWith('shes')
  )
    return text.slice(0, -2);
  return text.slice(0, -1);
}
