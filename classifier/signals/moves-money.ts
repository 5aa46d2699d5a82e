import { actFacts, senses, type Signal } from './signal.ts';

const PAYS = senses('pay');

export const movesMoney: Signal = {
  id: 'moves-money',
  short: 'It pays, charges, buys, sells, trades or transfers funds.',
  why: 'Money that has moved is hard to get back.',
  remedy: 'Let a person confirm each payment, and cap the amount.',
  lifecycle: 'stable',
  senses: PAYS,
  examples: {
    fires: { name: 'create_refund', description: 'Refund a charge.' },
    spares: { name: 'get_refund', description: 'Get a refund.' },
  },
  match: (definition) => actFacts(definition, PAYS, 'financial'),
};
