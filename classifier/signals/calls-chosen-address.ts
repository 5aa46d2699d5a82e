import { CONNECTIONS, isAddress, isKey, isOwn } from '../definition/address.ts';
import { keepsRequest } from '../definition/kept-request.ts';
import { isWithin } from '../definition/referred.ts';
import { atKey, nameHas, phraseIn, rolesOf } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import { Phrases } from '../text/phrases.ts';
import { placed, senses, type Signal } from './signal.ts';

const CALLERS = senses('navigate', 'capture', 'call', 'read', 'control', 'start', 'session', 'compute', 'code');
/** What is written into the database that the caller chose. */
const DATA = new Set(['sql', 'value', 'data', 'statement', 'values', 'rows', 'records', 'input']);
const BODY = new Set(['body', 'headers', 'payload', 'header', 'cookie', 'cookies']);
/** What is sent to a host as it is. */
const RAW = new Set(['content', 'data', 'raw', 'message', 'packet', 'request']);
/** “Data to post in the body”: what the parameter is, by whatever name. */
const IN_BODY = /\b(?:post|put|send|patch|included?)\b.{0,20}\bin the (?:request )?body\b|\brequest body\b/i;
/** “Perform an HTTP POST request”. */
const isRequest = ({ acts }: Definition) =>
  acts.some(({ from, object }) => from === 'lead' && object.includes('http') && object.at(-1) === 'request');
/** The address of the service itself: whatever is done is done there. */
const SERVICE = new Set([...CONNECTIONS, 'base', 'host', 'plane']);

/** “Local path or URL”, “a known id or a URL leading to the file”: the argument may be an address, whatever its name. */
const EITHER =
  /\b(?:path|file|filepath|data|base64|buffer|content|JSON|YAML)s?\b[^.;]{0,20}?(?:\bor\b|\/|\|) ?(?:an? |the |remote |web |public |image |video |http\(?s?\)? |https? ){0,3}URLs?\b|\bURLs?\b[^.;]{0,25}?(?:,|\bor\b|\/|\|) ?(?:an? |the |local |absolute |relative |image |video ){0,3}(?:file ?)?path|\bURL (?:leading|pointing) to\b|\bany (?:\w+ ){0,2}(?:website|web|page) URL\b/i;
/** Most texts speak of none, and to find that costs less. */
const MENTIONS_URL = /URL/i;
const mayBeAddress = ({ depth, type, values, description }: ParameterFact): boolean =>
  depth < 2 &&
  (type === 'string' || type === 'array' || type === '') &&
  values.length === 0 &&
  MENTIONS_URL.test(description) &&
  EITHER.test(description.slice(0, 300));

/** A list is narrowed by an address rather than fetched from it. */
const NARROWS =
  /\b(?:hypothetical|filter(?:s|ed)? by|筛选|過濾|may match|URL fallback|matching|URL (?:pattern|contains)|pattern to match|expected URL|to associate with|(?:tab|window) to switch to|URL of the (?:tab|window))\b/i;

/** An address that a list may be asked for narrows it. */
const isList = ({ nameWords }: Definition, { required, words, description }: ParameterFact): boolean =>
  (nameWords.at(-1) === 'list' && !words.some(({ text }) => SERVICE.has(text))) ||
  (nameWords[0] === 'list' && !required && words.length === 1 && !/connect|database/i.test(description));

/** Nothing is fetched, whatever it is given. */
const OFFLINE = new Phrases(['no network request', 'without network access', 'works offline', 'no network access']);

/** “Parse a URL into its components”. */
const onlyParses = ({ standing }: Definition) =>
  standing.length > 0 && standing.every(({ verb, object }) => PARSES.has(verb) && URLS.has(object[0] ?? 'url'));
const PARSES = new Set(['parse', 'encode', 'decode', 'normalize']);
const URLS = new Set(['url', 'uri', 'link', 'query']);

/** “Upload a file over FTP” to a host of the caller's. */
const CARRIES = new Set(['upload', 'put', 'send', 'transfer', 'copy', 'push', 'forward']);
const FORWARDS = new Set(['forward', 'ship', 'stream', 'relay']);
const CARRIED = new Set(['file', 'folder', 'directory', 'log', 'data', 'content']);

