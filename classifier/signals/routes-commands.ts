import { phraseIn } from '../definition/traits.ts';
import { routedBy } from '../definition/router.ts';
import { Phrases } from '../text/phrases.ts';
import { type Fact, placed, type Signal } from './signal.ts';

const MANAGES = new Phrases(
  ['managing', 'manage ', 'crud', 'creating', 'create ', 'configuring', 'updating', 'deleting'],
  600,
);

const SENDING = new Phrases(
  ['sending sms', 'sending email', 'sending message', 'send sms', 'send email', 'send message', 'sending notification'],
  600,
);
const DELETING = new Phrases(['crud', 'deleting', 'delete '], 600);
const SECRETS = new Phrases(['key vault', 'keyvault', 'secrets manager', 'secret manager'], 600);
const ACCESS = new Phrases(
  ['firewall rule', 'administrators', 'role assignment', 'access polic', 'access control', 'permissions'],
  600,
);
const RECORDS = new Phrases(
  ['listing', 'list ', 'querying', 'query ', 'accessing', 'resources', 'retrieving', 'manage ', 'managing'],
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
    const facts: Fact[] = [];
    const reaches = (phrases: Phrases, ...labels: Fact['supports'][]) => {
      const said = phraseIn(definition, phrases);
      if (said !== undefined) facts.push(...placed([said], labels));
    };
    reaches(MANAGES, 'Write');
    reaches(SENDING, 'Execute', 'sends-message', 'reaches-others');
    if (facts.length === 0) return facts;
    reaches(DELETING, 'destructive');
    reaches(SECRETS, 'reads-secrets', 'changes-access', 'grants-access');
    reaches(ACCESS, 'changes-access', 'grants-access');
    if (definition.server.kinds.has('cloud')) reaches(RECORDS, 'reads-private');
    return facts;
  },
};
