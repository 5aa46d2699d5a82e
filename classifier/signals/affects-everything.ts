import type { Act, Place } from '../definition/types.ts';
import { phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { affectsMany } from './selects-without-bound.ts';
import { actsWith, placed, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const CONTAINERS = set(
  'database repository repo bucket queue website site zone pool account cluster vm instance server machine droplet project workspace collection table schema namespace tenant organization org app application directory folder channel mailbox volume disk pod team canvas board environment space room dataset keyspace notebook vault guild sandbox',
);
/** A list of these goes with them. */
const TASKS = set('task todo reminder card');
const SINGLE = set(
  'image chart page pdf svg screenshot slide diagram file design document png frame node component asset scene model code trace heap snapshot shape canvas library tree structure url link',
);
const MASS = set('broadcast newsletter campaign');
const WHOLE = new Phrases([
  'and all its data',
  'and all of its data',
  'and all its events',
  'and all its items',
  'and all its tasks',
  'and all its files',
  'and all its records',
  'and all its children',
  'and all its subfolders',
  'with all its data',
  'with all its contents',
  'all associated data',
  'every matching',
  'all matching',
  'recursively',
  'deletes all',
  'removes all',
  'delete all',
  'remove all',
  'wipes all',
  'revokes all',
  'matching any',
  'all emails',
  'all messages',
  'all jobs',
  'all apps',
  'all files',
  'all elements',
  'by tag',
  'is deleted with it',
  'are deleted with it',
  'deleted along with',
  'and everything in',
  'and everything inside',
  'to everyone',
  'to all users',
  'to all members',
  'to all subscribers',
  'to all contacts',
  'to all recipients',
  'to all customers',
  'to all agents',
  'to all connected',
  'on every server',
  'on all servers',
  'on multiple connections',
  'across a vault',
  'across the vault',
]);
/** Said of the object alone: elsewhere these words tell what else is there. */
const DATA = new Phrases(['all data', 'all records', 'all rows', 'all items', 'all entries', 'all contents'], 160);

/** What has a certain age is no selection unless it goes. */
const AGED = new Phrases(['older than'], 1200);

/** “Stop all apps”, `stop_all_apps`; to run all checks of one project affects only that. */
const isAll = ({ sense, object, from, verb, quote }: Act) =>
  affectsMany({ sense, verb }) &&
  !object.some((noun) => CHECKS.has(noun)) &&
  (from === 'name' || from === 'action'
    ? object.includes('all') && object[object.indexOf('all') - 1] !== 'catch'
    : EVERY.test(quote) && !ONE.test(quote));
const CHECKS = set('import reference usage test suite check spec benchmark linter');
const EVERY = /^\S+ (?:all|every) /i;
/** All that belongs to one thing has its bound there. */
const ONE = /\b(?:specific|specified|given|selected|single|(?:in|on|from|of|for|to|within) (?:an?|the|this|one))\b/i;

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
    const removed = actsWith(definition, 'delete', 'stop').filter(
      ({ object, sense, verb }) =>
        sense === 'delete' &&
        verb !== 'uninstall' &&
        (verb !== 'terminate' || !object.includes('app')) &&
        !(object.at(-1) === 'account' && object.at(-2) === 'user') &&
        ((CONTAINERS.has(object.at(-1) ?? '') &&
          (object.at(-1) !== 'schema' || definition.server.kinds.has('database'))) ||
          (object.at(-1) === 'list' && definition.vocabulary.hasAny(TASKS)) ||
          (object.at(-1) === 'group' && object.at(-2) === 'resource')),
    );
    if (removed.length > 0) return placed([removed[0] as Place], ['bulk']);
    const everything = definition.standing.filter(isAll);
    if (everything.length > 0) return placed([everything[0] as Place], ['bulk']);
    const mass = actsWith(definition, 'send').filter(({ object }) => MASS.has(object.at(-1) ?? ''));
    if (mass.length > 0) return placed([mass[0] as Place], ['bulk']);
    const deletes = actsWith(definition, 'delete', 'revoke', 'archive').length > 0;
    const said = definition.standing.some(affectsMany)
      ? (phraseIn(definition, WHOLE) ??
        (deletes ? (phraseIn(definition, DATA) ?? phraseIn(definition, AGED)) : undefined))
      : undefined;
    if (said !== undefined) return placed([said], ['bulk']);
    const entire = actsWith(definition, 'read').filter(
      ({ object, verb }) =>
        (verb === 'read' || verb === 'get') &&
        object[0] === 'entire' &&
        object.some((noun) => CONTAINERS.has(noun) || noun === 'graph'),
    );
    if (entire.length > 0) return placed([entire[0] as Place], ['bulk']);
    const dumps = actsWith(definition, 'read', 'save').filter(
      ({ verb, object }) =>
        (verb === 'export' || verb === 'dump' || verb === 'backup') && !object.some((noun) => SINGLE.has(noun)),
    );
    return dumps.length > 0 ? placed([dumps[0] as Place], ['bulk']) : [];
  },
};
