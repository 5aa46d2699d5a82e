import type { Role } from '../../data/schema/index.ts';
import { SENSES } from '../lexicon/senses.ts';
import { set } from '../text/set.ts';
import { PASSING_TOKENS } from './compound.ts';
import type { Definition, ParameterFact } from './types.ts';

type Fits = (parameter: ParameterFact, definition: Definition) => boolean;

const PRICES = set('amount price cost budget');
const MEASURED =
  /\b(?:grams?|servings?|ml|litres?|units?|pixels?|scroll|steps?|number of|percent|intensity|strength|food|portions?)\b/i;
const MONEY =
  /\b(?:usd|eur|money|currency|price|pay|paid|payment|cents?|dollars?|wei|eth|btc|tokens?|coins?|lamports|charge|refund|balance|funds?)\b/i;

/** A sum of money rather than of food or of items. */
const isMoney: Fits = ({ words, description }, { standing }) =>
  (PRICES.has(words.at(-1)?.text ?? '') && !MEASURED.test(description.slice(0, 200))) ||
  standing.some(({ sense }) => sense === 'pay') ||
  MONEY.test(description.slice(0, 200));

/** Words of what has paths that are not paths of files. */
export const ELSEWHERE = set('http url uri route api area iteration field json return');

/** A path of files rather than of URLs, fields or work items. */
const isOfFiles: Fits = ({ words, description, pointer }) =>
  !words.some(({ noun }) => ELSEWHERE.has(noun)) &&
  !pointer.includes('/fields/') &&
  !pointer.includes('/health_check/') &&
  !/\bcookies? by path|\bcookie path|\bpath of the (?:instance|node|object|component|property)|\b(?:API path|API endpoint|endpoint path|URL path|field path|JSON ?path|dot notation)\b/i.test(
    description.slice(0, 200),
  );

const GIT = ['branch', 'commit', 'git', 'repository', 'repo', 'tag', 'pull'];

/** A name in a repository rather than an element of a page. */
const isGit: Fits = ({ words, description }, { vocabulary, server }) => {
  const last = words.at(-1)?.text;
  if (last === 'branch' || (last !== 'ref' && words.length > 1)) return true;
  return (
    !server.kinds.has('browser') &&
    (GIT.some((word) => vocabulary.has(word) || server.words.has(word)) ||
      /\b(?:branch|commit|git)\b/i.test(description.slice(0, 200)))
  );
};

