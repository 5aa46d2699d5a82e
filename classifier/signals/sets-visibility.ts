import { atKey } from '../definition/traits.ts';
import { SENSES } from '../lexicon/senses.ts';
import { placed, type Signal, senses } from './signal.ts';

const VISIBILITY = new Set([
  'visibility',
  'privacy',
  'permissions',
  'permission',
  'acl',
  'role',
  'roles',
  'sharing',
  'claim',
  'claims',
  'groups',
  'collections',
]);
const SHARED = new Set(
  'project repository repo board file folder document space workspace team channel album playlist video user member page app application database bucket group organization account collection item filter dashboard view'.split(
    ' ',
  ),
);

/** Switches that open to everybody what a call writes. */
const OPENS = new Set([
  'makepublic',
  'make_public',
  'publicaccess',
  'public_access',
  'shareable',
  'anyone',
  'allowpublic',
]);
/** Who may see what is created, where the parameter says so. */
const REACHED = new Set(['groups', 'users', 'members', 'teams', 'roles', 'permissions', 'collaborators', 'sharewith']);
const PEOPLE = new Set(['user', 'account', 'member', 'contact', 'admin', 'send', 'link', 'share']);

export const setsVisibility: Signal = {
  id: 'sets-visibility',
  short: 'It changes a record together with who may see or use it.',
  why: 'An update that looks harmless can open a private record.',
  remedy: 'Fix the visibility in the server, or ask when that argument is present.',
  lifecycle: 'stable',
  senses: senses('update', 'create'),
  examples: {
    fires: {
      name: 'update_project',
      description: 'Update a project.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' }, visibility: { type: 'string' } } },
    },
    spares: {
      name: 'update_task',
      description: 'Update a task.',
      inputSchema: { type: 'object', properties: { title: { type: 'string' } } },
    },
  },
  match(definition) {
    const reached = definition.standing.some(({ sense }) => sense === 'create')
      ? definition.parameters.find(
          ({ depth, known, description }) =>
            depth < 2 && REACHED.has(known.lower) && description.slice(0, 120).toLowerCase().includes('access'),
        )
      : undefined;
    if (reached !== undefined) return placed([atKey(reached)], ['changes-access', 'grants-access']);
    if (
      !definition.standing.some(
        ({ sense, verb, object }) =>
          (sense === 'update' || verb === 'upsert') && object.some((noun) => SHARED.has(noun)),
      )
    )
      return [];
    const opens = definition.standing.some(({ sense }) => SENSES[sense] === 'Write')
      ? definition.parameters.find(
          ({ depth, known, type }) => depth < 2 && type === 'boolean' && OPENS.has(known.lower),
        )
      : undefined;
    if (opens !== undefined) return placed([atKey(opens)], ['changes-access', 'grants-access']);
    const credential = definition.parameters.find(
      ({ depth, words }) => depth < 2 && words.at(-1)?.text === 'password' && words.length < 3,
    );
    if (
      credential !== undefined &&
      definition.standing.some(({ sense, object }) => sense === 'update' && object.some((noun) => PEOPLE.has(noun)))
    )
      return placed([atKey(credential)], ['changes-access', 'grants-access']);
    const opened = definition.parameters.find(
      ({ depth, words }) =>
        depth < 2 && (VISIBILITY.has(words.at(-1)?.text ?? '') || words[0]?.text === 'privacy') && words.length < 3,
    );
    return opened === undefined ? [] : placed([atKey(opened)], ['changes-access', 'grants-access']);
  },
};
