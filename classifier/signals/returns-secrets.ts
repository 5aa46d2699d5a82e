import type { Act, Definition, Place } from '../definition/types.ts';
import { KEPT, VAULTS } from '../definition/vaults.ts';
import { anyFile } from '../definition/any-file.ts';
import { atKey, issuedKey, phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';
import { set } from '../text/set.ts';

const SECRETS = set(
  'secret credential password token apikey env environ envvar dotenv cookie keychain passphrase kubeconfig mnemonic keystore jwt otp totp',
);
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
    'in plain text',
    'decrypted',
    'private key',
    'token value',
    "'cookie'",
    'set-cookie',
    'authorization header',
    'plaintext value',
    'unmasked',
    'clear text',
    'seed phrase',
    'recovery code',
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
    'returns the secret',
    'key is only shown once',
    'token is only shown once',
    'secret is only shown once',
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
  ],
  1500,
);
const KEYS = new Set([
  'api',
  'access',
  'private',
  'ssh',
  'publishable',
  'service',
  'secret',
  'anon',
  'encryption',
  'storage',
  'admin',
  'master',
]);
const META = set(
  'public metadata name count usage limit price balance holder supply info address transfer design contract market pair list schema type template status policy jar coverage outline size hash bot information detail erc20 erc721 nft coin crypto swap',
);
/** “Including environment variables”, “Returns `url` and `auth_key`”. */
const TOLD_AMONG =
  /\b(?:includ(?:es|ing)|returns?|with)\b[^.;]{0,60}\b(?:environment variables|(?:\w+_)?(?:auth|api|access|private|secret)_?key|(?:access|auth|refresh)_token|client_secret|authentication credentials)\b/i;
/** One of these is in whatever that finds. */
const AMONG = new Phrases(
  [
    'environment variables',
    'authkey',
    'auth_key',
    'apikey',
    'api_key',
    'accesskey',
    'access_key',
    'privatekey',
    'private_key',
    'secretkey',
    'secret_key',
    'access_token',
    'auth_token',
    'refresh_token',
    'client_secret',
    'authentication credentials',
  ],
  600,
);
/** By these one learns whether, not what. */
const CHECKS = set('count check verify validate test lint scan');
const VARIABLES = set('environment env config');

/** Options of a list with which the values themselves are shown. */
const UNVEILING = set('expand reveal value values decrypt plain unmask unmasked plaintext');
/** It says that the values stay hidden. */
const HIDDEN = new Phrases(
  [
    'never included',
    'never returned',
    'not returned',
    'not included',
    'write-only',
    'redacted',
    'are masked',
    'values are hidden',
    'without values',
    'names only',
    'without exposing',
    'metadata only',
  ],
  1500,
);
/** What a service makes up is told to who asked for it, unless they brought it. */
const ISSUED = set('token apikey pat keypair');
const BROUGHT = set('value token password secret key publickey material credential');

function isIssued({ parameters }: Definition, { verb, sense, object, from }: Act): boolean {
  const head = object.at(-1) ?? '';
  return (
    from !== 'body' &&
    MAKES.has(verb) &&
    (sense === 'grant' || sense === 'access') &&
    (ISSUED.has(head) ||
      (head === 'key' && KEYS.has(object.at(-2) ?? '')) ||
      (head === 'password' && object.includes('application'))) &&
    !parameters.some(
      ({ type, words }) => type !== 'boolean' && BROUGHT.has(words.at(-1)?.text ?? '') && words.length < 3,
    )
  );
}
function toldAmong(definition: Definition): Place | undefined {
  if (phraseIn(definition, AMONG) === undefined) return undefined;
  const quote = TOLD_AMONG.exec(definition.description.slice(0, 600))?.[0];
  return quote === undefined ? undefined : { pointer: '/description', quote };
}

const MAKES = set('create generate mint rotate regenerate issue reset');

