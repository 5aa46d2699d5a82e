import type { Definition, Place } from '../definition/types.ts';
import { actsWith, placed, type Signal, senses } from './signal.ts';

const set = (text: string) => new Set(text.split(' '));
const PUBLIC = set(
  'documentation doc docs weather forecast guide example template help web internet news movie package library icon component quote stock price exchange rate language timezone schema prompt resource root component tool allowed best capability server model toolset skill demo',
);
const PRIVATE = set(
  'email mail message inbox file directory folder document record log invoice customer contact calendar event issue ticket task user member transaction balance order database table collection note memory conversation chat channel thread attachment patient payment employee deal lead account notification board card project workspace',
);
const NEUTRAL = set('ping wait test resolve print');

const ACCOUNT = set('your account workspace organization authenticated my');
const mentionsAccount = (definition: Definition) => definition.vocabulary.hasAny(ACCOUNT);

export const returnsPrivate: Signal = {
  id: 'returns-private',
  short: 'It returns records of a user or an organisation.',
  why: 'What an agent has read can leave through another tool.',
  remedy: 'Connect an account that sees only what the task needs.',
  lifecycle: 'stable',
  senses: senses('read', 'code'),
  examples: {
    fires: { name: 'list_invoices', description: 'List the invoices of your account.' },
    spares: { name: 'search_packages', description: 'Search the public package registry.' },
  },
  match(definition) {
    const head = definition.standing[0];
    const acts = actsWith(definition, 'read', 'code').filter(
      ({ object, verb }) => !object.some((noun) => PUBLIC.has(noun)) && !NEUTRAL.has(verb),
    );
    if (acts.length === 0 || (head?.sense !== 'read' && head?.sense !== 'code')) return [];
    const { kinds, writers, size } = definition.server;
    const account = acts.some(({ object }) => object.some((noun) => PRIVATE.has(noun))) || mentionsAccount(definition);
    const publicServer = (kinds.has('public') || kinds.has('finance')) && writers < 0.2 * size;
    if (
      !account &&
      (publicServer || kinds.has('browser') || (writers < 0.15 * size && !kinds.has('database') && !kinds.has('local')))
    )
      return [];
    if (publicServer && !mentionsAccount(definition)) return [];
    return placed([acts[0] as Place], ['reads-private']);
  },
};
