import { rank, SENSES } from '../lexicon/senses.ts';
import { VERBS } from '../lexicon/verbs.ts';
import { kept, mapped } from '../text/packed.ts';
import { set } from '../text/set.ts';
import { meaning } from './act.ts';
import { adding, corrects, READS } from './corrections.ts';
import { NOUNLIKE } from './function-words.ts';
import { returnsText } from './told-text.ts';
import type { Act } from './types.ts';

/** Names lead, descriptions correct: the acts that count as what the tool does. */
export function standingActs(acts: readonly Act[]): Act[] {
  const said = (where: Act['from']) =>
    kept(acts, ({ from, negated, sense }) => from === where && !negated && sense !== 'vague');
  const leaves = acts.some(({ from, verb }) => from === 'name' && verb === 'leave');
  const lead = mapped(said('lead'), (act) => (leaves && act.verb === 'remove' ? meaning(act, 'detach') : act));
  const name = mapped(
    kept(said('name'), (act) => !isNoun(act, lead[0]) && !isPrefix(act, lead[0]) && !isResult(act, lead[0])),
    (act) => confirmed(lent(act, lead[0]), lead),
  );
  const body = mapped(kept(said('body'), isStrong), (act) => asNamed(act, name));
  const further = adding(body, acts);
  if (lead[0] !== undefined && returnsText(lead[0])) return [lead[0], ...further];
  const strongName = kept(name, isStrong);
  if (strongName.length > 0) return [...strongName, ...correcting(lead, strongName), ...further];
  const strongLead = kept(lead, isStrong);
  if (strongLead.length > 0)
    return [
      ...(lead[0]?.weak && rank(lead[0].sense) > READS ? [lead[0]] : []),
      ...strongLead,
      ...besideLead(name, lead[0] as Act, strongLead[0] as Act),
      ...further,
    ];
  if (lead.length > 0) return [lead[0] as Act, ...kept(name, ({ leading }) => leading), ...further];
  return [...name, ...said('title'), ...further];
}

const isStrong = ({ weak }: Act) => !weak;

/** What the opening sentence adds to a name that is sure. */
function correcting(lead: readonly Act[], name: readonly Act[]): Act[] {
  const worst = name.reduce((most, { sense }) => Math.max(most, rank(sense)), 0);
  const same = mapped(lead, (act) => asNamed(act, name));
  return kept(same, (act) => (!act.weak || act === lead[0]) && corrects(worst, act, act === lead[0], name));
}

/** What an unsure name adds to an opening sentence that is sure. */
const besideLead = (name: readonly Act[], first: Act, sure: Act): Act[] =>
  kept(name, ({ leading, sense }) =>
    sure.verb === 'return' ? rank(sense) > READS : leading ? first.weak : SENSES[sense] === SENSES[sure.sense],
  );

/** `pdf-resume`, “Generate a resume”: the name's word is what the sentence is about. */
const isNoun = ({ weak, object, verb, sense }: Act, lead: Act | undefined): boolean =>
  // `return_item`, “Create a return for an item”
  (verb === 'return' && lead?.verb === 'create' && lead.object.includes(verb)) ||
  // `type`, “Returns the type of the value”
  (lead?.sense === 'read' &&
    object.length === 0 &&
    lead.verb !== verb &&
    NOUNLIKE.has(verb) &&
    (lead.object.includes(verb) || lead.quote.includes(` the ${verb} of `))) ||
  // `tap`, “Add a tap”
  ((weak || sense === 'ui') &&
    object.length === 0 &&
    lead !== undefined &&
    lead.verb !== verb &&
    lead.object.includes(verb));

/** `reflect_run_test`, “Run a test”: the name's first word is whose tool it is; in `snapshot_revert`, what is reverted. */
const isPrefix = ({ leading, verb, object }: Act, lead: Act | undefined): boolean =>
  leading &&
  lead !== undefined &&
  object[0] === lead.verb &&
  (object.length > 1 || (NOUNLIKE.has(verb) && !NOUNLIKE.has(lead.verb)));

