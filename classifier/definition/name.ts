import type { Sense } from '../lexicon/senses.ts';
import type { VerbEntry } from '../lexicon/verbs.ts';
import { FORM } from '../text/forms.ts';
import type { NameWord } from '../text/names.ts';
import { mapped } from '../text/packed.ts';
import { makeAct, meaning } from './act.ts';
import { verbOfNoun } from './act-noun.ts';
import { boundIn } from './bound.ts';
import { NOUNLIKE } from './function-words.ts';
import { senseOf } from './object.ts';
import { agentActs } from './agent-noun.ts';
import { glued } from './glued-name.ts';
import { withParticle } from './phrasal.ts';
import { tellingWords } from './telling-words.ts';
import type { Act } from './types.ts';
import { set } from '../text/set.ts';

/** A name that ends in one of these names what is returned. */
const RESULTS =
  set(`status info information detail list history stat statistic metric count log summary overview version schema result
  report progress state time duration insight analytics breakdown kpi trend heatmap leaderboard impact reader viewer plan preview reference context calendar timetable risk level template address schedule rate ratio forecast inventory roster statement reading measurement`);
/** Verbs that, at the head of such a name, are the noun of which the result is given: `build_status`, `order_details`. */
const HEADS =
  set(`cache build deploy release run test order trade migrate backup import export sync schedule plan transfer commit branch merge charge
  refund queue place record report sign power note label tag link book post comment stake pay trace profile crawl call message email file document view install stream process task control access usage start stop type undo position spend deposit login logout lock payout claim unsubscribe bounce`);
/** What an act leaves behind. */
const LEFT = set('log metric stat status history');
/** `update_history`, `edit_timeline`, `change_detection`: nobody sets these, so that the verb is a noun. */
const STANDS = set('history timeline detection');
const CHANGED = set('update change edit upgrade reorder trigger alert swap print index backfill lock vote');
/** Verbs that at the head of a name are nouns where a verb of looking up ends it: `issue_read`, `place_search`. */
const NOUN_HEADS = set(
  'phone place record report sign power file note payout claim ban label tag link order trade book message email post document comment test build run commit branch schedule process purchase grant charge refund transfer bid stake deploy',
);
const LOOKUPS = set('get list read search find fetch lookup query describe inspect check verify validate');
/** Before a verb these ask about it: `verify_deploy`, `preview_delete`. */
const LOOKING = set(
  'prepare verify check validate preview analyze analyse inspect explain describe estimate diagnose dry',
);
const QUESTIONS = set('is has can how what whats who whos where when why which should');
const ASKING = set('can is how should');
const CRUD = set('create delete update add remove get list edit modify insert search fetch');
const TARGETS = set('to from for in on of with by into as via');
/** `file_upload`, `order_cancel`: the first word is what the second acts on. */
const THINGS = set('file message record order post email note issue cache');
const ENDINGS = set(
  'upload import copy move rename share cancel close assign forward archive merge sync download clear refresh flush purge',
);
/** `upload_to_drive` */
const CARRIED = set('upload post publish push copy move save submit');
/** Verbs that end a name as surely as they lead one: `dm_approve`. */
const SETTLING = set('approve reject accept decline enable disable setup');
/** At the end of a name these are nouns: an index, a score. */
const NOUNS = set(
  'index rank score map order trade post tag label link record file message email note report test build plan design format filter group copy call work support mark star pin vote flag stake bid bet play start stop release branch commit fork address distance sum average reason echo head tail tree rent process control access view show position exchange rate',
);
const PREPOSITIONS = set('for of by with from in on at as via per to');

