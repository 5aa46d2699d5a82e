import { placed, type Signal, senses } from './signal.ts';

/** To remove a member takes access away; to delete a credential destroys it as well. */
const ENDS = new Set(['delete', 'drop', 'destroy', 'purge', 'revoke']);

/** Taken away from somebody by “revoke”, and given back by one call. */
const HELD = new Set(['member', 'membership', 'access', 'permission', 'role', 'privilege', 'share']);

export const deletes: Signal = {
  id: 'deletes',
  short: 'It deletes, removes, drops or terminates something that existed.',
  why: 'What is gone may not come back.',
  remedy: 'Deny it, or let a person confirm each call and check that a backup exists.',
  lifecycle: 'stable',
  senses: senses('delete', 'revoke', 'access'),
  examples: {
    fires: { name: 'delete_branch', description: 'Delete a branch.' },
    spares: { name: 'get_deleted_items', description: 'List the items of the trash.' },
  },
  match: (definition) =>
    placed(
      definition.standing.filter(
        ({ sense, verb, object }) =>
          sense === 'delete' ||
          (ENDS.has(verb) &&
            (sense === 'revoke' || sense === 'access') &&
            (verb !== 'revoke' || !object.some((noun) => HELD.has(noun)))),
      ),
      ['destructive'],
    ),
};
