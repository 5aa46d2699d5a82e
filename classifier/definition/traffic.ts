import { set, shares } from '../text/set.ts';
import type { Act, Definition } from './types.ts';

const LIVE = set('route record upstream service ssl ipv6 ipv4 pause proxy consumer certificate');
/** By these the public reaches what runs in a cloud. */
const EXPOSED = set('domain subdomain hostname route proxy tunnel alias');
/** These carry traffic by themselves. */
const ROUTES = set('route record ssl proxy domain subdomain hostname tunnel alias');

/** What it acts on takes part in the traffic of a gateway, or lets the public into a cloud. */
export const isRouted = ({ server: { kinds } }: Definition, { object, verb }: Act): boolean =>
  verb !== 'verify' &&
  ((kinds.has('gateway') && object.some((noun) => LIVE.has(noun))) ||
    (kinds.has('cloud') && object.some((noun) => EXPOSED.has(noun))));

/** And it carries that traffic itself, as a new upstream or service does not. */
export const isRoute = (definition: Definition, act: Act): boolean =>
  isRouted(definition, act) && act.object.some((noun) => ROUTES.has(noun));

/** Through a global rule goes all traffic of a gateway; plugins change what their routes do. */
export const onGateway = ({ server }: Definition, { sense, object }: Act): boolean =>
  server.kinds.has('gateway') &&
  ((object.includes('global') && CHANGED.has(sense)) ||
    (object.includes('plugin') && !object.includes('metadata') && sense === 'update'));
const CHANGED = set('create update delete');

/** How much a server behind HAProxy or nginx is given: “Set the maximum connections of a server”. */
const sharesOut = ({ server }: Definition, { sense, object }: Act): boolean =>
  sense === 'update' &&
  object.some((noun) => SERVERS.has(noun) || noun === 'weight') &&
  shares(BALANCERS, server.words);
const BALANCERS = set('haproxy nginx traefik envoy caddy');

/** What is behind a load balancer gets its traffic, and what is taken off it gets none; a new one has none yet. */
export function balances(definition: Definition, act: Act): boolean {
  const { sense, object, quote } = act;
  if (sharesOut(definition, act)) return true;
  return (
    BALANCED.has(sense) &&
    (object.includes('balancer') ||
      BALANCER.test(quote) ||
      (SERVERS.has(object.at(-1) ?? '') && BACKEND.test(quote))) &&
    !(sense === 'create' && object.includes('balancer'))
  );
}
const BALANCED = set('create update detach delete replace');
const BALANCER = /(?:to|from|with|behind) (?:(?:an?|the|your|this) )?(?:\w+ )?load[ -]?balancer/i;

const SERVERS = set('server host target instance endpoint');
const BACKEND = /(?:to|from) (?:an?|the|your|this) (?:\w+ )?(?:backend|upstream|target group)\b/i;

/** What buyers or a model get to see while it runs: “Create a price experiment”, “Update an override of a prompt”. */
export const tries = ({ sense, object, quote }: Act): boolean =>
  (sense === 'create' || sense === 'update') &&
  ((object.at(-1) === 'experiment' && object.some((noun) => TRIED.has(noun))) ||
    (object.at(-1) === 'override' && (object.includes('prompt') || PROMPTED.test(quote))));
const TRIED = set('price pricing paywall offering checkout');
const PROMPTED = /\boverride (?:for|of) (?:an?|the) prompt\b/i;

/** It changes by what a flag decides who gets a feature: “Add a strategy to a feature flag”. */
export const targets = ({ sense, object, quote }: Act): boolean =>
  sense !== 'archive' &&
  ((object.some((noun) => TARGETING.has(noun)) && FLAGGED.test(quote)) ||
    (sense === 'update' && object.at(-1) === 'targeting'));
const TARGETING = set('strategy variant targeting rule segment constraint');
const FLAGGED = /\b(?:to|of|for|from|in) (?:an?|the|this) (?:existing )?feature (?:flag|toggle)\b/i;
