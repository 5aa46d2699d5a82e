import { set } from '../text/set.ts';
import { NameTrait } from './name-trait.ts';
import type { Act, Definition } from './types.ts';

/** What stands before a key that is secret. */
export const KEYS = new Set([
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
  'recovery',
  'root',
  'hmac',
  'decryption',
  'wallet',
]);
/** What a service makes up is told to who asked for it, unless they brought it. */
const ISSUED = set('token apikey pat keypair');
const BROUGHT = set('value token password secret key publickey material credential');

/** A secret that the service makes up for who asked. */
export function isIssued({ parameters }: Definition, { verb, sense, object, from }: Act): boolean {
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
/** Verbs by which something is made up. */
export const MAKES = set('create generate mint rotate regenerate issue reset');

/** A signed link to any object lets whoever has it in, for as long as the caller says. */
export const signedLink = (definition: Definition): Act | undefined =>
  LASTING.in(definition).length > 0 || definition.vocabulary.has('private')
    ? definition.standing.find(
        ({ verb, object }) => verb === 'presign' || (LINKED.has(verb) && object.some((noun) => SIGNED.has(noun))),
      )
    : undefined;
const LASTS = /^(?:exp$|expir|ttl|validity)/;
const LASTING = new NameTrait(({ words }) => words.some(({ text }) => LASTS.test(text)));
const LINKED = set('create generate make build get presign sign');
const SIGNED = set('presigned presign pre-signed signed');
