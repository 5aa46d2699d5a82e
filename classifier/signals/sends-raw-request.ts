import { keepsRequest } from '../definition/kept-request.ts';
import { deletingMethod } from '../definition/named-deletion.ts';
import { NameTrait } from '../definition/name-trait.ts';
import { atKey } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import { set, shares } from '../text/set.ts';
import { placed, senses, type Signal } from './signal.ts';

/** Records of requests are kept or listed: their method and path are fields. */
const keeps = ({ standing, nameWords }: Definition) =>
  nameWords.some((word) => KEPT.has(word)) &&
  standing.length > 0 &&
  standing.every(({ sense }) => KEEPS.has(sense)) &&
  (nameWords.at(-1) === 'list' || standing.some(({ sense, from }) => sense !== 'read' && from === 'name'));
/** A method that may be left out narrows what is looked up. */
const isLookup = ({ standing }: Definition, { required }: ParameterFact) =>
  !required &&
  standing.length > 0 &&
  standing.every(
    ({ sense, verb, object }) => sense === 'read' && !TELLS_LITTLE.has(verb) && object.at(-1) !== 'request',
  );
/** “Get information about an API endpoint from the specification”: it is looked up, and nothing is sent. */
const tellsOf = ({ standing }: Definition) =>
  standing.length > 0 &&
  standing.every(
    ({ sense, verb, object }) =>
      (sense === 'read' || sense === 'compute') &&
      (VALIDATES.has(verb) || object.some((noun) => TOLD.has(noun) || verb === 'search')),
  );
const VALIDATES = new Set(['validate', 'explain', 'describe']);
const TOLD = new Set([
  'spec',
  'specification',
  'detail',
  'information',
  'info',
  'schema',
  'documentation',
  'doc',
  'example',
]);
/** “Add an HTTP request sampler under the node”: a step of a plan. */
const adds = ({ standing }: Definition) =>
  standing.length > 0 && standing.every(({ verb, sense }) => verb === 'add' && sense === 'create');
/** By these a request may be meant, and “Returns: the response” tells of any. */
const TELLS_LITTLE = new Set(['request', 'fetch', 'return', 'returns']);
/** A rule for a method and a path is deleted; nothing is sent. */
const removes = ({ standing }: Definition) =>
  standing.length > 0 && standing.every(({ sense, from }) => sense === 'delete' && from !== 'action');
const KEPT = new Set(['api', 'apis', 'interface', 'endpoint', 'route', 'request', 'mock', 'webhook']);
const KEEPS = senses('read', 'create', 'update');
const MAKES = senses('create', 'update');
const METHOD = new Set(['method', 'httpmethod', 'http_method', 'verb']);
const METHODS = new NameTrait(({ lower }) => METHOD.has(lower));
const PATH = new Set(['path', 'url', 'endpoint', 'uri', 'route', 'api_path', 'apipath', 'resource']);
const PATHS = new NameTrait(({ lower }) => PATH.has(lower));

/** The whole request as text, with whatever method, address and headers. */
const isRaw = ({ depth, type, description }: ParameterFact) =>
  depth === 0 && type === 'string' && /\braw (?:HTTP )?request\b/i.test(description.slice(0, 120));
const RAW = new NameTrait(({ words }) => words.some(({ text }) => text === 'raw' || text === 'request'));
const sendsAny = ({ standing }: Definition) =>
  standing.some(({ verb, object }) => SENDS.has(verb) && object.some((noun) => noun === 'request' || noun === 'http'));
const SENDS = new Set(['send', 'issue', 'replay', 'repeat', 'make', 'perform']);

/** Behind every path of these is money. */
const CASHIERS = set('stripe paypal razorpay adyen braintree mollie gocardless paddle');

export const sendsRawRequest: Signal = {
  id: 'sends-raw-request',
  short: 'It sends a method and a path of the caller’s choice to an API.',
  why: 'Every operation of that API is open to the caller.',
  remedy: 'Offer one tool for each operation, or allow GET only.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'api_request',
      description: 'Call the API.',
      inputSchema: { type: 'object', properties: { method: { type: 'string' }, path: { type: 'string' } } },
    },
    spares: { name: 'get_page', description: 'Get a page.' },
  },
  match(definition) {
    const raw = sendsAny(definition) ? RAW.in(definition).find(isRaw) : undefined;
    if (raw !== undefined) return placed([atKey(raw)], ['Execute', 'raw-api', 'open-egress', 'egress-content']);
    const method = METHODS.in(definition).find(
      ({ values, depth, description }) =>
        depth < 2 &&
        (values.length === 0
          ? /GET|POST/.test(description) || definition.vocabulary.has('http') || definition.vocabulary.has('api')
          : values.some((value) => value.toUpperCase() === 'POST' || value.toUpperCase() === 'DELETE')),
    );
    const path = PATHS.in(definition).find(({ depth }) => depth < 2);
    const posts =
      definition.nameWords.at(-1) === 'post' && definition.nameWords.length < 3 && path?.known.lower === 'path';
    if (posts) return placed([atKey(path)], ['Execute', 'raw-api']);
    // A request that is kept, such as that of a tool which is defined, is sent each time that the tool is called.
    if (
      method !== undefined &&
      method.depth > 0 &&
      path !== undefined &&
      definition.standing.every(({ sense }) => MAKES.has(sense))
    )
      return placed([atKey(path)], ['open-egress', 'egress-subscription']);
    if (
      method === undefined ||
      path === undefined ||
      keeps(definition) ||
      keepsRequest(definition) ||
      removes(definition) ||
      isLookup(definition, method) ||
      tellsOf(definition) ||
      adds(definition)
    )
      return [];
    return [
      ...placed([atKey(method), atKey(path)], ['Execute', 'raw-api']),
      ...placed(shares(CASHIERS, definition.server.words) ? [atKey(method)] : [], ['financial']),
      ...placed(deletingMethod(method), ['destructive']),
    ];
  },
};
