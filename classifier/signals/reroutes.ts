import { isRoute } from '../definition/traffic.ts';
import type { Definition } from '../definition/types.ts';
import { actsWith, placed, senses, type Signal } from './signal.ts';

/** What changes or ends the way of traffic or mail. */
const rerouted = (definition: Definition) => [
  ...actsWith(definition, 'access'),
  ...actsWith(definition, 'delete').filter((act) => isRoute(definition, act)),
];

export const reroutes: Signal = {
  id: 'reroutes',
  short: 'It changes DNS, routing or certificates.',
  why: 'Traffic or mail may go elsewhere.',
  remedy: 'Ask before the call, and check the destination.',
  lifecycle: 'stable',
  senses: senses('access', 'delete'),
  examples: {
    fires: { name: 'update_dns_record', description: 'Update a DNS record.' },
    spares: { name: 'list_dns_records', description: 'List DNS records.' },
  },
  match: (definition) =>
    placed(
      rerouted(definition),
      definition.server.kinds.has('gateway') ? ['changes-access', 'changes-production'] : ['changes-access'],
    ),
};
