import { CONTAINERS, takesWhole } from '../definition/containers.ts';
import type { Act, Definition, Place } from '../definition/types.ts';
import { isOfOne } from '../definition/of-one.ts';
import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { affectsMany } from './selects-without-bound.ts';
import { actsWith, placed, type Signal } from './signal.ts';
import { EMPTY } from '../text/packed.ts';
import { set } from '../text/set.ts';

const SINGLE = set(
  'image chart page pdf svg screenshot slide diagram file design document png frame node component asset scene model code trace heap snapshot shape canvas library tree structure url link report stl obj fbx gltf mesh body figure',
);
const MASS = set('broadcast newsletter campaign blast mailshot');
const list = (before: string, words: string) => words.split(' ').map((word) => `${before} ${word}`);
const WHOLE = new Phrases([
  'every matching',
  'all matching',
  'matching any',
  'all emails',
  'all messages',
  'all jobs',
  'all apps',
  'all files',
  'all elements',
  'by tag',
  'matching the provided query',
  'matching the query',
  'match the query',
  'matching a query',
  'match a query',
  'matching the filter',
  'matching the given filter',
  'is deleted with it',
  'are deleted with it',
  'deleted along with',
  'and everything in',
  'and everything inside',
  'to everyone',
  ...list(
    'to all',
    'users members subscribers contacts recipients customers agents connected peers sessions devices hosts machines nodes servers',
  ),
  ...list('to every', 'user member subscriber customer connected'),
  'on every server',
  'on all servers',
  'on multiple connections',
  'across a vault',
  'across the vault',
]);
/** Said of the call itself, rather than of a way to use it. */
const ALL = new Phrases(
  [
    'deletes all',
    'removes all',
    'delete all',
    'remove all',
    'wipes all',
    'revokes all',
    'discard all changes',
    'discards all changes',
  ],
  500,
);
/** What goes along with a thing that is deleted or replaced. */
const ALONG = new Phrases([
  'recursively',
  'and every',
  'including any',
  'and all its',
  'removes its data',
  'and all of its',
  'and all their',
  'and all associated',
  'and all related',
  'with all its',
  'with all of its',
  'along with all',
  'along with its',
  'all associated data',
  'replace all data',
  'replaces all data',
  'replaces all current data',
  'replace all current data',
  'replaces all existing data',
  'replace all rows',
  'replaces all rows',
  'replace all records',
]);
/** Said of the object alone: elsewhere these words tell what else is there. */
const DATA = new Phrases(
  [
    'all data',
    'all resources',
    'all records',
    'all rows',
    'all items',
    'all entries',
    'all contents',
    'all memory',
    'all memories',
    'all persistent',
  ],
  160,
);

/** What has a certain age is no selection unless it goes. */
const AGED = new Phrases(['older than'], 1200);

/** “Stop all apps”, `stop_all_apps`; to run all checks of one project affects only that. */
const isAll = ({ sense, object, from, verb, quote }: Act) =>
  affectsMany({ sense, verb }) &&
  !object.some((noun) => CHECKS.has(noun) || (noun === 'change' && verb === 'apply')) &&
  !(sense === 'replace' && object.at(-1) === 'content') &&
  (from === 'name' || from === 'action' || !quote.includes(' ')
    ? object.includes('everything') || (object.includes('all') && object[object.indexOf('all') - 1] !== 'catch')
    : EVERY.test(quote) && (!ONE.test(quote) || (sense === 'delete' && HOLDER.test(quote))));
const CHECKS = set('occurrence import reference usage test suite check spec benchmark linter edit suggestion');
const EVERY = /^\S+ (?:all|every|everything) /i;
/** All that belongs to one thing has its bound there. */
const ONE = /\b(?:specific|specified|given|selected|single|(?:in|on|from|of|for|to|within) (?:an?|the|this|one))\b/i;

/** “Delete every object in a bucket”: the container with its contents. */
const HOLDER =
  /\b(?:in|of|from) (?:an?|the|this) (?:\w+ )?(?:bucket|database|queue|mailbox|cluster|account|collection|table|index|namespace)\b/i;

/** The words that tell how much a change reaches. */
function saidOf(definition: Definition): Place | undefined {
  const deletes = actsWith(definition, 'delete', 'revoke', 'archive').length > 0;
  const said =
    phraseIn(definition, WHOLE) ??
    phraseIn(definition, ALL) ??
    (deletes || actsWith(definition, 'replace').length > 0 ? phraseIn(definition, ALONG) : undefined) ??
    (deletes ? (phraseIn(definition, DATA) ?? phraseIn(definition, AGED)) : undefined);
  return said !== undefined && isOfOne(definition, said) ? undefined : said;
}
const isEntire = ({ sense, verb, object }: Act) =>
  sense === 'read' &&
  (verb === 'read' || verb === 'get') &&
  object[0] === 'entire' &&
  object.some((noun) => CONTAINERS.has(noun) || noun === 'graph');

const isDump = ({ sense, verb, object }: Act) =>
  (sense === 'read' || sense === 'save') &&
  (verb === 'export' || verb === 'dump' || verb === 'backup') &&
  !object.some((noun) => SINGLE.has(noun));

/** `export_audit_log` may be a log of exports; the opening sentence tells. */
const exported = ({ nameWords, acts }: Definition) =>
  nameWords[0] === 'export' && nameWords.at(-1) === 'log'
    ? acts.find((act) => act.from === 'lead' && isDump(act))
    : undefined;

export const affectsEverything: Signal = {
  id: 'affects-everything',
  short: 'One call affects an unbounded selection, or a whole container with its contents.',
  why: 'The damage of a mistake has no bound.',
  remedy: 'Bound the selection, and ask before the call.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'drop_database', description: 'Drop a database.' },
    spares: { name: 'delete_row', description: 'Delete a row by its id.' },
  },
  match(definition) {
    const { standing } = definition;
    const changed =
      standing.find((act) => takesWhole(definition, act)) ??
      standing.find(isAll) ??
      standing.find(({ sense, object }) => sense === 'send' && MASS.has(object.at(-1) ?? '')) ??
      (standing.some(affectsMany) ? saidOf(definition) : undefined);
    const place = changed ?? standing.find(isEntire) ?? standing.find(isDump) ?? exported(definition);
    return place === undefined ? EMPTY : placed([place], ['bulk']);
  },
};
