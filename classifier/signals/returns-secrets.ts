import type { Act, ParameterFact, Place } from '../definition/types.ts';
import { KEPT, VAULTS } from '../definition/vaults.ts';
import { anyFile } from '../definition/any-file.ts';
import { NameTrait } from '../definition/name-trait.ts';
import { isIssued, KEYS, MAKES, signedLink } from '../definition/issued-secrets.ts';
import { comesWith, handedOut, hidesSecrets, toldSecret } from '../definition/told-secrets.ts';
import { atKey, issuedKey, phraseIn } from '../definition/traits.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';
import { Phrases } from '../text/phrases.ts';
import { set, shares } from '../text/set.ts';

const SECRETS = set(
  'secret credential password token apikey env environ envvar dotenv cookie keychain passphrase kubeconfig mnemonic keystore jwt otp totp passcode passkey htpasswd keytab cvv cvc hashdump recoverycode accesscode privatekey sshkey lsass ntds',
);
const META = set(
  'test faucet public metadata name count usage limit price balance holder supply info address transfer design contract market pair list schema type template status policy jar coverage outline size hash bot information detail statistic stat trending pumpfun metric logprob latency consumption erc20 erc721 erc1155 uri nft coin crypto swap reset form strength',
);
/** By these one learns whether, not what; what is refreshed stays where it is. */
const CHECKS = set('refresh count check verify validate test lint scan');
const VARIABLES = set('environment env config');
/** Codes by which one gets in. */
const CODES = set(
  'access door gate lock backup recovery verification auth otp 2fa mfa security epp one-time authorization authorisation lockbox',
);

/** Links by which one gets in. */
const LOGINS = set('login signin sign-in sign-on autologin auto-login magic impersonation reset');
/** What is veiled for good reason. */
const VEILED = set('key card value item field code pin');

/** Options of a list with which the values themselves are shown. */
const UNVEILING = set('expand reveal value values decrypt plain unmask unmasked plaintext');
const UNVEILED = new NameTrait(({ words }) => words.some(({ text }) => UNVEILING.has(text)));
/** `include_private_key`, `showPassword` */
const isDisclosing = ({ depth, type, words }: ParameterFact) =>
  depth === 0 &&
  type === 'boolean' &&
  words.length > 1 &&
  DISCLOSING.has(words[0]?.text ?? '') &&
  ((REVEALING.has(words[0]?.text ?? '') && words.some(({ noun }) => SECRETS.has(noun))) ||
    (words.at(-1)?.noun !== 'cookie' && SECRETS.has(words.at(-1)?.noun ?? '')) ||
    (words.at(-1)?.noun === 'key' && KEYS.has(words.at(-2)?.text ?? '')));
const DISCLOSING = set('include show reveal return expose with unmask decrypt');
const REVEALING = set('reveal expose unmask decrypt');
const SHOWING = new NameTrait(({ words }) => words.length > 1 && DISCLOSING.has(words[0]?.text ?? ''));
/** Tokens that are colours and spaces. */
const OF_DESIGN = new Phrases(
  ['design token', 'css variable', 'css custom propert', 'design system', 'semantic token', 'color mode'],
  600,
);

/** What is cracked, or can be: “Dump password hashes of a host”. */
const isLoot = ({ verb, object }: Act): boolean =>
  verb === 'crack' ||
  (verb === 'dump' && DUMPED.has(object.at(-1) ?? '')) ||
  (!CHECKS.has(verb) && object.at(-1) === 'hash' && object.length > 1 && HASHED.has(object.at(-2) ?? ''));
const DUMPED = set('memory sam ntds lsa dpapi keychain');
const HASHED = set('password passwd credential ntlm shadow user account kerberos');

/** Where a browser keeps by what somebody is logged in. */
const isStore = ({ object }: Act) =>
  object.some((noun, i) => STORES.has(noun) || (noun === 'storage' && STORAGES.has(object[i - 1] ?? ''))) ||
  (object.at(-1) === 'state' && object.at(-2) === 'storage');
const STORES = set('localstorage sessionstorage');
const STORAGES = set('local session');
const keepsLogins = (act: Act) => act.object.includes('cookie') || isStore(act);

/** The configuration of a router holds its passwords, keys and community strings. */
const NETWORK_DEVICES = set(
  'junos juniper cisco iosxe nxos mikrotik routeros openwrt opnsense pfsense fortigate fortios arista eos panos vyos netmiko netconf napalm',
);
const isConfiguration = ({ object, verb }: Act) => verb !== 'list' && CONFIGURED.has(object.at(-1) ?? '');
const CONFIGURED = set('config configuration');

