import { Phrases } from '../../text/phrases.ts';
import { set } from '../../text/set.ts';
import { phraseIn } from '../traits.ts';
import type { Act, Definition } from '../types.ts';

/** A request over HTTP, rather than one to people. */
export const isRequest = (verb: string, object: readonly string[]) =>
  verb === 'send' && object.includes('request') && !object.some((noun) => ASKED.has(noun));
const ASKED = set(
  'friend connection chat contact follow review approval permission access join meeting payment signature feedback dm message invitation money',
);

/** “Forward an email as a draft”, “Does not send it”: it waits until somebody sends it. */
export const isDrafted = ({ description }: Definition, { quote }: Act) =>
  /\bas (?:an? |the )?(?:\w+ )?drafts?\b/i.test(quote) ||
  (NOT_SENT.test(description.slice(0, 400)) && !CONFIRMED.test(description.slice(0, 600)));
/** “Does NOT send unless confirm=true”: the same tool sends. */
const CONFIRMED = /\bdry[- ]run\b|\bpreviews? (?:first|only|by default)|\bconfirm(?:ed)?\b|\bunless\b/i;
const NOT_SENT =
  /\b(?:(?:does|do|will|is|are) not|doesn['’]t|don['’]t|won['’]t|isn['’]t|never|without) (?:actually )?(?:send|sends|sent|sending)(?: (?:it|them|anything|the (?:e-?mail|message|reply|draft)))?(?: yet| immediately| automatically)?(?=[.,;)!]|$| until)/i; // prettier-ignore

/** An answer to be fetched later. */
const POLLED = new Phrases(['returns a task_id', 'returns a task id', 'returns a job id'], 400);
/** “Send a message to the assistant and get a response”: what answers in the same call is a program. */
export const isAnswered = (definition: Definition, { verb, object }: Act, acts: readonly Act[]) =>
  verb === 'send' &&
  object.at(-1) === 'message' &&
  (acts.some((other) => other.sense === 'read' && other.from === 'lead' && ANSWERS.has(other.object.at(-1) ?? '')) ||
    phraseIn(definition, POLLED) !== undefined);
const ANSWERS = set('response reply answer');

/** Programs that work side by side. */
const WORKERS = set('subagent subagents swarm hive queen');

const TO_AGENTS = /^(?:send|broadcast|post|deliver)\w* (?:an? )?(?:(?:cross|inter)-agent\b|.*\bto (?:all |every |another |other |an? |the |specific )*(?:[\w'’]+ ){0,3}(?:agents?|workers?|subagents?|tools?|platform|runtime)\b)/i; // prettier-ignore
/** “Notify the platform of a changed state”, without a word for people: a program is told. */
export const isSignal = ({ parameters }: Definition, { verb, object }: Act) =>
  verb === 'notify' && STATES.has(object.at(-1) ?? '') && !parameters.some(({ known }) => WORDED.test(known.lower));
const STATES = set('state change behavior behaviour platform');
const WORDED = /message|text|body|title|subject|user|email|recipient|channel/;
/** A message to another agent starts its work; no person gets it. */
export const toAgents = ({ acts, parameters, vocabulary, server }: Definition, { object }: Act) =>
  (object.at(-1) === 'message' && vocabulary.hasAny(WORKERS)) ||
  acts.some(({ from, quote }) => from === 'lead' && TO_AGENTS.test(quote)) ||
  (server.words.has('relay') && server.words.has('agent') && object.at(-1) === 'message') ||
  ((object.length === 0 || object.at(-1) === 'message' || object.at(-1) === 'task') &&
    (server.words.has('agent') || vocabulary.has('agent')) &&
    parameters.some(
      ({ words, description }) =>
        words[0]?.text === 'agent' || description.slice(0, 40).toLowerCase().includes('agent'),
    ));
