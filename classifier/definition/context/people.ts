import { set, shares } from '../../text/set.ts';
import { joined } from '../compound.ts';
import type { Definition, ParameterFact } from '../types.ts';
import { isAnswered, isDrafted, isRequest, isSignal, toAgents } from './correspondence.ts';
import { CHANGED, type Reading } from './here.ts';

/** What is sent reaches a program rather than people. */
export const asRequest: Reading = ({ definition, act: { sense, verb, object } }) => {
  if (sense !== 'send') return undefined;
  if (object.includes('completion')) return 'compute';
  if (verb === 'send' && (object.some(isInside) || definition.nameWords.some(isInside))) return 'start';
  if (object.at(-1) === 'payload') return 'start';
  if (object.includes('desktop') || object.includes('web') || joined(object).includes('osnotification')) return 'start';
  return isRequest(verb, object) ? 'call' : undefined;
};

/** What is sent there stays there. */
const isInside = (word: string) => INSIDE.has(word);
const INSIDE = set('native runtime sandbox');

/** What people get to see, and what is only written down or told to another program. */
export const asPeople: Reading = ({ definition, act, acts, kinds }) => {
  const { sense, verb, object } = act;
  const { parameters } = definition;
  const last = object.at(-1) ?? '';
  if (
    kinds.has('chat') &&
    !object.some((noun) => ISSUES.has(noun)) &&
    (sense === 'create' || sense === 'comment') &&
    POSTS.has(last) &&
    (last !== 'thread' || parameters.some(isSaid))
  )
    return 'send';
  // A question is for a person where somebody gets it, else for a model.
  if (sense === 'compute' && verb === 'send' && isAddressed(definition)) return 'send';
  if (sense === 'send' && isDrafted(definition, act)) return 'create';
  if (sense === 'send' && (isSignal(definition, act) || toAgents(definition, act) || isAnswered(definition, act, acts)))
    return 'start';
  if (sense === 'send' && parameters.some(({ words }) => words[0]?.text === 'queue')) return 'start';
  if (sense === 'send' && verb === 'publish' && last === 'event' && definition.vocabulary.hasAny(BUSES)) return 'start';
  // `create_call`, “Log a call”
  if (
    sense === 'send' &&
    last === 'call' &&
    definition.acts.some((other) => other.from === 'lead' && other.verb === 'log')
  )
    return 'create';
  if (sense === 'send' && last === 'message' && shares(BROKERS, definition.server.words)) return 'start';
  if (sense === 'send' && last === 'notification' && definition.vocabulary.has('webhook')) return 'start';
  if (sense === 'send' && verb === 'reply' && definition.vocabulary.has('review') && !kinds.has('chat'))
    return 'comment';
  if (CHANGED.has(sense) && POSTING.has(verb) && (last === '' || TEXTS.has(last)) && isAddressed(definition))
    return 'send';
  if (sense === 'start' && TALKS.has(last) && parameters.some(isSaid) && parameters.some(isMet)) return 'send';
  if (kinds.has('social') && verb === 'share' && SHARED.has(last)) return 'publish';
  if (kinds.has('social') && verb === 'reply' && (last === 'post' || last === '')) return 'publish';
  if (verb === 'upload' && last === 'video' && shares(CHANNELS, definition.server.words)) return 'publish';
  if (verb === 'create' && CALLED.has(last) && shares(PAGERS, definition.server.words)) return 'send';
  if (kinds.has('social') && PUBLISHERS.has(verb) && PUBLISHED.has(last)) return 'publish';
  if (kinds.has('chat') && verb === 'upload' && parameters.some(({ known }) => known.lower.includes('channel')))
    return 'send';
  if ((verb === 'show' || verb === 'display') && SHOWN.has(last) && TO_ALL.test(act.quote)) return 'send';
  if (last === 'email' && PUTS_OFF.has(verb)) return undefined;
  return CHANGED.has(sense) && SENDS_LATER.has(last) && parameters.some(({ name }) => TIMES.has(name))
    ? 'send'
    : undefined;
};

/** “Post a text” to a channel. */
const POSTING = set('post share deliver');
const TEXTS = set('text message content update reply answer image photo link');
const isAddressed = ({ parameters }: Definition) =>
  parameters.some(({ depth, known }) => depth === 0 && ADDRESSES.has(known.joined));
const ADDRESSES = set('to recipient recipients phone phonenumber chatid channel channelid toemail room roomid');
/** Programs listen there. */
const BUSES = set('bus queue broker topic stream pubsub kafka');
const BROKERS = set('kafka rabbitmq pulsar nats sqs pubsub mqtt redis activemq kinesis redpanda');
const ISSUES = set('pull issue merge');
const POSTS = set('post reply thread message');
/** What is said in a thread that is opened with it. */
const isSaid = ({ words }: ParameterFact) => WRITTEN.has(words.at(-1)?.text ?? '');
const WRITTEN = set('content message text body');
/** “Start a conversation with a customer”: with somebody, who is told something. */
const TALKS = set('conversation chat dm');
const isMet = ({ depth, words }: ParameterFact) =>
  depth === 0 && words.some(({ text }) => PERSONS.has(text)) && words.length < 3;
const PERSONS = set('human customer contact recipient participant member people friend');
const PUBLISHERS = set('create add post new write make compose submit schedule upload');
const SHARED = set('update post article link content image video');
const CHANNELS = set('youtube vimeo tiktok');
/** Who is on call is woken by what is created there. */
const PAGERS = set('pagerduty opsgenie');
const CALLED = set('incident alert');
const PUBLISHED = set('share post tweet thread story reel video toot status article reply');
/** “Show a message to everyone on the server.” */
const SHOWN = set('message announcement notice banner title');
const TO_ALL = / to (?:every|all )/i;
const SENDS_LATER = set('broadcast campaign newsletter email');
/** A mail that is due goes out in any case. */
const PUTS_OFF = set('update reschedule');
const TIMES = set('send_at scheduled_at scheduledAt');