/** “Send a message to an agent” at an address: the message goes there. */
const sends = ({ standing }: Definition, words: ParameterFact['words']) =>
  standing.some(({ verb, object }) => verb === 'send' && object.at(-1) === words.at(-1)?.noun);

/** What is said to the model or the service behind such an address. */
const isTold = ({ depth, words, values }: ParameterFact) =>
  depth === 0 && values.length === 0 && words.length === 1 && TOLD.has(words[0]?.text ?? '');
const TOLD = new Set(['prompt', 'text', 'messages', 'message', 'content', 'audio', 'image']);

const isWebhook = (name: string) => /webhook|callback|hook/i.test(name);

export const callsChosenAddress: Signal = {
  id: 'calls-chosen-address',
  short: 'It calls an address that the arguments choose.',
  why: 'Data can leave in the address or the body, and internal addresses can be reached.',
  remedy: 'Allow named hosts, and never private addresses.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'fetch',
      description: 'Fetch a URL.',
      inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
    },
    spares: {
      name: 'get_user',
      description: 'Get a user.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } } },
    },
  },
  match(definition) {
    if (phraseIn(definition, OFFLINE) !== undefined || onlyParses(definition) || keepsRequest(definition)) return [];
    const address = rolesOf(definition).find(
      ({ role, parameter }) =>
        isAddress(role, parameter, definition) &&
        parameter.depth < 3 &&
        !isWebhook(parameter.name) &&
        (role !== 'url' || !isList(definition, parameter)) &&
        !NARROWS.test(parameter.description.slice(0, 200)),
    );
    const either =
      address === undefined && definition.standing.length > 0 ? definition.parameters.find(mayBeAddress) : undefined;
    if (either !== undefined) return isOwn(either, definition) ? [] : placed([atKey(either)], ['open-egress']);
    if (address === undefined) return [];
    const acts = definition.standing.filter(
      ({ sense }) => CALLERS.has(sense) || address.parameter.words.some(({ text }) => SERVICE.has(text)),
    );
    const byName =
      isRequest(definition) ||
      nameHas(
        definition,
        'fetch',
        'http',
        'request',
        'url',
        'scrape',
        'crawl',
        'navigate',
        'webpage',
        'website',
        'goto',
        'curl',
      );
    const carried =
      address.parameter.depth === 0
        ? definition.standing.find(
            ({ verb, object }) =>
              (address.role === 'host' ? CARRIES : FORWARDS).has(verb) && CARRIED.has(object.at(-1) ?? ''),
          )
        : undefined;
    if (acts.length === 0 && !byName && carried === undefined) return [];
    if (isOwn(address.parameter, definition) || isKey(definition, address.parameter)) return [];
    if (carried !== undefined)
      return [...placed([atKey(address.parameter)], ['open-egress']), ...placed([carried], ['egress-content'])];
    const facts = placed([atKey(address.parameter)], ['open-egress']);
    const written = address.parameter.words.some(({ text }) => SERVICE.has(text))
      ? definition.parameters.find(({ words, depth }) => depth === 0 && words.some(({ text }) => DATA.has(text)))
      : undefined;
    if (written !== undefined && definition.standing.some(({ sense }) => sense === 'code' || SENSES[sense] === 'Write'))
      return [...facts, ...placed([atKey(written)], ['egress-content'])];
    const told = address.parameter.words[0]?.text === 'api' ? definition.parameters.find(isTold) : undefined;
    if (told !== undefined) return [...facts, ...placed([atKey(told)], ['egress-content'])];
    const body = definition.parameters.find(
      ({ words, depth, type, description }) =>
        depth < 2 &&
        type !== 'boolean' &&
        (words.some(({ text }) => BODY.has(text)) ||
          ((address.role === 'host' || sends(definition, words)) && RAW.has(words.at(-1)?.text ?? '')) ||
          (words.length === 1 && IN_BODY.test(description.slice(0, 100)))),
    );
    // The address itself stands in the body.
    if (body === undefined || isWithin(definition, address.parameter, body)) return facts;
    const isSent =
      byName ||
      sends(definition, body.words) ||
      body.words.some(({ noun }) => noun === 'header') ||
      definition.standing.some(({ sense }) => sense === 'call');
    return isSent ? [...facts, ...placed([atKey(body)], ['egress-content'])] : facts;
  },
};