/** `email_report`, “Email the report to its readers”: what the name alone would be taken to return is what is sent. */
const isResult = ({ verb, quote }: Act, lead: Act | undefined): boolean =>
  verb === 'get' &&
  (lead?.sense === 'send' || lead?.sense === 'publish') &&
  quote.toLowerCase().startsWith(lead.verb) &&
  WITH_ARTICLE.test(lead.quote);
const WITH_ARTICLE = /^\w+ (?:the|an?|this|that|your|it|them|each|all)\b/i;

/**
 * A name that is a bare verb means what the opening sentence says with the same verb and an object; so does `run_erc`, “Run
 * electrical rule checks”, for a verb that carries whatever its object is.
 */
function lent(act: Act, lead: Act | undefined): Act {
  return lead !== undefined &&
    lead.verb === act.verb &&
    !lead.weak &&
    (act.object.length === 0 ||
      (act.sense === 'replace' && act.verb === 'restore') ||
      (CARRYING.has(act.verb) &&
        lead.sense !== 'code' &&
        (act.sense === VERBS.get(act.verb)?.sense || isNarrower(lead.object, act.object))))
    ? meaning(act, lead.sense, act.weak)
    : act;
}
/** `stop_server`, “Stop a development server”: the same thing, and which. */
const isNarrower = (said: readonly string[], named: readonly string[]) =>
  named.length === 1 && said.length > 1 && said.at(-1) === named[0];
const CARRYING = set('run execute perform start stop send');

/**
 * A verb that decides little is believed where the opening sentence means the same by it; `delete_module_issue`, “Remove an
 * issue from a module”, only takes it off.
 */
function confirmed(act: Act, lead: readonly Act[]): Act {
  const [first] = lead;
  // `git_reset`, “Unstages the staged changes”
  if (act.verb === 'reset' && first?.verb === 'unstage') return meaning(act, 'update');
  if (act.verb === 'confirm' && first !== undefined && ASKS.has(first.verb)) return meaning(act, 'read');
  if (act.sense === 'delete' && first !== undefined && takesOff(first, act)) return meaning(act, 'detach');
  if (act.sense === 'delete' && first?.verb === act.verb && first.sense === 'revoke') return meaning(act, 'revoke');
  if (act.sense === 'delete' && first?.verb === 'move' && TO_TRASH.test(first.quote)) return meaning(act, 'archive');
  // `add_member`, “Add a member to a mailing list”; `create_reservation`, “Create a restaurant reservation”
  if (first?.verb === act.verb && MILD.has(first.sense) && isGrave(act) && isNearer(first.object, act.object))
    return meaning(act, first.sense);
  if (!act.weak) return act;
  if (act.sense === 'delete' && first?.verb === act.verb && first.sense === 'update') return meaning(act, 'update');
  return lead.some(({ verb, sense }) => sense === act.sense && (verb === act.verb || isLate(lead, sense)))
    ? meaning(act, act.sense)
    : act;
}
const isGrave = ({ verb, sense, object }: Act) =>
  (sense === 'pay' && verb === 'create') || (sense === 'grant' && object.at(-1) === 'member');
const isNearer = (said: readonly string[], named: readonly string[]) =>
  said.length >= named.length && said.at(-1) === named.at(-1);
const MILD = set('create update');
/** `delete_item`, “Move items to trash”: from there they come back. */
const TO_TRASH = /\bto (?:the )?(?:trash|recycle bin|bin|archive)\b/i;
/** “Analyze an image and store the analysis”: what follows a look bears out what the name says. */
const isLate = ([first]: readonly Act[], sense: Act['sense']) =>
  rank(sense) > READS && first !== undefined && !first.weak && rank(first.sense) <= READS;
/** `confirm_payment`, “Check whether a payment has completed”. */
const ASKS = set('check verify');
const takesOff = ({ verb, sense, object }: Act, act: Act) =>
  verb === 'remove' &&
  sense === 'detach' &&
  (act.verb === 'delete'
    ? ASSIGNED.has(object.at(-1) ?? '')
    : act.verb === 'remove' && act.object.at(-1) === object.at(-1));
/** What belongs to a module or a cycle and outlives it. */
const ASSIGNED = set(
  'issue task project ticket card user contact track product story bookmark favorite favourite tweet',
);

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
