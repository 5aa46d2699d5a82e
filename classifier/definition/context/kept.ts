import { Phrases } from '../../text/phrases.ts';
import { set, shares } from '../../text/set.ts';
import { phraseIn } from '../traits.ts';
import type { Act, Definition } from '../types.ts';
import type { Reading } from './here.ts';

/** Whether what goes or changes was kept for longer than the session. */
export const asKept: Reading = ({ definition, act, acts, kinds }) => {
  const { sense, verb, object } = act;
  if (sense === 'session' && ENDING.has(verb) && object.some((noun) => DEBUGGED.has(noun))) return 'stop';
  if (sense === 'stop' && ITS_OWN.test(act.quote) && acts.some(deletes)) return 'delete';
  if (forgetsLogin(definition, act) || setsLogin(definition, act)) return 'session';
  if ((sense === 'create' || sense === 'update') && phraseIn(definition, IN_MEMORY) !== undefined) return 'session';
  if (sense === 'delete') {
    if (isPassing(definition, verb, object)) return 'session';
    // “Disconnect from a session and remove it”
    if (object.length === 0 && acts.some((other) => other.sense === 'session' && LEAVES.has(other.verb)))
      return 'session';
    if (kinds.has('chat') && object.at(-1) === 'webhook') return 'revoke';
    // One call adds it again.
    if (verb === 'remove' && kinds.has('cloud') && object.at(-1) === 'domain') return 'access';
    if (verb === 'remove' && phraseIn(definition, STAYS) !== undefined) return 'detach';
    if (phraseIn(definition, KEPT) !== undefined || definition.acts.some(isSoft)) return 'archive';
  }
  if (
    verb === 'remove' &&
    kinds.has('database') &&
    (sense === 'detach' || sense === 'revoke') &&
    STORED.has(object.at(-1) ?? '')
  )
    return 'delete';
  if (verb === 'terminate' && object.at(-1) === 'connection' && kinds.has('database')) return 'stop';
  if (sense === 'session' && EMPTIES.has(verb) && object.at(-1) === 'history' && isOfSomebody(definition))
    return 'delete';
  if (verb === 'rollback' && kinds.has('cloud') && object.includes('version')) return 'deploy';
  if ((sense === 'update' || verb === 'select') && CHOOSERS.has(verb) && phraseIn(definition, FOLLOWING) !== undefined)
    return 'session';
  if (
    verb === 'join' &&
    object.at(-1) === 'channel' &&
    (definition.server.words.has('figma') || definition.description.includes('communicate with'))
  )
    return 'session';
  // “Log in. Opens a browser for it.”
  if (
    verb === 'open' &&
    object.at(-1) === 'browser' &&
    acts.some((other) => other.sense === 'session' && LOGS.has(other.verb))
  )
    return 'session';
  if (sense === 'session' && verb === 'set' && object.at(-1) === 'mode' && isOfRecord(definition)) return 'update';
  return verb === 'init' && object.length === 0 && acts.some((other) => other.sense === 'session')
    ? 'session'
    : undefined;
};

/** “Delete a monitor and stop its schedule”: what goes does no more. */
const ITS_OWN = /^\w+ (?:its|their) /i;
const deletes = ({ sense, verb }: Act) => sense === 'delete' || (sense === 'disarm' && verb === 'delete');
/** “Remove stored credentials”, of a call that names none: the server logs out. */
const forgetsLogin = (definition: Definition, { verb, object, quote }: Act) =>
  FORGETS.has(verb) &&
  ((definition.parameters.length === 0 &&
    object.some((noun) => LOGINS.has(noun)) &&
    /\b(?:stored|saved|cached|local)\b/i.test(quote)) ||
    (object.at(-1) === 'account' && phraseIn(definition, CACHED) !== undefined));
/** “Set the API token”, and nothing else: the server signs in with it. */
const setsLogin = ({ parameters, description }: Definition, { verb, object }: Act) =>
  (verb === 'set' || verb === 'configure') &&
  SIGNING.has(object.at(-2) ?? '') &&
  KEYS.has(object.at(-1) ?? '') &&
  parameters.length === 1 &&
  !/\b(?:saved|stored|persist)/i.test(description);
