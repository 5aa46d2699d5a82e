import { actFacts, senses, type Signal } from './signal.ts';

const REROUTES = senses('access');

export const reroutes: Signal = {
  id: 'reroutes',
  short: 'It changes DNS, routing or certificates.',
  why: 'Traffic or mail may go elsewhere.',
  remedy: 'Ask before the call, and check the destination.',
  lifecycle: 'stable',
  senses: REROUTES,
  examples: {
    fires: { name: 'update_dns_record', description: 'Update a DNS record.' },
    spares: { name: 'list_dns_records', description: 'List DNS records.' },
  },
  match: (definition) =>
    actFacts(
      definition,
      REROUTES,
      'changes-access',
      ...(definition.server.kinds.has('gateway') ? (['changes-production'] as const) : []),
    ),
};
