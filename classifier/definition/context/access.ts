import type { Act, Definition, ParameterFact } from '../types.ts';
import { Phrases } from '../../text/phrases.ts';
import { set, shares } from '../../text/set.ts';
import { CHANGED, type Reading } from './here.ts';
import { isRoute, isRouted } from '../traffic.ts';
import { phraseIn } from '../traits.ts';

/** What opens a way in, or leads traffic elsewhere, though its noun alone does not say so. */
export const asAccess: Reading = ({ definition, act, kinds }) => {
  const { sense, verb, object } = act;
  if (sense === 'disarm' && verb === 'unlock' && object.includes('file')) return 'update';
  if (sense === 'disarm' && object.at(-1) === 'mute' && definition.vocabulary.hasAny(HEARD)) return 'control';
  if (sense === 'update' && object.at(-1) === 'visibility' && SHOWN_TO.test(act.quote)) return 'grant';
  if (MAKES.has(verb) && object.at(-1) === 'key' && FOR_ACCOUNT.test(act.quote)) return 'grant';
  if (verb === 'rename' && kinds.has('database') && (object.at(-1) ?? 'key') === 'key') return 'update';
  if (sense === 'access' && object.at(-1) === 'password' && choosesPassword(definition)) return 'grant';
  if (sense === 'revoke' && (verb === 'delete' || verb === 'remove') && object.at(-1) === 'firewall') return 'disarm';
  if (sense === 'grant' && OF_SET.test(act.quote)) return 'update';
  if (sense === 'grant' && (object.includes('mock') || definition.server.words.has('mock'))) return 'create';
  if (sense === 'publish' && verb === 'publish' && SHEETS.has(object.at(-1) ?? '') && isOpened(definition))
    return 'grant';
  if (verb === 'share' && sense === 'grant')
    return isShown(definition, act) ? 'compute' : isTold(definition, act) ? 'update' : undefined;
  if (sense === 'delete' && isLetIn(act)) return 'revoke';
  // “Log out a user by name”: not the one who asks.
  if (verb === 'logout' && object.at(-1) === 'user' && definition.parameters.some(isNamed)) return 'revoke';
  if (verb === 'unblock' && LOCKED_OUT.has(object.at(-1) ?? '') && !kinds.has('social') && !kinds.has('chat'))
    return 'grant';
  if (verb === 'create' && ACCOUNTS.has(object.at(-1) ?? '') && definition.parameters.some(isPassword)) return 'grant';
  if (!CHANGED.has(sense)) return undefined;
  if (object.at(-1) === 'agent' && shares(DESKS, definition.server.words)) return 'grant';
  if (sense === 'update' ? isRouted(definition, act) : isRoute(definition, act))
    return !kinds.has('gateway') && object.some((noun) => PASSAGES.has(noun)) ? 'grant' : 'access';
  if (object.at(-1) === 'redirect') return 'access';
  if (object.at(-1) === 'rule' && definition.vocabulary.has('balancer')) return 'access';
  if (object.at(-1) === 'variable' && definition.vocabulary.has('secret')) return 'access';
  if (!kinds.has('identity') || !object.some((noun) => CLIENTS.has(noun))) return undefined;
  // What a token says of who has it follows from what they have.
  return object.at(-1) === 'mapper' ? 'access' : 'grant';
};

/** What is in a set of values. */
const OF_SET = /\bmembers? (?:\w+ ){0,2}(?:to|in) (?:an?|the) (?:sorted |redis )?set\b/i;

/** A sound is muted, not an alarm. */
const HEARD = set('audio microphone mic speaker sound track');

/** Agents of these are people, who get in as such. */
const DESKS = set('freshdesk zendesk gorgias intercom freshservice helpscout zoho');
/** Whoever has the password that is chosen for it gets in. */
const ACCOUNTS = set('account operator login');
const isPassword = ({ depth, words }: ParameterFact) => depth === 0 && words.at(-1)?.text === 'password';

/** Somebody else's, for whoever changes his own is asked for the old one. */
const choosesPassword = ({ parameters }: Definition) =>
  parameters.some(isPassword) && !parameters.some(({ words }) => words.some(({ text }) => OWN.has(text)));
const OWN = set('current old previous');

/** Elsewhere than among friends. */
const LOCKED_OUT = set('user account login');

/** “Publish a private document”: others are let in to what was there already. */
const isOpened = (definition: Definition) => phraseIn(definition, OPENED) !== undefined;
const OPENED = new Phrases(['publicly accessible', 'accessible to anyone', 'access control', 'a private'], 300);
const SHEETS = set('document doc mock server dashboard notebook board collection workspace form sheet spreadsheet');

/** A share of what is kept, or the link by which others see it; a file share holds the files. */
const isLetIn = ({ object }: Act) =>
  (object.at(-1) === 'share' && object.at(-2) !== 'file') ||
  (object.at(-1) === 'link' && SHARING.has(object.at(-2) ?? ''));
const SHARING = set('public share sharing shared');
/** What one agent tells others stays among them. */
const isTold = ({ vocabulary }: Definition, { object }: Act) =>
  vocabulary.has('agent') && object.some((noun) => LEARNT.has(noun));
const LEARNT = set('memory knowledge context learning insight pattern finding');
/** “Format a recipe as a card to share”. */
const isShown = ({ acts }: Definition, { object }: Act) =>
  object.length === 0 && acts.some(({ from, sense }) => from === 'lead' && sense === 'compute');

const isNamed = ({ depth, words }: ParameterFact) => depth === 0 && NAMING.has(words.at(-1)?.text ?? '');
const NAMING = set('username user userid id email');

/** Ways into what was closed. */
const PASSAGES = set('proxy tunnel');
const CLIENTS = set('application app client server action connection rule scope api tenant hook');

/** “Change the visibility of a repository”: who may see it; of a layer or a column it is how it looks. */
const SHOWN_TO =
  /\bof (?:an?|the|your|this) (?:\w+ )?(?:repository|repo|project|document|file|folder|board|dashboard|bucket|group|team|channel|video|playlist|album|workspace|site)\b/i;

/** “Generate a JSON key for a service account” */
const MAKES = set('generate make produce');
const FOR_ACCOUNT = /\bfor (?:an?|the|this|your) (?:service )?(?:account|user|client)\b/i;
