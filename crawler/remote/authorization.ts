import type { Snapshot } from '../../data/schema/index.ts';
import { JsonReader } from '../client/bounded-json.ts';
import type { Exchange } from './http.ts';
import { parseJson } from './rpc.ts';

type Authorization = NonNullable<Snapshot['authorization']>;

const DOCUMENT_BYTES = 256 * 1024;
const DOCUMENT = { lineDepth: 100, values: 5_000 };
const ISSUERS = 5;

/**
 * What a server that answers 401 says about who may use it: RFC 9728 metadata, then RFC 8414 or OpenID metadata of each
 * issuer. Only facts are read, no authorization is attempted; every address goes through the same gate.
 */
export async function discoverAuthorization(
  url: URL,
  challenge: string | undefined,
  exchange: Exchange,
): Promise<Authorization> {
  const found: Authorization = { issuers: [], scopes: words(parameter(challenge, 'scope')) };
  for (const address of resourceMetadata(url, parameter(challenge, 'resource_metadata'))) {
    const document = await metadata(address, exchange);
    const servers = texts(document?.authorization_servers);
    if (!document || (servers.length === 0 && typeof document.resource !== 'string')) continue;
    if (typeof document.resource === 'string') found.resource = document.resource.slice(0, 500);
    found.issuers = servers.slice(0, ISSUERS);
    found.scopes = unique([...found.scopes, ...texts(document.scopes_supported)]);
    break;
  }
  const candidates = found.issuers.length > 0 ? found.issuers : [url.origin];
  for (const issuer of candidates) {
    const document = await issuerMetadata(issuer, exchange);
    if (!document) continue;
    if (found.issuers.length === 0) found.issuers = [issuer];
    if (found.scopes.length === 0) found.scopes = unique(texts(document.scopes_supported));
  }
  return found;
}

function resourceMetadata(url: URL, named: string | undefined): URL[] {
  const path = url.pathname === '/' ? '' : url.pathname;
  const guesses = [
    named,
    `${url.origin}/.well-known/oauth-protected-resource${path}`,
    `${url.origin}/.well-known/oauth-protected-resource`,
  ];
  return unique(guesses.flatMap((guess) => (guess === undefined ? [] : [guess])))
    .map((guess) => URL.parse(guess))
    .filter((guess) => guess !== null);
}

/** The metadata of an issuer, where the document names that very issuer. */
async function issuerMetadata(issuer: string, exchange: Exchange): Promise<Record<string, unknown> | undefined> {
  const url = URL.parse(issuer);
  if (url === null) return undefined;
  const path = url.pathname.replace(/\/$/, '');
  const addresses = [
    `${url.origin}/.well-known/oauth-authorization-server${path}`,
    `${url.origin}/.well-known/openid-configuration${path}`,
    ...(path === '' ? [] : [`${url.origin}${path}/.well-known/openid-configuration`]),
  ];
  for (const address of addresses) {
    const document = await metadata(new URL(address), exchange);
    if (typeof document?.issuer === 'string' && document.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, ''))
      return document;
  }
  return undefined;
}

async function metadata(url: URL, exchange: Exchange): Promise<Record<string, unknown> | undefined> {
  try {
    const answer = await exchange.fetch(url, { headers: { accept: 'application/json' } });
    if (answer.status !== 200) {
      answer.drop();
      return undefined;
    }
    const value = parseJson(await exchange.text(answer, DOCUMENT_BYTES), new JsonReader(DOCUMENT));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // metadata that cannot be had, or must not be fetched, is no fact
  }
}

/** A parameter of a `WWW-Authenticate: Bearer` challenge. */
function parameter(challenge: string | undefined, name: string): string | undefined {
  const match = new RegExp(`[\\s,]${name}\\s*=\\s*(?:"([^"]{0,1000})"|([^\\s",]{1,1000}))`, 'i').exec(
    ` ${challenge?.slice(0, 8_000) ?? ''}`,
  );
  return match?.[1] ?? match?.[2];
}

const words = (text: string | undefined): string[] => unique((text ?? '').split(/\s+/).filter((word) => word !== ''));
const texts = (value: unknown): string[] =>
  Array.isArray(value)
    ? value
        .filter((item) => typeof item === 'string')
        .slice(0, 100)
        .map((item) => item.slice(0, 500))
    : [];
const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];
