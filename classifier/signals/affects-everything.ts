import type { Place } from '../definition/types.ts';
import { atKey, phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, senses, type Signal } from './signal.ts';

const CONTAINERS = new Set(
  'database repository repo bucket queue website site zone pool account cluster vm instance server machine droplet project workspace collection table schema namespace tenant organization org app application directory folder channel mailbox volume disk pod team canvas board environment space room'.split(
    ' ',
  ),
);
const SINGLE = new Set(
  'image chart page pdf svg screenshot slide diagram file design document png frame node component asset scene model code trace heap snapshot shape canvas library tree structure'.split(
    ' ',
  ),
);
const FILTERS = new Set(['filter', 'where', 'criteria', 'query', 'conditions', 'pattern', 'keypattern', 'key_pattern']);
const ROWS = new Set(['record', 'row', 'document', 'entry', 'item', 'email', 'message']);
const MASS = new Set(['broadcast', 'newsletter', 'campaign']);
const CHANGES = senses('delete', 'update', 'archive', 'replace', 'send', 'pay', 'revoke', 'stop', 'disarm');

const WHOLE = new Phrases([
  'and all its data',
  'and all of its data',
  'all associated',
  'every matching',
  'all matching',
  'recursively',
  'deletes all',
  'removes all',
  'delete all',
  'remove all',
  'all data',
  'matching any',
  'all emails',
  'all messages',
  'all jobs',
  'all apps',
  'all files',
  'all elements',
  'all records',
  'all running',
  'older than',
  'by tag',
]);

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
        (CONTAINERS.has(object.at(-1) ?? '') || (object.at(-1) === 'group' && object.at(-2) === 'resource')),
    );
    if (removed.length > 0) return placed([removed[0] as Place], ['bulk']);
    const changes = definition.standing.some(({ sense }) => CHANGES.has(sense));
    const mirror =
      changes || actsWith(definition, 'deploy').length > 0
        ? definition.parameters.find(
            ({ depth, name, type }) =>
              depth === 0 && (type === 'boolean' || type === '') && (name === 'prune' || name === 'delete'),
          )
        : undefined;
    if (mirror !== undefined) return placed([atKey(mirror)], ['bulk']);
    const everything = definition.standing.filter(
      ({ sense, object, from }) =>
        CHANGES.has(sense) &&
        (object[0] === 'all' ||
          (from === 'name' && object.includes('all') && object[object.indexOf('all') - 1] !== 'catch')),
    );
    if (everything.length > 0) return placed([everything[0] as Place], ['bulk']);
    const selects =
      actsWith(definition, 'delete').length > 0 ||
      actsWith(definition, 'update').some(({ object }) => object.some((noun) => ROWS.has(noun)));
    const selection = selects
      ? definition.parameters.find(
          ({ depth, known, type, description }) =>
            depth === 0 &&
            FILTERS.has(known.lower) &&
            (type === 'object' || type === 'string' || type === '') &&
            !description.includes('ID'),
        )
      : undefined;
    if (selection !== undefined) return placed([atKey(selection)], ['bulk']);
    const mass = actsWith(definition, 'send').filter(({ object }) => MASS.has(object.at(-1) ?? ''));
    if (mass.length > 0) return placed([mass[0] as Place], ['bulk']);
    const said = changes ? phraseIn(definition, WHOLE) : undefined;
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
