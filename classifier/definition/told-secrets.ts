import { Phrases } from '../text/phrases.ts';
import { phraseIn } from './traits.ts';
import type { Definition, Place } from './types.ts';

const TOLD = new Phrases(
  [
    'including its signing secret',
    'including its secret',
    'including the secret',
    'including the api key',
    'returns the api key',
    'returns the secret',
    'returns the token',
    'connection string',
    'including credentials',
    'its password',
    'with password',
    'username and password',
    'secret value',
    'to read secrets',
    'in plain text',
    'decrypted',
    'with decryption',
    'private key',
    'token value',
    "'cookie'",
    'set-cookie',
    'authorization header',
    'plaintext value',
    'unmasked',
    'plaintext secret',
    'with their credentials',
    'with their ssh credentials',
    'clear text',
    'seed phrase',
    'recovery code',
    'backup code',
  ],
  1200,
);
const RETURNED = new Phrases(
  [
    'returns api_key',
    'returns an api key',
    'returns your api key',
    'returns the new key',
    'returns an access token',
    'returns the private key',
    'returns a private key',
    'returning the private key',
    'returns the secret',
    'key is only shown once',
    'token is only shown once',
    'secret is only shown once',
    'returns access_token',
    'returns an access_token',
    'returns access token',
    'returns auth token',
    'returns a bearer token',
    'returns a jwt',
    'returns the jwt',
    'returns jwt',
    'returns an auth token',
    'returns the access token',
    'returns the auth token',
    'returns a new api key',
    'returns a session token',
    'and a session token',
    'initial auth token',
    'contains the api key',
    'only shown once',
    'shown only once',
    'returned only once',
    'only returned once',
    'cannot be retrieved again',
    'will not be shown again',
    "won't be shown again",
    'not be able to see it again',
    'with fresh credentials',
    'the returned secret',
  ],
  1500,
);
/** Secrets by what they are called; a key may have a word before it, `webhook_auth_key`. */
const KEYS = ['auth', 'api', 'access', 'private', 'secret'].flatMap((kind) => [`${kind}key`, `${kind}_key`]);
const OTHERS = [
  'environment variables',
  'access_token',
  'session token',
  'auth_token',
  'refresh_token',
  'client_secret',
  'signing secret',
  'webhook secret',
  'authentication credentials',
  'registry credentials',
];
/** One of these is in whatever the pattern finds, and to find that costs less. */
const NAMED = new Phrases([...OTHERS, ...KEYS], 600);
/** “Including environment variables”, “Returns `url` and `auth_key`”. */
const TOLD_AMONG = new RegExp(
  `\\b(?:includ(?:es|ing)|returns?|(?<=[a-z,] )with|(?:each|every) (?:\\w+ ){1,3}has)\\b[^.;]{0,70}(?<!ing (?:the|your|its|an?) )\\b(?:${OTHERS.join('|')}|(?:\\w+_)?(?:${KEYS.join('|')}))\\b`,
  'i',
);

/** It says that the values stay hidden. */
const HIDDEN = new Phrases(
  [
    'never included',
    'never returns secret',
    'never return secret',
    'not return secret',
    'never returns the secret',
    'not return the secret',
    'values are never',
    'values are not',
    'never returned',
    'not returned',
    'not included',
    'write-only',
    'redacted',
    'are masked',
    'is masked',
    '(masked)',
    'values masked',
    '(redacted)',
    'masked by default',
    'values are hidden',
    'without values',
    'names only',
    'without exposing',
    'metadata only',
    'token metadata',
    'tokens metadata',
    'key metadata',
    'no hashes',
  ],
  1500,
);

/** Where a definition says that a call hands out a new secret. */
export const handedOut = (definition: Definition): Place | undefined => phraseIn(definition, RETURNED);

/** “Creates a mailbox. Returns the SMTP credentials”: what is made comes with what opens it. */
export function comesWith(definition: Definition): Place | undefined {
  if (!definition.standing.some(({ sense }) => sense === 'create' || sense === 'start')) return undefined;
  if (phraseIn(definition, OPENING) === undefined) return undefined;
  const quote = OPENED_WITH.exec(definition.description.slice(0, 1500))?.[0];
  return quote === undefined ? undefined : { pointer: '/description', quote };
}
/** One of these is in whatever the pattern finds, and to find that costs less. */
const OPENING = new Phrases(['credentials', 'root password', 'admin password', 'initial password'], 1500);
const OPENED_WITH =
  /\breturns (?![^.;:]{0,60}\b(?:no|not|without|never)\b)[^.;:]{0,60}?\b(?:(?:SMTP|IMAP|FTP|SSH|login|access|connection|database|new|initial|generated|its) credentials|(?:root|admin|initial) password)\b/i;

/** Where a definition says that what it returns holds a secret. */
export function toldSecret(definition: Definition): Place | undefined {
  const said = phraseIn(definition, TOLD) ?? toldAmong(definition);
  return said === undefined || isInput(definition.description, said.quote) ? undefined : said;
}

/** Whether a definition says that the values of secrets stay hidden. */
export const hidesSecrets = (definition: Definition): boolean => phraseIn(definition, HIDDEN) !== undefined;

function toldAmong(definition: Definition): Place | undefined {
  if (phraseIn(definition, NAMED) === undefined) return undefined;
  const quote = TOLD_AMONG.exec(definition.description.slice(0, 600))?.[0];
  return quote === undefined ? undefined : { pointer: '/description', quote };
}

/** “Derived from a private key”, “are never included”: said of what goes in, or of what does not come out. */
function isInput(description: string, quote: string): boolean {
  const at = description.indexOf(quote);
  const before = description.slice(Math.max(0, at - 24), at).toLowerCase();
  const after = description.slice(at + quote.length, at + quote.length + 40).toLowerCase();
  return (
    /\b(?:from|using|given|by|no|without|any)(?: an?| the| your| its)? $|\b(?:never|not) (?:\w+ )?(?:the )?$/.test(
      before,
    ) || /\b(?:never|not)\b/.test(after)
  );
}
