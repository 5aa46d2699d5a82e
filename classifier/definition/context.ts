import { SENSES, type Sense } from '../lexicon/senses.ts';
import { meaning } from './act.ts';
import { mapped } from '../text/packed.ts';
import { Phrases } from '../text/phrases.ts';
import { isBooked } from './bookkeeping.ts';
import { isAnswered, isRequest, toAgents } from './correspondence.ts';
import { inBrowser } from './in-browser.ts';
import { isRoute, isRouted } from './traffic.ts';
import { phraseIn, readOnlyClaim, readsStatements } from './traits.ts';
import type { Act, Definition } from './types.ts';
import { set, shares } from '../text/set.ts';

/** A deletion that can be taken back. */
const KEPT = new Phrases(['by archiving', 'archives it instead', 'can be restored from'], 400);
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
  'for subsequent',
]);
/** A mode of a record that an id names is kept with it. */
const isOfRecord = ({ parameters }: Definition) =>
  parameters.some(({ depth, words }) => depth === 0 && words.at(-1)?.text === 'id' && words[0]?.text !== 'session');
const CHOOSERS = set('set select switch choose use configure change');
const STATEMENTS = set('query sql statement select search cypher function');
const POSTS = set('post reply thread message');

/** What an act comes to in this definition and on this server: one that only reads statements, drives a browser, chats. */
export function inContext(definition: Definition, acts: readonly Act[]): readonly Act[] {
  return mapped(acts, (act) => {
    const sense = senseHere(definition, act, acts);
    return sense === undefined || sense === act.sense ? act : meaning(act, sense);
  });
}

