import { set } from '../text/set.ts';
import { nameHas } from './traits.ts';
import type { Definition, ParameterFact } from './types.ts';

const OWN =
  set(`figma github gitlab issue sentry notion repository youtube linkedin airbnb jira workspace callback redirect repo board
 pr event profile dashboard avatar org site external feed property`);
const OWN_PHRASES = ['self-hosted'];

/** “Booking.com URL for the hotel”. */
const BRANDED = /\b[A-Z][\w-]*\.(?:com|org|net|io|ai) (?:\w+ ){0,2}URLs?\b/;

/** “Facebook post URL”, of a tool `facebook_get_post`. */
const KEPT_THERE = /\b([A-Z]\w+) (?:post|video|profile|page|reel|channel|user|product|group|thread) (?:URL|link)\b/;

/** Where the service itself is reached, which the caller says anew in each call. */
const ELSEWHERE = /connection string|\b(?:instance|server base) URL\b/i;

/** An address of the service itself, such as the link of an issue, names a record rather than a destination. */
export function isOwn({ words, description }: ParameterFact, { server, nameWords }: Definition): boolean {
  if (words.some(({ text }) => text === 'base' || text === 'connection') || ELSEWHERE.test(description.slice(0, 200)))
    return false;
  if (words.some(({ text }) => OWN.has(text) || server.words.has(text))) return true;
  if (BRANDED.test(description.slice(0, 120))) return true;
  const kept = KEPT_THERE.exec(description.slice(0, 120))?.[1]?.toLowerCase();
  if (
    kept !== undefined &&
    (nameWords.includes(kept) || [...server.words].some((word) => word.length > 3 && kept.startsWith(word)))
  )
    return true;
  const about = description.slice(0, 300).toLowerCase();
  return (
    OWN_PHRASES.some((phrase) => about.includes(phrase)) ||
    about
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => OWN.has(word) || (word.length > 4 && !PLAIN.has(word) && server.words.has(word)))
  );
}

/** “Connect to the database”: the host is where to. */
const connects = ({ standing }: Definition, name: string) =>
  name === 'host' && standing.some(({ verb }) => verb === 'connect');

/** Whether an argument of a role may name the place that a call reaches. */
export function isAddress(role: string, { words, type, description }: ParameterFact, definition: Definition): boolean {
  if (type === 'boolean' || type === 'integer' || type === 'number') return false;
  const last = words.at(-1)?.text ?? '';
  if (
    role === 'host' &&
    words.length === 1 &&
    !nameHas(definition, ...PROBES) &&
    (definition.parameters.some(({ known }) => known.lower === 'port') ||
      connects(definition, last) ||
      nameHas(definition, 'ftp', 'sftp', 'scp'))
  )
    return definition.parameters.some(({ known }) => LOGINS.has(known.lower));
  if (role === 'host' && words.some(({ text }) => CONNECTIONS.has(text))) return true;
  // `dns_lookup` asks about a name; `get_dns_records` about a zone of one's own.
  if (role === 'host' && nameHas(definition, 'dns') && nameHas(definition, ...ASKING)) return true;
  if (role === 'host' && words[0]?.noun === 'target') return true;
  if (role === 'host') return nameHas(definition, ...PROBING);
  if (last === 'uri') return /https?:|URL/.test(description.slice(0, 300));
  return (
    role === 'url' &&
    !words.some(({ text }) => OFFERED.has(text)) &&
    !(words.length > 1 && words[0]?.text === 'link') &&
    !(words[0]?.text === 'id' && words.length > 1) &&
    !(
      last === 'endpoint' &&
      words.length === 1 &&
      (PATH.test(description) || (description === '' && onlyGets(definition)))
    ) &&
    !(last === 'link' && RELATION.test(description.slice(0, 120)))
  );
}

/** “Endpoint path (e.g. /users/{id})” */
const PATH = /^(?:the )?(?:API )?(?:endpoint )?path\b(?!.*\bURL\b)|^\W*\/\w/i;

/** What only gets things is told which of its own endpoints it asks. */
const onlyGets = ({ standing }: Definition) => standing.length > 0 && standing.every(({ verb }) => GETS.has(verb));
const GETS = set('get fetch read search list find');
/** “Name of the relationship, such as contacts”. */
const RELATION = /\b(?:relation(?:ship)?|link name|name of the)\b/i;

/** What is known of an address by heart, `get_url_keywords`, or is kept for one, `get_cookies_setting`: nothing is fetched. */
export const isKey = ({ standing }: Definition, { words }: ParameterFact): boolean =>
  standing.length > 0 &&
  !words.some(({ text }) => text === 'base' || text === 'plane' || CONNECTIONS.has(text)) &&
  standing.every(({ verb, object }) => LOOKS.has(verb) && KEYED.has(object.at(-1) ?? ''));
const LOOKS = set('get list search find has');
const KEYED = set('setting keyword ranking rank competitor backlink cookie tweet job download event todo');

const PLAIN = new Set([
  'fetch',
  'browser',
  'search',
  'crawl',
  'scrape',
  'reader',
  'website',
  'playwright',
  'puppeteer',
  'selenium',
  'firecrawl',
  'page',
  'image',
  'video',
  'document',
  'content',
  'markdown',
  'typescript',
  'request',
  'recipe',
  'swagger',
  'openapi',
]);

/** By these one learns of a machine what its port says. */
const PROBES = ['ping', 'traceroute', 'scan', 'ssl', 'tls'];
const PROBING = [...PROBES, 'port', 'whois', 'curl', 'http', 'nslookup', 'dig', 'request'];
const ASKING = ['lookup', 'resolve', 'query', 'check', 'propagation'];
/** Beside a host and a port: where the call connects. */
const LOGINS = new Set(['user', 'username', 'password']);
/** Links that the service gave, or names of its parts, rather than destinations. */
const OFFERED = new Set(['next', 'prev', 'cursor', 'region', 'short']);
/** Words of an argument that says which database to connect to. */
export const CONNECTIONS = new Set(['connection', 'dsn', 'db', 'database']);