const SIGNING = set('api auth access authentication bearer');
const KEYS = set('token key');
/** What is drawn or built for this run, until it is saved. */
const IN_MEMORY = new Phrases(['to the in-memory', 'in the in-memory', 'of the in-memory'], 200);
/** An account that the server only remembers. */
const CACHED = new Phrases(['account from the cache', 'account from the local cache', 'account from cache'], 160);
const FORGETS = set('remove clear reset delete forget');
const LOGINS = set('credential token session login auth authentication cookie');
const LOGS = set('login signin authenticate sign');
/** What a list, a set or a hash of a database holds. */
const STORED = set('element member item value field entry');
/** A history that is kept for a person outlives the session. */
const isOfSomebody = ({ parameters }: Definition) =>
  parameters.some(({ depth, words }) => depth === 0 && words.at(-1)?.text === 'id' && PEOPLE.has(words[0]?.text ?? ''));
const PEOPLE = set('user customer account member conversation chat thread');
const ENDING = set('close end terminate stop unexpose');
const LEAVES = set('disconnect close end');
const DEBUGGED = set('debug debugging debugger');
/** A deletion that can be taken back. */
const KEPT = new Phrases(
  [
    'by archiving',
    'archive (soft',
    'archives (soft',
    '(soft delete',
    '(soft-delete',
    'deletion is reversible',
    'archived and can be restored',
    'can be restored later',
    'archives it instead',
    'can be restored from',
    'stays recoverable',
    'remains recoverable',
    'still be recovered',
  ],
  400,
);
/** “Remove an address from a bundle; it stays in the address book” */
const STAYS = new Phrases(['stays in the', 'stay in the', 'remains in the', 'remain in the'], 200);
/** What is chosen for the calls that follow. */
const FOLLOWING = new Phrases([
  'subsequent call',
  'subsequent tool',
  'subsequent request',
  'subsequent operation',
  'subsequent command',
  'subsequent quer',
  'subsequent search',
  'subsequent action',
  'all subsequent',
  'future tool call',
  'future calls',
  'future requests',
  'future operations',
  'for subsequent',
  'to use for documentation',
  'to use for searches',
  'used to fetch documentation',
]);
/** A mode of a record that an id names is kept with it. */
const isOfRecord = ({ parameters }: Definition) =>
  parameters.some(({ depth, words }) => depth === 0 && words.at(-1)?.text === 'id' && words[0]?.text !== 'session');
const CHOOSERS = set('set select switch choose use configure change');

/** “Soft-delete a record”, whatever the name says. */
const isSoft = ({ verb, from }: Act) => from === 'lead' && (verb === 'soft-delete' || verb === 'softdelete');
const isShell = (object: readonly string[]) => object.some((noun) => SHELLS.has(noun));
/** What a debugger or a player holds while it runs: recorded requests, overlays, injected styles. */
const isPassing = ({ acts, vocabulary, server }: Definition, verb: string, object: readonly string[]) =>
  vocabulary.has('in-memory') ||
  (EMPTIES.has(verb) && object.some((noun) => SHOWN.has(noun))) ||
  (verb === 'reset' &&
    (object.length > 0 ? isShell(object) : acts.some((act) => act.verb === verb && isShell(act.object)))) ||
  (emptiesRecord(verb, object) && shares(DEBUGGERS, server.words));
/** What was recorded while something ran, and is emptied to record anew. */
export const emptiesRecord = (verb: string, object: readonly string[]) =>
  EMPTIES.has(verb) && RECORDED.has(object.at(-1) ?? '');
const EMPTIES = set('clear reset remove flush empty stop wipe');
const SHELLS = set('bash shell interpreter repl kernel');
const SHOWN = set('overlay highlight rect buffer css injected selection');
const RECORDED = set('network request log console trace event recording action traffic');
const DEBUGGERS = set(
  'browser devtools debugger debug react native simulator emulator playwright puppeteer selenium lynx tauri',
);
