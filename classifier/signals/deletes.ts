import { actFacts, senses, type Signal } from './signal.ts';

const DELETES = senses('delete');

export const deletes: Signal = {
  id: 'deletes',
  short: 'It deletes, removes, drops or terminates something that existed.',
  why: 'What is gone may not come back.',
  remedy: 'Deny it, or let a person confirm each call and check that a backup exists.',
  lifecycle: 'stable',
  examples: {
    fires: { name: 'delete_branch', description: 'Delete a branch.' },
    spares: { name: 'get_deleted_items', description: 'List the items of the trash.' },
  },
  match: (definition) => actFacts(definition, DELETES, 'destructive'),
};
