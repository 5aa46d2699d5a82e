import { rank, SENSES } from '../lexicon/senses.ts';
import { meaning } from './act.ts';
import type { Act } from './types.ts';

/** Names lead, descriptions correct: the acts that count as what the tool does. */
export function standingActs(acts: readonly Act[]): Act[] {
  const said = (where: Act['from']) =>
    acts.filter(({ from, negated, sense }) => from === where && !negated && sense !== 'vague');
  const lead = said('lead');
  const name = said('name')
    .filter((act) => !isNoun(act, lead[0]) && !isPrefix(act, lead[0]))
    .map((act) => confirmed(lent(act, lead[0]), lead));
  const body = said('body')
    .filter(({ weak }) => !weak)
    .map((act) => asNamed(act, name));
  if (lead[0] !== undefined && returnsText(lead[0])) return [lead[0], ...adding(body, acts)];
  const strongName = name.filter(({ weak }) => !weak);
  const strongLead = lead.filter(({ weak }) => !weak);
  if (strongName.length > 0) {
    const worst = strongName.reduce((most, { sense }) => Math.max(most, rank(sense)), 0);
    const further = lead
      .map((act) => asNamed(act, strongName))
      .filter((act) => (!act.weak || act === lead[0]) && corrects(worst, act, act === lead[0], strongName));
    return [...strongName, ...further, ...adding(body, acts)];
  }
  if (strongLead.length > 0)
    return [
      ...(lead[0]?.weak && rank(lead[0].sense) > READS ? [lead[0]] : []),
      ...strongLead,
      ...name.filter(({ leading, sense }) =>
        strongLead[0]?.verb === 'return'
          ? rank(sense) > READS
          : leading
            ? lead[0]?.weak
            : SENSES[sense] === SENSES[(strongLead[0] as Act).sense],
      ),
      ...adding(body, acts),
    ];
  if (lead.length > 0) return [lead[0] as Act, ...name.filter(({ leading }) => leading), ...adding(body, acts)];
  return [...name, ...said('title'), ...adding(body, acts)];
}

/** `pdf-resume`, “Generate a resume”: the name's word is what the sentence is about. */
const isNoun = ({ weak, object, verb }: Act, lead: Act | undefined): boolean =>
  weak && object.length === 0 && lead !== undefined && lead.verb !== verb && lead.object.includes(verb);

/** `reflect_run_test`, “Run a test”: the name's first word is whose tool it is. */
const isPrefix = ({ leading, object }: Act, lead: Act | undefined): boolean =>
  leading && lead !== undefined && object.length > 1 && object[0] === lead.verb;

/** `Generates the install commands`: what the name says is done is left to the reader of the text. */
const returnsText = ({ verb, object }: Act): boolean =>
  TELLS.has(verb) && (WORDS.has(object.at(-1) ?? '') || (verb === 'provide' && object.some((noun) => WORDS.has(noun))));
const TELLS = new Set([
  'retrieve',
  'fetch',
  'generate',
  'provide',
  'return',
  'get',
  'give',
  'suggest',
  'recommend',
  'show',
  'print',
  'explain',
]);
const WORDS = new Set([
  'command',
  'instruction',
  'guidance',
  'guide',
  'advice',
  'recommendation',
  'suggestion',
  'snippet',
  'boilerplate',
  'checklist',
  'tutorial',
  'walkthrough',
]);

/**
 * What a sentence adds to a sure name: something of the same kind or graver, or the same act in more words. What a name
 * composes, “Compose and send an email” sends.
 */
function corrects(worst: number, act: Act, first: boolean, names: readonly Act[]): boolean {
  if (names.some(({ verb }) => verb === act.verb)) return true;
  if (act.sense === 'send' && !act.weak && first && DELIVERED.has(act.object.at(-1) ?? '')) return true;
  const composed = act.sense === 'send' && names.every(({ sense }) => sense === 'compute') && act.object.length > 0;
  if (
    act.weak ||
    (GENERIC.has(act.verb) &&
      !composed &&
      (act.sense !== 'code' || names.some(({ verb }) => PLAIN_READS.has(verb))) &&
      (worst <= READS || act.verb === 'send'))
  )
    return false;
  if (worst <= READS && rank(act.sense) > READS && act.foreign) return false;
  return first
    ? rank(act.sense) >= worst || worst <= READS
    : rank(act.sense) > READS && rank(act.sense) >= Math.min(worst, READS + 1);
}