/** What a name says: the verb that leads it, or ends it, or stands within, and the nouns as its object. */
export function nameActs(name: string, pointer: string, all: readonly NameWord[], from: Act['from']): Act[] {
  const words = tellingWords(all);
  const first = words[0];
  if (first === undefined) return [];
  const nouns = mapped(words, ({ word }) => word.noun);
  const verbs = mapped(words, ({ word }, i) =>
    word.verb !== undefined && (word.form === FORM.base || (word.form === FORM.s && !NOUNLIKE.has(word.verb.verb)))
      ? word.verb
      : word.bound && boundIn(word, nouns.slice(i + 1)),
  );
  const quote = name.slice(first.start, (words.at(-1) as NameWord).end);
  const say = (verb: string, sense: Sense, weak: boolean, object: readonly string[], leading = false): Act =>
    makeAct({ verb, sense, weak, object, from, pointer, quote, leading });
  const actAt = (at: number, object: readonly string[], leading = false): Act => {
    const verb = withParticle(verbs[at] as VerbEntry, nouns[at + 1]);
    const at2 = object.findIndex((noun, i) => i > 0 && TARGETS.has(noun));
    const own = at2 > 0 ? object.slice(0, at2) : object;
    const { sense, weak } = senseOf(verb, own, at2 > 0 ? object.slice(at2 + 1) : []);
    return say(verb.verb, sense, weak, own, leading);
  };
  const last = words.length - 1;
  if (QUESTIONS.has(first.word.text) && last > 0) return [say('ask', 'read', false, nouns.slice(1))];
  const named = verbs.slice(0, last).every((verb, i) => verb === undefined || (i === 0 && THINGS.has(verb.verb)))
    ? verbOfNoun((words[last] as NameWord).word.text)
    : undefined;
  // `file_deletion`; `completed_executions` are told of, and of `logs-deployment` the logs.
  if (named !== undefined && last > 0 && !LEFT.has(nouns[0] as string)) {
    const { sense, weak } = senseOf(named, nouns.slice(0, last));
    return [say(named.verb, sense, weak, nouns.slice(0, last))];
  }
  if (verbs[0] === undefined) return withoutHead(words, nouns, verbs, actAt, say);
  if (
    (last > 0 &&
      RESULTS.has(nouns[last] as string) &&
      HEADS.has(verbs[0].verb) &&
      !(verbs[0].verb === 'deploy' && nouns[last] === 'template') &&
      !(verbs[0].verb === 'pay' && nouns[last] === 'address')) ||
    (last === 1 && STANDS.has(nouns[1] as string) && CHANGED.has(verbs[0].verb))
  )
    return [say('get', 'read', verbs[0].verb === 'sync', nouns)];
  const second = verbs[1];
  if (
    second !== undefined &&
    last > 1 &&
    CRUD.has(second.verb) &&
    verbs[0].verb !== 'show' &&
    (second.verb !== 'list' || (verbs[0].verb !== 'fix' && !CRUD.has(verbs[0].verb))) &&
    (verbs[0].weak || verbs[0].sense === 'compute' || NOUNLIKE.has(verbs[0].verb))
  )
    return [actAt(1, nouns.slice(2))];
  // `file_to_va`
  if (last === 2 && nouns[1] === 'to' && verbs[0].weak && NOUNLIKE.has(verbs[0].verb) && !CARRIED.has(verbs[0].verb))
    return [say('convert', 'compute', true, nouns)];
  const tail = LOOKING.has(verbs[0].verb) ? undefined : verbs[last];
  const lookedUp = tail !== undefined && last > 0 && NOUN_HEADS.has(verbs[0].verb) && LOOKUPS.has(tail.verb);
  const nounFirst =
    lookedUp ||
    (last === 1 && tail !== undefined && THINGS.has(verbs[0].verb) && ENDINGS.has(tail.verb)) ||
    (    last > 0 && tail !== undefined && first.word.bound === undefined && (verbs[0].verb !== 'list' || tail.verb !== 'send') && (!tail.weak || SETTLING.has(tail.verb)) && tail.sense !== 'read' && tail.sense !== 'session' && words[last]?.word.form === FORM.base &&
    (verbs[0].weak || NOUNLIKE.has(verbs[0].verb) || SETTLING.has(tail.verb)) && (SETTLING.has(tail.verb) || !NOUNLIKE.has(tail.verb))); // prettier-ignore
  if (nounFirst) return [actAt(last, nouns.slice(0, last))];
  const acts: Act[] = [actAt(0, nouns.slice(1), true)];
  for (let i = 1; i < last; i++)
    if ((nouns[i] === 'or' || nouns[i] === 'and') && verbs[i + 1] !== undefined) {
      const object = nouns.slice(i + 2);
      if (i === 1) acts[0] = actAt(0, object, true);
      const other = actAt(i + 1, object);
      acts.push(nouns[i] === 'and' ? meaning(other, other.sense) : other);
    }
  return acts;
}

