import { actFacts, senses, type Signal } from './signal.ts';

const READS = senses('read', 'compute', 'capture', 'refresh');

export const readsInformation: Signal = {
  id: 'reads-information',
  short: 'It gets, lists, searches, computes or shows something.',
  why: 'A call that only returns information leaves nothing behind.',
  remedy: 'Say in the description that nothing is changed, and declare readOnlyHint.',
  lifecycle: 'stable',
  senses: READS,
  examples: {
    fires: { name: 'get_issue', description: 'Get an issue by its number.' },
    spares: { name: 'create_issue', description: 'Create an issue.' },
  },
  match: (definition) => actFacts(definition, READS, 'Read'),
};
