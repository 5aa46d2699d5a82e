import type { Place } from '../definition/types.ts';
import { phraseIn } from '../definition/traits.ts';
import { actsWith, placed, senses, type Signal } from './signal.ts';

const CONTAINERS = new Set(
  'database repository repo bucket queue website site zone pool account cluster vm instance server machine droplet project workspace collection table schema namespace tenant organization org app application directory folder index'.split(
    ' ',
  ),
);
const PARTS = new Set(
  'record rule item row member label tag comment note key token setting config variable permission webhook branch file issue entry field column property status task'.split(
    ' ',
  ),
);
const CHANGES = senses('delete', 'update', 'archive', 'replace', 'send', 'pay', 'revoke', 'stop', 'disarm');

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
      ({ object, sense }) =>
        sense === 'delete' &&
        object.some(
          (noun, i) =>
            CONTAINERS.has(noun) && (i === object.length - 1 || !PARTS.has(object[object.length - 1] as string)),
        ),
    );
    if (removed.length > 0) return placed([removed[0] as Place], ['bulk']);
    const everything = definition.standing.filter(
      ({ sense, object, from }) =>
        CHANGES.has(sense) && (object[0] === 'all' || (from === 'name' && object.includes('all'))),
    );
    if (everything.length > 0) return placed([everything[0] as Place], ['bulk']);
    const changes = definition.standing.some(({ sense }) => CHANGES.has(sense));
    const said = changes
      ? phraseIn(definition.description, [
          'all of its contents',
          'and all its',
          'and all of its',
          'all associated',
          'every matching',
          'all matching',
          'recursively',
          'deletes all',
          'removes all',
          'delete all',
          'remove all',
          'all data',
        ])
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
        (verb === 'export' || verb === 'dump' || verb === 'backup') &&
        object.some((noun) => CONTAINERS.has(noun) || noun === 'all'),
    );
    return dumps.length > 0 ? placed([dumps[0] as Place], ['bulk']) : [];
  },
};