/** What of a target is surely somewhere in a network. */
const MACHINE = set('host hostname ip');
const PROBED = /\btarget (?:hosts?|machines?|ips?|systems?|networks?|servers?)\b|\b(?:hosts?|hostname|ips?|subnet) (?:address )?to (?:scan|probe|ping|test)\b/i; // prettier-ignore
/** Domains are also fields of work, of values and of entities. */
const NETWORKED = /\bdomain names?\b|\b(?:custom|sub|web|e-?mail|target|sender)-?\s?domains?\b|\bsubdomain|\bweb ?site|\bhost|\bURL\b|\bDNS\b|\bcookie|\bcrawl|\.(?:com|org|net|io|dev|app)\b|域名/i; // prettier-ignore
const NO_NETWORK = /\bMDS\b|\bknowledge\b|\bbusiness\b|\bcapability\b|\bfilter by domain \(|\bentity\b/i;
const ADDRESSED = set(
  'dns domain website site hosting url cookie ssl certificate subdomain keyword backlink seo email',
);

/** A place in a network rather than a field of knowledge, or whatever else is aimed at. */
const isPlace: Fits = ({ words, description }, { vocabulary, description: whole }) => {
  const last = words.at(-1)?.text ?? '';
  const about = description.slice(0, 200);
  if (words[0]?.noun === 'target' && !MACHINE.has(last) && last !== 'domain')
    return PROBED.test(about) || PROBED.test(whole.slice(0, 400));
  if (last !== 'domain') return true;
  if (NO_NETWORK.test(about) || words.some(({ noun }) => noun === 'knowledge')) return false;
  return NETWORKED.test(about) || (about.length < 30 && vocabulary.hasAny(ADDRESSED));
};

/** What a record may be, by which only something that looks for records tells them apart. */
const STATES = set('status state labels');
const SETTING = set('create update comment save replace send publish archive');
const ELEMENT = /\b(?:CSS|XPath|element|DOM)\b/i;

/** What chooses among records, rather than a value that is set or an element of a page. */
const isFilter: Fits = ({ words, description }, { standing, server }) => {
  const last = words.at(-1)?.text ?? '';
  if (last === 'selector')
    return (
      !server.kinds.has('browser') &&
      !ELEMENT.test(description.slice(0, 120)) &&
      !standing.some(({ sense }) => sense === 'ui' || sense === 'navigate')
    );
  if (words.length > 1 || !STATES.has(last)) return true;
  return /\bfilter/i.test(description.slice(0, 120)) || !standing.some(({ sense }) => SETTING.has(sense));
};

const COUNTED = set('size count');
const PAGES = set('page batch max result results limit top per fetch');
const RETURNED = /\b(?:number|amount|count) of .{0,40}\b(?:to (?:return|retrieve|fetch|get|show|list)|per page|returned|results?)\b|\bmaximum number\b|\bhow many\b|\bper page\b|\bpage size\b|\bmax(?:imum)? results\b/i; // prettier-ignore
const EXTENT =
  /\bbytes?\b|\b[KMG]i?B\b|\bpixels?\b|\bpoints?\b|\bwidth\b|\bheight\b|\bfont\b|\bminimum\b|\bradius\b|\bstroke\b/i;

/** How much is returned, rather than how large or how many something is. */
const isLimit: Fits = ({ words, description }) => {
  const about = description.slice(0, 200);
  if (!COUNTED.has(words.at(-1)?.text ?? '') || RETURNED.test(about)) return true;
  if (EXTENT.test(about)) return false;
  return words.length === 1 || (words.length === 2 && PAGES.has(words[0]?.text ?? ''));
};

const SOMEBODY = /\b(?:recipients?|receiver|e-?mails?|phone|address|wallet|account|users?|chat|numbers?(?! of))\b/i;
const REACHING = set('send publish pay grant call');

/** Whom something goes to, rather than the second of two times, units or places: `from` and `to`. */
const isReceiver: Fits = ({ known, depth, description }, { parameters, standing }) =>
  known.lower !== 'to' ||
  !parameters.some((other) => other.depth === depth && other.known.lower === 'from') ||
  SOMEBODY.test(description.slice(0, 200)) ||
  standing.some(({ sense }) => REACHING.has(sense));

const TALKING = set('send publish comment');
const WRITTEN = set('message body subject');
const PAYLOAD = /\brequest (?:body|payload)\b|\bJSON\b|\bbase64\b|\bclass\b|\bsource\b|\bfile contents?\b|请求体/i;
const LETTERS = set(
  'issue comment note message email mail draft review reply post ticket discussion thread pr feedback merge pull',
);

/** Words for people, rather than whatever a request carries. */
const isForPeople: Fits = ({ type, words, description }, { standing, nameWords }) => {
  const last = words.at(-1)?.text ?? '';
  const about = description.slice(0, 200);
  if (last === 'body' && (type !== 'string' || PAYLOAD.test(about))) return false;
  if (standing.some(({ sense }) => TALKING.has(sense))) return true;
  return WRITTEN.has(last) && (last !== 'body' || about !== '' || nameWords.some((word) => LETTERS.has(word)));
};

/** What only reads forces nothing: there `recursive` tells how deep it looks. */
const isForcing: Fits = ({ words }, { standing }) =>
  words.at(-1)?.text !== 'recursive' || standing.some(({ sense }) => SENSES[sense] !== 'Read');

/** Tokens that lead to the next page or step, and open nothing. */
const PASSING = new Set([...PASSING_TOKENS, 'next', 'skip', 'scroll', 'resume', 'confirm', 'plan']);

/** What opens something, rather than what marks a place in a list. */
const isSecret: Fits = ({ words }) =>
  words.at(-1)?.text !== 'token' || !words.slice(0, -1).some(({ text }) => PASSING.has(text));

const OTHERS_CONFIRM = set('send sends auto require requires');
const isConfirming: Fits = ({ words }) => !OTHERS_CONFIRM.has(words[0]?.text ?? '');

/** Whether a parameter that goes by the name of a role plays it; a role that is not here needs no more than its name. */
export const FITS: Partial<Record<Role, Fits>> = {
  amount: isMoney,
  path: isOfFiles,
  branch: isGit,
  host: isPlace,
  filter: isFilter,
  limit: isLimit,
  recipient: isReceiver,
  message: isForPeople,
  force: isForcing,
  credential: isSecret,
  confirm: isConfirming,
};
