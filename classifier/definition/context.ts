import { SENSES, type Sense } from '../lexicon/senses.ts';
import { meaning } from './act.ts';
import { Phrases } from '../text/phrases.ts';
import { phraseIn, readsStatements } from './traits.ts';
import type { Act, Definition } from './types.ts';
import { set } from '../text/set.ts';

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
const BROWSER_STATE = set('cookie storage localstorage sessionstorage permission');
/** What a browser shows: to remove it changes no record. */
const SHOWN = set(
  'tab page window element overlay highlight popup context frame viewport mock route interception listener',
);
const DIALOG = set('dialog alert prompt confirm');
const POSTS = set('post reply thread message');
const LIVE = set('route record upstream service ssl ipv6 ipv4 pause proxy consumer certificate');

/** What an act comes to in this definition and on this server: one that only reads statements, drives a browser, chats. */
export function inContext(definition: Definition, acts: readonly Act[]): readonly Act[] {
  return acts.map((act) => {
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
    POSTS.has(object.at(-1) ?? '')
  )
    return 'send';
  if (sense === 'compute' && isEdit(definition, act)) return 'update';
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
  if (sense === 'delete' && definition.vocabulary.has('in-memory')) return 'session';
  if (sense === 'delete' && kinds.has('chat') && object.at(-1) === 'webhook') return 'revoke';
  // One call adds it again.
  if (verb === 'remove' && sense === 'delete' && kinds.has('cloud') && object.at(-1) === 'domain') return 'access';
  if (sense === 'delete' && phraseIn(definition, KEPT) !== undefined) return 'archive';
  if (sense === 'update' && CHOOSERS.has(verb) && phraseIn(definition, FOLLOWING) !== undefined) return 'session';
  if (sense === 'session' && verb === 'set' && object.at(-1) === 'mode' && isOfRecord(definition)) return 'update';
  if (verb === 'reload' && sense !== 'deploy') return 'refresh';
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

/** Books of a business: what is entered there moves nothing by itself. */
const BOOKS = set(
  'woocommerce shopify magento commerce erpnext odoo xero quickbooks freshbooks accounting netsuite prestashop bigcommerce',
);
const ENTERED = set('order payment');
const SUMS = set('amount value amt quantity wei lamports price');

/** An order or a payment that is entered in the books of a business, or what is moved without being money. */
function isBooked({ server, parameters, vocabulary }: Definition, { verb, object }: Act): boolean {
  if (verb === 'transfer')
    return (
      !server.kinds.has('finance') &&
      !server.kinds.has('payment') &&
      !vocabulary.hasAny(MONEY) &&
      !parameters.some(({ words }) => words.some(({ text }) => SUMS.has(text)))
    );
  return (
    (verb === 'create' || verb === 'confirm' || verb === 'submit' || verb === 'make') &&
    ENTERED.has(object.at(-1) ?? '') &&
    !object.includes('draft') &&
    [...server.words].some((word) => BOOKS.has(word))
  );
}
const MONEY = set(
  'money fund payment token coin crypto wallet usd usdc eth btc nft asset balance account transaction stock share',
);

/** Whether the caller writes the statement: a parameter carries it. */
const isStated = ({ parameters }: Definition) =>
  parameters.some(({ words }) => words.some(({ text }) => STATED.has(text)));
/** What a subscription brings that costs nothing. */
const CHANNELS = set('notification webhook topic event');
const STATED = set('query sql statement code script command cypher pipeline expression statements queries mutation ql');
const ENDING = set('close end terminate stop unexpose');
const DEBUGGED = set('debug debugging debugger');

/** To pull in a working copy merges what was fetched. */
const isMerge = ({ server, vocabulary }: Definition, object: readonly string[]) =>
  !object.includes('request') &&
  !object.includes('image') &&
  (server.words.has('git') || (vocabulary.has('git') && (object.length === 0 || object.includes('change'))));

/** A request over HTTP, rather than one to people. */
const isRequest = (verb: string, object: readonly string[]) =>
  verb === 'send' && object.includes('request') && !object.some((noun) => ASKED.has(noun));
const ASKED = set(
  'friend connection chat contact follow review approval access join meeting payment signature feedback dm message invitation money',
);

/** “Send a message to the assistant and get a response”: what answers in the same call is a program. */
const POLLED = new Phrases(['returns a task_id', 'returns a task id', 'returns a job id'], 400);
const isAnswered = (definition: Definition, { verb, object }: Act, acts: readonly Act[]) =>
  verb === 'send' &&
  object.at(-1) === 'message' &&
  (acts.some((other) => other.sense === 'read' && other.from === 'lead' && ANSWERS.has(other.object.at(-1) ?? '')) ||
    phraseIn(definition, POLLED) !== undefined);
const ANSWERS = set('response reply answer');

/** A message to another agent starts its work; no person gets it. */
const toAgents = ({ parameters, vocabulary, server }: Definition, { object }: Act) =>
  server.words.has('relay') && server.words.has('agent') && object.at(-1) === 'message'
    ? true
    : (object.length === 0 || object.at(-1) === 'message' || object.at(-1) === 'task') &&
      (server.words.has('agent') || vocabulary.has('agent')) &&
      parameters.some(
        ({ words, description }) =>
          words[0]?.text === 'agent' || description.slice(0, 40).toLowerCase().includes('agent'),
      );

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
/** What a model draws anew by a prompt is returned. */
const isRedrawn = ({ parameters }: Definition, object: readonly string[]) =>
  object.some((noun) => DRAWN.has(noun)) && parameters.some(({ name, depth }) => depth === 0 && name === 'prompt');
const DRAWN = set('image photo picture editing');
const EDITS = set('create format sort highlight draw style crop rotate flip split');

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
/** These carry traffic by themselves. */
const ROUTES = set('route record ssl proxy domain subdomain hostname tunnel alias');
/** Ways into what was closed. */
const PASSAGES = set('proxy tunnel');
/** By these the public reaches what runs in a cloud. */
const EXPOSED = set('domain subdomain hostname route proxy tunnel alias');
const CHANGED: ReadonlySet<Sense> = new Set<Sense>(['create', 'update']);
const CLIENTS = set('application app client server action connection rule scope api tenant hook');
const PUBLISHERS = set('create add post new write make compose submit schedule upload');
const PUBLISHED = set('post tweet thread story reel video toot status article');
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

/** What it acts on takes part in the traffic of a gateway, or lets the public into a cloud. */
const isRouted = ({ server: { kinds } }: Definition, { object }: Act): boolean =>
  (kinds.has('gateway') && object.some((noun) => LIVE.has(noun))) ||
  (kinds.has('cloud') && object.some((noun) => EXPOSED.has(noun)));

/** And it carries that traffic itself, as a new upstream or service does not. */
export const isRoute = (definition: Definition, act: Act): boolean =>
  isRouted(definition, act) && act.object.some((noun) => ROUTES.has(noun));

/** Whatever a browser tool changes, it changes in the browser: its state is the session's, all else drives the page. */
function inBrowser({ sense, verb, object }: Act, asks: boolean): Sense | undefined {
  if (verb === 'submit' || verb === 'alert' || verb === 'drop' || sense === 'send') return 'ui';
  if (verb === 'check' && !asks && (object.includes('checkbox') || object.includes('radio') || object.includes('box')))
    return 'navigate';
  if (verb === 'open') return 'control';
  if (verb === 'select' && sense === 'read' && !object.includes('text')) return 'navigate';
  if (
    (sense === 'session' && verb === 'clear') ||
    (SENSES[sense] !== 'Write' && sense !== 'refresh') ||
    verb === 'connect' ||
    verb === 'disconnect'
  )
    return undefined;
  if (object.some((noun) => BROWSER_STATE.has(noun))) return 'session';
  if (sense === 'delete' && !object.some((noun) => SHOWN.has(noun))) return undefined;
  if (object.some((noun) => DIALOG.has(noun))) return 'ui';
  if (sense === 'save' || object.includes('profile') || object.includes('file'))
    return verb === 'upload' || verb === 'file' ? 'control' : undefined;
  return 'control';
}
