import { phraseIn } from '../definition/traits.ts';
import { routedBy } from '../definition/router.ts';
import { Phrases } from '../text/phrases.ts';
import { placed, type Signal } from './signal.ts';

const MANAGES = new Phrases(
  ['managing', 'manage ', 'crud', 'creating', 'create ', 'configuring', 'updating', 'deleting'],
  600,
);

export const routesCommands: Signal = {
  id: 'routes-commands',
  short: 'It passes a command on that its definition does not list, and speaks of managing.',
  why: 'What such a tool can do is whatever its commands can do; a word such as “managing” includes changes.',
  remedy: 'List the commands in the schema, so that each can be judged and allowed on its own.',
  lifecycle: 'experimental',
  examples: {
    fires: {
      name: 'storage',
      description: 'Commands for managing storage accounts. Set "command" and wrap its arguments in "parameters".',
      inputSchema: { type: 'object', properties: { command: { type: 'string' }, parameters: { type: 'object' } } },
    },
    spares: { name: 'list_accounts', description: 'List storage accounts.' },
  },
  match(definition) {
    if (routedBy(definition) === undefined) return [];
    const said = phraseIn(definition, MANAGES);
    return said === undefined ? [] : placed([said], ['Write']);
  },
};
