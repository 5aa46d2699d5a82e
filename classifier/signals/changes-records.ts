import { actFacts, senses, type Signal } from './signal.ts';

const WRITES = senses(
  'create',
  'update',
  'save',
  'replace',
  'archive',
  'detach',
  'comment',
  'delete',
  'grant',
  'revoke',
  'access',
  'protect',
  'disarm',
  'session',
);

export const changesRecords: Signal = {
  id: 'changes-records',
  short: 'It creates, changes or removes something stored.',
  why: 'Stored state differs after the call.',
  remedy: 'Allow the tool only where changes are wanted, and ask before each call elsewhere.',
  lifecycle: 'stable',
  senses: WRITES,
  examples: {
    fires: { name: 'update_task', description: 'Update the title of a task.' },
    spares: { name: 'get_task', description: 'Get a task.' },
  },
  match: (definition) => actFacts(definition, WRITES, 'Write'),
};
