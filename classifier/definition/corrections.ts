import { rank } from '../lexicon/senses.ts';
import { set } from '../text/set.ts';
import type { Act } from './types.ts';

/** Above it, an act does more than return something. */
export const READS = rank('capture');

/**
 * What a sentence adds to a sure name: something of the same kind or graver, or the same act in more words. What a name
 * composes, “Compose and send an email” sends.
 */
export function corrects(worst: number, act: Act, first: boolean, names: readonly Act[]): boolean {
  if (names.some(({ verb }) => verb === act.verb)) return true;
  if (act.sense === 'send' && !act.weak && DELIVERED.has(act.object.at(-1) ?? '')) return true;
  const composed = act.sense === 'send' && names.every(({ sense }) => sense === 'compute') && act.object.length > 0;
  if (
    act.weak ||
    (GENERIC.has(act.verb) &&
      !(first && beginsAnew(act)) &&
      act.sense !== 'grant' &&
      !composed &&
      (act.sense !== 'code' || names.some(({ verb }) => PLAIN_READS.has(verb))) &&
      (worst <= READS || act.verb === 'send'))
  )
    return false;
  if (worst <= READS && rank(act.sense) > READS && act.foreign) return false;
  // `trigger_cleanup`, “Removes expired sessions”: the name tells how it begins, the sentence what is gone.
  return first
    ? rank(act.sense) >= worst || worst <= READS || act.sense === 'delete'
    : rank(act.sense) > READS && rank(act.sense) >= Math.min(worst, READS + 1);
}

/**
 * A later sentence counts for what it adds beyond reading; where name and opening both plainly read, only what cannot
 * be a manner of speaking is believed. What is revoked is no grant: “This prevents them from joining the team”.
 */
export function adding(body: readonly Act[], acts: readonly Act[]): Act[] {
  if (body.length === 0) return [];
  const head = acts.filter(({ from, weak }) => (from === 'name' || from === 'lead') && !weak);
  const reads = head.length > 1 && head.every(({ sense }) => rank(sense) <= READS);
  const looks = acts.some(({ from }) => from === 'lead') && head.every(({ sense }) => rank(sense) <= READS);
  const revokes = head.length > 0 && head.every(({ sense }) => sense === 'revoke');
  const moves = head.some(({ verb }) => verb === 'move');
  // “Searches reviews. Adds the average over all matches.”
  return body.filter(
    ({ sense, verb, object, quote }) =>
      !(moves && MOVED.test(quote)) &&
      !(revokes && sense === 'grant') &&
      !(verb === 'call' && object.includes('api')) &&
      !(PREPARING.has(verb) && PREPARED.test(quote)) &&
      !(verb === 'add' && head.length > 0 && looks && !quote.includes(' to ')) &&
      rank(sense) > READS &&
      !(reads && object.some((noun) => KEPT_UP.has(noun))) &&
      (!reads || TELLING.has(verb) || (verb === 'create' && COPIES.has(object.at(-1) ?? ''))),
  );
}

/** “Creates a copy there and removes the original”: how something is moved. */
const MOVED = /\b(?:copy|original)\b/i;
/** “Automatically starts the model if needed”: what the server needs for itself. */
const PREPARING = set('start pull');
const PREPARED = /\bif (?:needed|necessary|required|(?:it is )?not (?:already |yet )?running)\b/i;

/** “To send a cancellation message and cancel the event”: whatever the name says, people get it. */
const DELIVERED = set('message email sms invitation invoice receipt envelope quote estimate notification newsletter');
const PLAIN_READS = set('get list read search find fetch select explain validate count describe show check view');
/** `scan_library`, “Trigger a rescan of a library”: the server works on its own from then on. */
const beginsAnew = ({ verb, object }: Act) => verb === 'trigger' && object.some((noun) => BEGUN.has(noun));
const BEGUN = set('scan rescan reindex indexing refresh crawl recrawl sync resync rebuild build backup');

/** A search that brings its own index up to date still only searches. */
const KEPT_UP = set('index cache embedding');
/** What a conversion leaves behind, where it says so. */
const COPIES = set('copy file document');
const TELLING = set('update delete overwrite write save store send modify deploy charge execute edit erase post');
/** Verbs that carry whatever their object is: beside a name that reads they add nothing. */
const GENERIC = set('run execute perform send make start trigger submit call invoke create navigate set play show');
