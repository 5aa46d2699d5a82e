import { atKey, nameHas, rolesOf } from '../definition/traits.ts';
import { placed, type Signal } from './signal.ts';

const FETCHERS = new Set(['fetch', 'get', 'retrieve', 'scrape', 'crawl', 'download', 'read', 'extract', 'load', 'open', 'request', 'scan', 'audit', 'test', 'analyze', 'check', 'ping', 'parse']);
const BODY = new Set(['body', 'headers', 'payload', 'header']);
const OWN = ['figma', 'github', 'gitlab', 'issue', 'sentry', 'notion', 'repository', 'youtube', 'linkedin', 'base url', 'self-hosted', 'airbnb', 'jira', 'workspace', 'callback', 'redirect'];

const lowerOf = (text: string) => text.slice(0, 300).toLowerCase();
const isWebhook = (name: string) => /webhook|callback|hook/i.test(name);

export const callsChosenAddress: Signal = {
  id: 'calls-chosen-address',
  short: "It calls an address that the arguments choose.",
  why: "Data can leave in the address or the body, and internal addresses can be reached.",
  remedy: "Allow named hosts, and never private addresses.",
  lifecycle: 'stable',
  examples: {
    fires: { name: 'fetch', description: 'Fetch a URL.', inputSchema: { type: 'object', properties: { url: { type: 'string' } } } },
    spares: { name: 'get_user', description: 'Get a user.', inputSchema: { type: 'object', properties: { id: { type: 'string' } } } },
  },
  match(definition) {
    const address = rolesOf(definition).find(({ role, parameter }) => (role === 'url' || role === 'host') && parameter.depth < 3 && !isWebhook(parameter.name));
    if (address === undefined) return [];
    const acts = definition.standing.filter(({ sense, verb }) => sense === 'navigate' || sense === 'capture' || sense === 'call' || (sense === 'read' && FETCHERS.has(verb)) || verb === 'upload' || verb === 'crawl' || verb === 'scrape');
    const byName = nameHas(definition, 'fetch', 'http', 'request', 'url', 'scrape', 'crawl', 'navigate', 'webpage', 'website', 'goto', 'curl');
    if (acts.length === 0 && !byName) return [];
    if (OWN.some((word) => lowerOf(address.parameter.description).includes(word))) return [];
    const facts = placed([atKey(address.parameter)], ['open-egress']);
    const body = definition.parameters.find(({ words, depth }) => depth < 2 && words.some(({ text }) => BODY.has(text)));
    return body === undefined || !byName && !definition.standing.some(({ sense }) => sense === 'call') ? facts : [...facts, ...placed([atKey(body)], ['egress-content'])];
  },
};