/** A provider keeps the public half of an SSH key. */
const isKept = (object: readonly string[], i: number) =>
  KEYS.has(object[i - 1] ?? '') &&
  !object.includes('public') &&
  (object[i - 1] !== 'ssh' || object.includes('private'));

export const returnsSecrets: Signal = {
  id: 'returns-secrets',
  short: 'It can return keys, tokens, passwords or other secrets.',
  why: 'A secret that was read into a conversation is no longer secret.',
  remedy: 'Deny it to agents, or redact the values in the server.',
  lifecycle: 'stable',
  senses: senses('session', 'read', 'compute', 'create', 'update', 'start', 'grant', 'access'),
  examples: {
    fires: { name: 'get_secret', description: 'Get the value of a secret.' },
    spares: { name: 'count_tokens', description: 'Count the tokens of a text.' },
  },
  match(definition) {
    if (phraseIn(definition, OF_DESIGN) !== undefined || definition.nameWords.includes('design')) return [];
    const readings = actsWith(definition, 'read');
    const returned = handedOut(definition) ?? issuedKey(definition) ?? comesWith(definition);
    if (returned !== undefined) return placed([returned], ['reads-secrets']);
    const issued = definition.standing.find((act) => isIssued(definition, act));
    if (issued !== undefined) return placed([issued], ['reads-secrets']);
    const option = SHOWING.in(definition).find(isDisclosing);
    if (option !== undefined) return placed([atKey(option)], ['reads-secrets']);
    const link = signedLink(definition);
    if (link !== undefined) return placed([link], ['reads-secrets']);
    const makes = actsWith(definition, 'compute').filter(({ verb }) => MAKES.has(verb));
    if (readings.length === 0 && makes.length === 0) return [];
    const said = toldSecret(definition);
    if (said !== undefined) return placed([said], ['reads-secrets']);
    const unveils = UNVEILED.in(definition).length > 0;
    const hides = hidesSecrets(definition);
    if (!unveils && hides) return [];
    const reveal = hides
      ? definition.parameters.find(
          ({ depth, type, known }) => depth === 0 && type === 'boolean' && known.lower === 'reveal',
        )
      : undefined;
    if (reveal !== undefined) return placed([atKey(reveal)], ['reads-secrets']);
    const toldAsList = readings.some(({ verb, from }) => verb === 'list' && from === 'lead');
    const lists = ({ verb, from }: Act) =>
      (verb === 'list' && !definition.nameWords.includes('env')) ||
      (from === 'name' && (definition.nameWords.at(-1) === 'list' || toldAsList));
    const acts = readings.filter(
      (act) =>
        !CHECKS.has(act.verb) &&
        (unveils || !lists(act) || keepsLogins(act)) &&
        (!keepsLogins(act) || definition.server.kinds.has('browser')) &&
        (isStore(act) || (act.object.some((noun) => SECRETS.has(noun)) && !act.object.some((noun) => META.has(noun)))),
    );
    if (acts.length > 0) return placed([acts[0] as Place], ['reads-secrets']);
    const vault = shares(VAULTS, definition.server.words)
      ? readings.find((act) => !lists(act) && act.object.some((noun) => KEPT.has(noun)))
      : undefined;
    if (vault !== undefined) return placed([vault], ['reads-secrets']);
    const running = shares(NETWORK_DEVICES, definition.server.words) ? readings.find(isConfiguration) : undefined;
    if (running !== undefined) return placed([running], ['reads-secrets']);
    const cracked = readings.find(isLoot);
    if (cracked !== undefined) return placed([cracked], ['reads-secrets']);
    const pair = readings.find(
      (act) =>
        !CHECKS.has(act.verb) &&
        (unveils || !lists(act)) &&
        act.object.some(
          (noun, i, object) =>
            (noun === 'key' && isKept(object, i)) ||
            (noun === 'file' && object[i - 1] === 'encrypted') ||
            (noun === 'string' && object[i - 1] === 'connection') ||
            ((noun === 'variable' || noun === 'var') && VARIABLES.has(object[i - 1] ?? '')) ||
            (noun === 'code' && CODES.has(object[i - 1] ?? '')) ||
            (noun === 'link' && LOGINS.has(object[i - 1] ?? '')) ||
            (act.verb === 'reveal' && VEILED.has(noun)) ||
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