/**
 * A later sentence counts for what it adds beyond reading; where name and opening both plainly read, only what cannot
 * be a manner of speaking is believed.
 */
function adding(body: readonly Act[], acts: readonly Act[]): Act[] {
  if (body.length === 0) return [];
  const head = acts.filter(({ from, weak }) => (from === 'name' || from === 'lead') && !weak);
  const reads = head.length > 1 && head.every(({ sense }) => rank(sense) <= READS);
  return body.filter(
    ({ sense, verb, object }) =>
      !(verb === 'call' && object.includes('api')) &&
      rank(sense) > READS &&
      !(reads && object.some((noun) => KEPT_UP.has(noun))) &&
      (!reads || TELLING.has(verb) || (verb === 'create' && COPIES.has(object.at(-1) ?? ''))),
  );
}

/** A name that is a bare verb means what the opening sentence says with the same verb and an object. */
function lent(act: Act, lead: Act | undefined): Act {
  return act.object.length === 0 && lead !== undefined && lead.verb === act.verb && !lead.weak
    ? meaning(act, lead.sense, act.weak)
    : act;
}

/**
 * A verb that decides little is believed where the opening sentence means the same by it; `delete_module_issue`, “Remove an
 * issue from a module”, only takes it off.
 */
const confirmed = (act: Act, lead: readonly Act[]): Act =>
  act.verb === 'delete' && lead[0] !== undefined && takesOff(lead[0])
    ? meaning(act, 'detach')
    : act.weak && lead.some(({ verb, sense }) => verb === act.verb && sense === act.sense)
      ? meaning(act, act.sense)
      : act;
const takesOff = ({ verb, sense, object }: Act) =>
  verb === 'remove' && sense === 'detach' && ASSIGNED.has(object.at(-1) ?? '');
/** What belongs to a module or a cycle and outlives it. */
const ASSIGNED = new Set([
  'issue',
  'task',
  'project',
  'ticket',
  'card',
  'user',
  'contact',
  'track',
  'product',
  'story',
]);

/** The same verb in the opening sentence, where its object says nothing, means what the name says. */
function asNamed(act: Act, names: readonly Act[]): Act {
  if (act.sense === 'delete' && names.some(({ sense }) => sense === 'detach')) return meaning(act, 'detach');
  if (
    act.sense === 'update' &&
    CURRENT.test(act.quote) &&
    names.some(({ sense, verb }) => sense === 'session' && verb === act.verb)
  )
    return meaning(act, 'session');
  const named = act.weak ? names.find(({ verb }) => verb === act.verb) : undefined;
  return named === undefined ? act : meaning(act, named.sense);
}

const CURRENT = /\b(?:current|active)\b/i;

/** “To send a cancellation message and cancel the event”: whatever the name says, people get it. */
const DELIVERED = new Set(['message', 'email', 'sms', 'invitation']);
const PLAIN_READS = new Set([
  'get',
  'list',
  'read',
  'search',
  'find',
  'fetch',
  'select',
  'explain',
  'validate',
  'count',
  'describe',
  'show',
  'check',
  'view',
]);
/** A search that brings its own index up to date still only searches. */
const KEPT_UP = new Set(['index', 'cache', 'embedding']);
/** What a conversion leaves behind, where it says so. */
const COPIES = new Set(['copy', 'file', 'document']);
const TELLING = new Set([
  'update',
  'delete',
  'overwrite',
  'write',
  'save',
  'store',
  'send',
  'modify',
  'deploy',
  'charge',
  'execute',
  'edit',
  'erase',
  'post',
]);
/** Verbs that carry whatever their object is: beside a name that reads they add nothing. */
const GENERIC = new Set([
  'run',
  'execute',
  'perform',
  'send',
  'make',
  'start',
  'trigger',
  'submit',
  'call',
  'invoke',
  'create',
  'navigate',
  'set',
  'play',
  'show',
]);

const READS = rank('capture');