/** “Derived from a private key”, “are never included”: said of what goes in, or of what does not come out. */
function isInput(description: string, quote: string): boolean {
  const at = description.indexOf(quote);
  const before = description.slice(Math.max(0, at - 18), at).toLowerCase();
  const after = description.slice(at + quote.length, at + quote.length + 40).toLowerCase();
  return (
    /\b(?:from|using|given|by|no|without|any)(?: an?| the| your| its)? $/.test(before) ||
    /\b(?:never|not)\b/.test(after)
  );
}

export const returnsSecrets: Signal = {
  id: 'returns-secrets',
  short: 'It can return keys, tokens, passwords or other secrets.',
  why: 'A secret that was read into a conversation is no longer secret.',
  remedy: 'Deny it to agents, or redact the values in the server.',
  lifecycle: 'stable',
  senses: senses('read', 'compute', 'create', 'update', 'start', 'grant', 'access'),
  examples: {
    fires: { name: 'get_secret', description: 'Get the value of a secret.' },
    spares: { name: 'count_tokens', description: 'Count the tokens of a text.' },
  },
  match(definition) {
    const readings = actsWith(definition, 'read');
    const returned = phraseIn(definition, RETURNED) ?? issuedKey(definition);
    if (returned !== undefined) return placed([returned], ['reads-secrets']);
    const issued = definition.standing.find((act) => isIssued(definition, act));
    if (issued !== undefined) return placed([issued], ['reads-secrets']);
    const makes = actsWith(definition, 'compute').filter(({ verb }) => MAKES.has(verb));
    if (readings.length === 0 && makes.length === 0) return [];
    const said = phraseIn(definition, TOLD) ?? toldAmong(definition);
    if (said !== undefined && !isInput(definition.description, said.quote)) return placed([said], ['reads-secrets']);
    const unveils = definition.parameters.some(({ words }) => words.some(({ text }) => UNVEILING.has(text)));
    if (!unveils && phraseIn(definition, HIDDEN) !== undefined) return [];
    const toldAsList = readings.some(({ verb, from }) => verb === 'list' && from === 'lead');
    const lists = ({ verb, from }: Act) =>
      (verb === 'list' && !definition.nameWords.includes('env')) ||
      (from === 'name' && (definition.nameWords.at(-1) === 'list' || toldAsList));
    const acts = readings.filter(
      (act) =>
        !CHECKS.has(act.verb) &&
        (unveils || !lists(act)) &&
        (!act.object.includes('cookie') || definition.server.kinds.has('browser')) &&
        act.object.some((noun) => SECRETS.has(noun)) &&
        !act.object.some((noun) => META.has(noun)),
    );
    if (acts.length > 0) return placed([acts[0] as Place], ['reads-secrets']);
    const vault = [...definition.server.words].some((word) => VAULTS.has(word))
      ? readings.find(({ object, verb }) => verb !== 'list' && object.some((noun) => KEPT.has(noun)))
      : undefined;
    if (vault !== undefined) return placed([vault], ['reads-secrets']);
    const pair = readings.find(
      (act) =>
        !CHECKS.has(act.verb) &&
        (unveils || !lists(act)) &&
        act.object.some(
          (noun, i, object) =>
            (noun === 'key' && KEYS.has(object[i - 1] ?? '') && !object.includes('public')) ||
            (noun === 'string' && object[i - 1] === 'connection') ||
            ((noun === 'variable' || noun === 'var') && VARIABLES.has(object[i - 1] ?? '')) ||
            (noun === 'phrase' && (object[i - 1] === 'seed' || object[i - 1] === 'recovery')) ||
            (noun === 'key' && object[i - 1] === 'account' && object.includes('service')),
        ),
    );
    if (pair !== undefined) return placed([pair], ['reads-secrets']);
    const file = anyFile(
      definition,
      readings.filter(({ object }) => !object.some((noun) => META.has(noun))),
    );
    return file === undefined ? [] : placed([atKey(file)], ['reads-secrets']);
  },
};