function senseHere(definition: Definition, act: Act, acts: readonly Act[]): Sense | undefined {
  const { sense, verb, object } = act;
  const { server } = definition;
  const { kinds } = server;
  if (
    (sense === 'code' || sense === 'run') &&
    object.some((noun) => STATEMENTS.has(noun)) &&
    readsStatements(definition)
  )
    return 'read';
  if (sense === 'pay' && isBooked(definition, act)) return verb === 'transfer' ? 'update' : 'create';
  if (sense === 'pay' && object.at(-1) === 'subscription' && definition.vocabulary.hasAny(CHANNELS)) return 'update';
  if (sense === 'deploy' && object.includes('aggregation')) return 'read';
  if (sense === 'run' && object.some((noun) => STATEMENTS.has(noun)) && !isStated(definition)) return 'read';
  if (sense === 'session' && ENDING.has(verb) && object.some((noun) => DEBUGGED.has(noun))) return 'stop';
  if (verb === 'pull' && sense === 'read' && isMerge(definition, object)) return 'update';
  if (sense === 'send' && object.includes('desktop')) return 'start';
  if (sense === 'send' && (object.includes('web') || isRequest(verb, object)))
    return object.includes('web') ? 'start' : 'call';
  if (kinds.has('browser'))
    return inBrowser(
      act,
      acts.some((other) => other.verb === 'ask'),
    );
  if ((verb === 'navigate' && acts.some((other) => other.sense === 'read')) || verb === 'visit') return 'read';
  if (
    kinds.has('chat') &&
    !object.includes('pull') &&
    !object.includes('issue') &&
    !object.includes('merge') &&
    (sense === 'create' || sense === 'comment') &&
    POSTS.has(object.at(-1) ?? '') &&
    (object.at(-1) !== 'thread' || definition.parameters.some(({ words }) => WRITTEN.has(words.at(-1)?.text ?? '')))
  )
    return 'send';
  if (sense === 'compute' && isEdit(definition, act)) return 'update';
  if (verb === 'convert' && sense === 'compute' && isConverted(definition)) return 'create';
  if (sense === 'compute' && PLACED.has(verb) && phraseIn(definition, INTO) !== undefined) return 'create';
  if (verb === 'edit' && isRedrawn(definition, object)) return 'compute';
  if (sense === 'send' && (toAgents(definition, act) || isAnswered(definition, act, acts))) return 'start';
  if (CHANGED.has(sense) && isPublished(definition, object)) return 'publish';
  if (server.words.has('ads') && object.some((noun) => ADS.has(noun)) && SPENDING.has(verb)) return 'pay';
  if (sense === 'send' && definition.parameters.some(({ words }) => words[0]?.text === 'queue')) return 'start';
  if (kinds.has('social') && PUBLISHERS.has(verb) && PUBLISHED.has(object.at(-1) ?? '')) return 'publish';
  if (
    kinds.has('device') &&
    sense !== 'session' &&
    !object.some((noun) => VIRTUAL.has(noun)) &&
    SENSES[sense] !== 'Read' &&
    !RECORDS.has(verb) &&
    !object.some((noun) => SETTINGS.has(noun))
  )
    return 'device';
  if (kinds.has('finance') && (verb === 'sign' || verb === 'withdraw')) return 'pay';
  if (
    kinds.has('chat') &&
    verb === 'upload' &&
    definition.parameters.some(({ known }) => known.lower.includes('channel'))
  )
    return 'send';
  if (sense === 'delete' && isPassing(definition, verb, object)) return 'session';
  if (sense === 'delete' && kinds.has('chat') && object.at(-1) === 'webhook') return 'revoke';
  // One call adds it again.
  if (verb === 'remove' && sense === 'delete' && kinds.has('cloud') && object.at(-1) === 'domain') return 'access';
  if (sense === 'delete' && phraseIn(definition, KEPT) !== undefined) return 'archive';
  if ((sense === 'update' || verb === 'select') && CHOOSERS.has(verb) && phraseIn(definition, FOLLOWING) !== undefined)
    return 'session';
  if (sense === 'session' && verb === 'set' && object.at(-1) === 'mode' && isOfRecord(definition)) return 'update';
  if (verb === 'reload' && sense === 'navigate') return object.at(-1) === 'page' ? undefined : 'refresh';
  if (verb === 'send' && object.includes('key') && object.includes('event')) return 'ui';
  if (verb === 'open' && sense === 'read' && OPENED_IN.test(definition.description.slice(0, 200))) return 'start';
  if (verb === 'hover' && definition.acts.some((other) => other.sense === 'read')) return 'read';
  if (DOWNLOADS.has(verb) && sense === 'read' && isPulled(definition)) return 'save';
  if ((CHANGED.has(sense) || sense === 'session') && isGenerated(definition)) return 'compute';
  if (sense === 'disarm' && object.some((noun) => SOUNDS.has(noun))) return 'control';
  if (sense === 'disarm' && verb === 'unlock' && object.includes('file')) return 'update';
  if (verb === 'load' && sense === 'read' && definition.parameters.some(({ words }) => words[0]?.text === 'table'))
    return 'create';
  if (verb === 'reply' && sense === 'send' && definition.vocabulary.has('review') && !kinds.has('chat'))
    return 'comment';
  if (sense === 'code' && act.from === 'body' && readOnlyClaim(definition) !== undefined) return 'read';
  if (verb === 'fetch' && isRemote(definition, object)) return 'update';
  if (verb === 'init' && object.length === 0 && acts.some((other) => other.sense === 'session')) return 'session';
  if (sense === 'code' && isArithmetic(definition)) return 'compute';
  if (CHANGED.has(sense) && (sense === 'update' ? isRouted(definition, act) : isRoute(definition, act)))
    return !kinds.has('gateway') && object.some((noun) => PASSAGES.has(noun)) ? 'grant' : 'access';
  if (CHANGED.has(sense) && object.at(-1) === 'redirect') return 'access';
  if (CHANGED.has(sense) && object.at(-1) === 'variable' && definition.vocabulary.has('secret')) return 'access';
  if (kinds.has('identity') && CHANGED.has(sense) && object.some((noun) => CLIENTS.has(noun))) return 'grant';
  if (
    CHANGED.has(sense) &&
    SENDS_LATER.has(object.at(-1) ?? '') &&
    definition.parameters.some(({ name }) => name === 'send_at' || name === 'scheduled_at' || name === 'scheduledAt')
  )
    return 'send';
  return undefined;
}

/** What a subscription brings that costs nothing. */
const CHANNELS = set('notification webhook topic event');
/** Whether the caller writes the statement: a parameter carries it. */
const isStated = ({ parameters }: Definition) =>
  parameters.some(({ words }) => words.some(({ text }) => STATED.has(text)));
const STATED = set('query sql statement code script command cypher pipeline expression statements queries mutation ql');
const ENDING = set('close end terminate stop unexpose');
const DEBUGGED = set('debug debugging debugger');

/** To pull in a working copy merges what was fetched. */
const isMerge = ({ server, vocabulary }: Definition, object: readonly string[]) =>
  !object.includes('request') &&
  !object.includes('image') &&
  (server.words.has('git') || (vocabulary.has('git') && (object.length === 0 || object.includes('change'))));

/** In an editor a chart is put into the document that an id names, not only drawn. */
const isEdit = ({ parameters, server }: Definition, { verb }: Act) =>
  EDITS.has(verb) &&
  server.writers >= 0.1 * server.size &&
  parameters.some(
    ({ words, depth, required }) =>
      depth === 0 &&
      required &&
      words.length > 1 &&
      (words.at(-1)?.text === 'id' || (verb !== 'create' && words.at(-1)?.text === 'path')),
  );
/** “Scaffold a component in the current project”: what is made stays there. */
const PLACED = set('scaffold bootstrap');
const INTO = new Phrases(
  ['in the current', 'in your project', 'into the project', 'in the project', 'into your project'],
  300,
);
/** A stored file that an id names is converted where it is kept. */
const isConverted = ({ parameters, server }: Definition) =>
  server.writers >= 0.1 * server.size &&
  parameters.some(
    ({ depth, required, words }) =>
      depth === 0 && required && words.at(-1)?.text === 'id' && FILED.has(words[0]?.text ?? ''),
  );
