import { actFacts, senses, type Signal } from './signal.ts';

const GRANTS = senses('grant');

export const grantsAccess: Signal = {
  id: 'grants-access',
  short: 'It grants permissions, members, keys or exposure, or can.',
  why: 'Access that was given outlives the call.',
  remedy: 'Keep it for people with that task, and review grants.',
  lifecycle: 'stable',
  senses: GRANTS,
  examples: {
    fires: { name: 'create_api_key', description: 'Create an API key.' },
    spares: { name: 'list_members', description: 'List the members of a team.' },
  },
  match: (definition) => actFacts(definition, GRANTS, 'changes-access', 'grants-access'),
};
