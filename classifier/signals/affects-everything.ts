import type { Act, Definition, ParameterFact, Place } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import type { Word } from '../text/word.ts';
import { atKey, phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, senses, type Signal } from './signal.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const CONTAINERS = set(
  'database repository repo bucket queue website site zone pool account cluster vm instance server machine droplet project workspace collection table schema namespace tenant organization org app application directory folder channel mailbox volume disk pod team canvas board environment space room dataset keyspace notebook vault guild',
);
/** A list of these goes with them. */
const TASKS = set('task todo reminder card');
const SINGLE = set(
  'image chart page pdf svg screenshot slide diagram file design document png frame node component asset scene model code trace heap snapshot shape canvas library tree structure url link',
);
const FILTERS = set('filter where criteria query conditions pattern keypattern key_pattern');
const ROWS = set('record row document entry item email message');
const MASS = set('broadcast newsletter campaign');
const CHANGES = senses('delete', 'update', 'archive', 'replace', 'send', 'pay', 'revoke', 'stop', 'disarm', 'grant', 'access', 'deploy', 'start', 'control', 'run', 'code', 'detach'); // prettier-ignore
/** Verbs of making that change what is there. */
const MARKS = set('flag mark tag label assign');
/** Options by which a deletion takes along what belongs to its object. */
const CASCADES = set('cascade delete_children deletechildren delete_volumes deletevolumes with_children include_children delete_descendants delete_contents'); // prettier-ignore
/** Definitions, on which others may depend but which hold nothing. */
const LEAVES = set('function trigger constraint index view enum type comment');
/** A deletion by age or time names no thing. */
const OLD = set('olderthan older_than older_than_days olderthandays max_age maxage max_age_hours max_age_days maxagedays maxagehours days_old before_date beforetimestamp retention retention_days retentiondays keep_last'); // prettier-ignore
/** To whom a message goes that names no person. */
const AUDIENCES = set('topic segment audience segmentid segment_id audienceid audience_id segments included_segments');

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
  'and all associated',
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
  'older than',
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

/** “Stop all apps”, `stop_all_apps`; to run all checks of one project affects only that. */
const isAll = ({ sense, object, from, verb, quote }: Act) =>
  (CHANGES.has(sense) || MARKS.has(verb)) &&
  !object.some((noun) => CHECKS.has(noun)) &&
  (from === 'name' || from === 'action'
    ? object.includes('all') && object[object.indexOf('all') - 1] !== 'catch'
    : EVERY.test(quote) && !ONE.test(quote));
const CHECKS = set('test suite check spec benchmark linter');
const EVERY = /^\S+ (?:all|every) /i;
/** All that belongs to one thing has its bound there. */
const ONE = /\b(?:specific|specified|given|selected|single|(?:in|on|from|of|for|to|within) (?:an?|the|this|one))\b/i;

/** “Omit both to restart all”, `all_contacts`: the selection has no bound where an option is left out or set. */
function reachesAll({ depth, type, known, description }: ParameterFact): boolean {
  if (depth > 0) return false;
  if (type === 'boolean') return isAllOf(known.words) && !SHOWN.test(description.slice(0, 200));
  return !known.lower.endsWith('fields') && OMITTED.test(description.slice(0, 240));
}
const isAllOf = (words: readonly Word[]) =>
  words[0]?.text === 'all' && (words.length === 1 || (words.at(-1)?.text.endsWith('s') ?? false));
const SHOWN = /\b(?:list|show|includ|return|display)/i;
const OMITTED = /\b(?:omit|omitted|if (?:empty|not (?:provided|specified|given|set)))\b[^.;]{0,24}\b(?:restart|publish|delet|remov|clear|stop|updat|appl|send|revok|deploy|purg|reset|all (?:are|of))\w*\b[^.;]{0,12}\b(?:all|every)\b/i; // prettier-ignore

/** Before it writes, the call empties or drops the table or collection: `truncateFirst`, `drop_target`. */
const empties = ({ depth, type, known }: ParameterFact, { vocabulary, standing }: Definition) =>
  depth === 0 &&
  type === 'boolean' &&
  (known.words[0]?.text === 'truncate' || known.words[0]?.text === 'drop') &&
  known.words.length > 1 &&
  standing.some(({ sense }) => SENSES[sense] === 'Write') &&
  vocabulary.hasAny(TABLES);
const TABLES = set('table collection database index dataset');

/** A filter by which the call selects what it changes; a query by which it looks something up is none. */
function isSelection({ depth, known, type, description }: ParameterFact): boolean {
  return (
    depth === 0 &&
    FILTERS.has(known.lower) &&
    (type === 'object' || type === 'string' || type === '') &&
    !description.includes('ID') &&
    !/\b(?:search|explain|list|index|lookup|look up|read)\b/i.test(description.slice(0, 120))
  );
}

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
        (CONTAINERS.has(object.at(-1) ?? '') ||
          (object.at(-1) === 'list' && definition.vocabulary.hasAny(TASKS)) ||
          (object.at(-1) === 'group' && object.at(-2) === 'resource')),
    );
    if (removed.length > 0) return placed([removed[0] as Place], ['bulk']);
    const changes = definition.standing.some(({ sense, verb }) => CHANGES.has(sense) || MARKS.has(verb));
    const mirror =
      changes || actsWith(definition, 'deploy').length > 0
        ? definition.parameters.find(
            ({ depth, name, type }) =>
              depth === 0 && (type === 'boolean' || type === '') && (name === 'prune' || name === 'delete'),
          )
        : undefined;
    if (mirror !== undefined) return placed([atKey(mirror)], ['bulk']);
    const emptied = definition.parameters.find((parameter) => empties(parameter, definition));
    if (emptied !== undefined) return placed([atKey(emptied)], ['bulk']);
    const everything = definition.standing.filter(isAll);
    if (everything.length > 0) return placed([everything[0] as Place], ['bulk']);
    const selects =
      actsWith(definition, 'delete').length > 0 ||
      actsWith(definition, 'update').some(({ object }) => object.some((noun) => ROWS.has(noun)));
    const selection = selects ? definition.parameters.find(isSelection) : undefined;
    if (selection !== undefined) return placed([atKey(selection)], ['bulk']);
    const mass = actsWith(definition, 'send').filter(({ object }) => MASS.has(object.at(-1) ?? ''));
    if (mass.length > 0) return placed([mass[0] as Place], ['bulk']);
    const audience = actsWith(definition, 'send').some(({ verb }) => verb !== 'publish')
      ? definition.parameters.find(({ depth, known }) => depth < 2 && AUDIENCES.has(known.lower))
      : undefined;
    if (audience !== undefined) return placed([atKey(audience)], ['bulk']);
    const deleted = actsWith(definition, 'delete', 'revoke');
    const deletes = deleted.length > 0;
    const contains =
      deletes &&
      ![...definition.nameWords, ...deleted.flatMap(({ object }) => object)].some((noun) => LEAVES.has(noun));
    const option = changes
      ? definition.parameters.find(
          (parameter) =>
            reachesAll(parameter) ||
            (deletes && parameter.depth === 0 && OLD.has(parameter.known.lower)) ||
            (contains && parameter.depth === 0 && CASCADES.has(parameter.known.lower)),
        )
      : undefined;
    if (option !== undefined) return placed([atKey(option)], ['bulk']);
    const said = changes
      ? (phraseIn(definition, WHOLE) ?? (deletes ? phraseIn(definition, DATA) : undefined))
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