const FILED = set('file document doc page image video');
/** What a model draws anew by a prompt is returned. */
const isRedrawn = ({ parameters }: Definition, object: readonly string[]) =>
  object.some((noun) => DRAWN.has(noun)) && parameters.some(({ name, depth }) => depth === 0 && name === 'prompt');
const DRAWN = set('image photo picture editing');
const EDITS = set('optimize create format sort highlight draw style crop rotate flip split');

/** A post with a status that may be “publish” goes before the public. */
const isPublished = ({ parameters }: Definition, object: readonly string[]) =>
  object.some((noun) => PAGES.has(noun)) &&
  parameters.some(
    ({ name, values, description, depth }) =>
      depth < 2 &&
      (name === 'status' || name === 'published' || name === 'publish') &&
      (values.length === 0
        ? name !== 'status' || /\bpublish\b/.test(description.slice(0, 200))
        : values.some((value) => value.startsWith('publish'))),
  );
const PAGES = set('post page article blog');
const ADS = set('campaign adset set');
const SPENDING = set('create update resume activate enable start duplicate');
/** Ways into what was closed. */
const PASSAGES = set('proxy tunnel');
const CHANGED: ReadonlySet<Sense> = new Set<Sense>(['create', 'update']);
const CLIENTS = set('application app client server action connection rule scope api tenant hook');
const PUBLISHERS = set('create add post new write make compose submit schedule upload');
const PUBLISHED = set('post tweet thread story reel video toot status article');
/** “Open a file in the Godot editor”. */
const OPENED_IN =
  /^opens? [^.]{0,40}\bin (?:the |your |an? )?(?:\w+ ){0,2}(?:editor|simulator|emulator|ide|finder|explorer|vs ?code|window)\b/i;
/** “Pulls files to the local file system”: at a path that the caller gives. */
const isPulled = (definition: Definition) =>
  phraseIn(definition, TO_DISK) !== undefined &&
  definition.parameters.some(({ depth, known }) => depth === 0 && known.role === 'path');
const DOWNLOADS = set('pull download fetch export');
const TO_DISK = new Phrases(
  ['to local file', 'to the local file', 'to your local', 'to local disk', 'to disk', 'to the local machine'],
  300,
);
/** What is “created” is code for the caller to use. */
const isGenerated = ({ parameters }: Definition) =>
  parameters.some(({ depth, description }) => depth === 0 && GENERATED.test(description.slice(0, 120)));
const GENERATED = /\b(?:for|of) the generated (?:code|css|sass|scss|snippet|markup)\b/i;
const SOUNDS = set('audio sound volume microphone mic');
/** What a debugger or a player holds while it runs: recorded requests, overlays, injected styles. */
const isPassing = ({ vocabulary, server }: Definition, verb: string, object: readonly string[]) =>
  vocabulary.has('in-memory') ||
  (EMPTIES.has(verb) && object.some((noun) => SHOWN.has(noun))) ||
  (EMPTIES.has(verb) && RECORDED.has(object.at(-1) ?? '') && shares(DEBUGGERS, server.words));
const EMPTIES = set('clear reset remove flush empty stop');
const SHOWN = set('overlay highlight rect buffer css injected selection');
const RECORDED = set('network request log console trace event');
const DEBUGGERS = set(
  'browser devtools debugger debug react native simulator emulator playwright puppeteer selenium lynx tauri',
);
/** `git fetch` moves what is known of the remote. */
const isRemote = ({ server }: Definition, object: readonly string[]) =>
  server.words.has('git') && (object.length === 0 || object.some((noun) => REFS.has(noun)));
const REFS = set('update remote ref change commit branch origin');
/** What is said in a thread that is opened with it. */
const WRITTEN = set('content message text body');
/** What a server of devices keeps beside them. */
const SETTINGS = set('file config configuration automation entity dashboard integration repository backup label area');
/** A device that is a program. */
const VIRTUAL = set('sim simulator emulator avd');
/** On a server of devices all but these moves one. */
const RECORDS = set('create add delete remove rename save edit upload import register call send');

/** To evaluate a formula computes; to evaluate a script runs it. */
function isArithmetic({ vocabulary, server }: Definition): boolean {
  const words = ['math', 'mathematical', 'arithmetic', 'calculator', 'formula', 'numeric', 'algebraic', 'mathematic'];
  return (
    words.some((word) => vocabulary.has(word) || server.words.has(word)) &&
    !vocabulary.has('javascript') &&
    !vocabulary.has('python')
  );
}

const SENDS_LATER = set('broadcast campaign newsletter email');