/** A name that begins with a noun: `issue_delete`, `devserver_wait_for_build`, `csv_to_json`, `createissue`. */
function withoutHead(
  words: readonly NameWord[],
  nouns: readonly string[],
  verbs: readonly (VerbEntry | undefined)[],
  actAt: (at: number, object: readonly string[]) => Act,
  say: (verb: string, sense: Sense, weak: boolean, object: readonly string[]) => Act,
): Act[] {
  const last = words.length - 1;
  if (nouns.some((noun, i) => i < last && ASKING.has(noun))) return [say('ask', 'read', false, nouns)];
  if (last === 0) {
    const acts = glued(nouns[0] as string, say);
    return acts.length > 0 ? acts : agentActs(nouns, say);
  }
  const to = nouns.findIndex((noun, i) => (noun === 'to' || noun === '2') && i > 0 && i < last);
  if (to > 0 && verbs.every((verb) => verb === undefined || verb.weak || NOUNLIKE.has(verb.verb)))
    return [say('convert', 'compute', true, nouns)];
  const changes = verbs.some((verb, i) => i > 0 && i < last && CHANGES.has(verb?.verb ?? ''));
  if (RESULTS.has(nouns[last] as string) && !changes) return [say('get', 'read', true, nouns)];
  const candidates = [last, ...nouns.keys()].filter(
    (i) =>
      i > 0 &&
      (i === last || verbs[i]?.verb !== 'eval') &&
      verbs[i] !== undefined &&
      words[i]?.word.form === FORM.base &&
      !PREPOSITIONS.has(nouns[i - 1] as string),
  );
  if (last > 0 && nouns[last] === 'store' && REMEMBERED.has(nouns[last - 1] as string))
    return [meaning(actAt(last, nouns.slice(0, last)), 'create')];
  const marked = candidates.find((i) => verbs[i]?.verb === 'mark' && i < last);
  const changing = candidates.find(
    (i) => i < last && (CHANGES.has((verbs[i] as VerbEntry).verb) || STARTS.has((verbs[i] as VerbEntry).verb)),
  );
  // `mysql_show_create_view`
  if (changing !== undefined && nouns[changing - 1] === 'show') return [say('show', 'read', false, nouns)];
  const plain =
    changing ??
    candidates.find((i) => CRUD.has((verbs[i] as VerbEntry).verb) || verbs[i]?.verb === (i < last ? 'set' : 'trigger'));
  const sure =
    marked ?? plain ?? candidates.find((i) => !NOUNLIKE.has((verbs[i] as VerbEntry).verb) && !verbs[i]?.weak);
  const at = sure ?? candidates.find((i) => !NOUNS.has((verbs[i] as VerbEntry).verb)) ?? candidates[0];
  if (at === undefined) return agentActs(nouns, say);
  if ((at !== changing || verbs[last] === undefined) && NOUNS.has((verbs[at] as VerbEntry).verb)) return [];
  const act = actAt(at, [...nouns.slice(0, at), ...nouns.slice(at + 1)]);
  const settled = NOUNLIKE.has(act.verb) && at !== changing ? meaning(act, act.sense, true) : act;
  // `upload_and_attach_image`
  return nouns[at + 1] === 'and' && verbs[at + 2] !== undefined
    ? [settled, actAt(at + 2, nouns.slice(at + 3))]
    : [settled];
}

/** `memory_store` keeps something in it. */
const REMEMBERED = set('memory knowledge fact pattern note');

/** Within a name these are verbs, whatever it ends in: `atlas_create_access_list`. */
const CHANGES = set('create delete remove add edit modify insert');

const STARTS = set('start stop launch cancel');
