import { handedOver } from '../definition/outside-party.ts';
import { actFacts, placed, senses, type Signal, together } from './signal.ts';

const EXECUTES = senses(
  'navigate',
  'ui',
  'control',
  'start',
  'stop',
  'schedule',
  'run',
  'deploy',
  'device',
  'call',
  'send',
  'publish',
  'pay',
  'code',
);

export const makesThingsHappen: Signal = {
  id: 'makes-things-happen',
  short: 'It runs, starts, stops, sends, deploys, pays or drives something.',
  why: 'The effect goes beyond one stored record.',
  remedy: 'Let a person confirm each call until the tool has earned trust.',
  lifecycle: 'stable',
  senses: new Set([...EXECUTES, ...senses('create', 'update')]),
  examples: {
    fires: { name: 'trigger_build', description: 'Trigger a build.' },
    spares: { name: 'get_build', description: 'Get a build.' },
  },
  match(definition) {
    const taker = handedOver(definition);
    return together(
      actFacts(definition, EXECUTES, 'Execute'),
      taker === undefined ? [] : placed([taker], ['Execute', 'reaches-others']),
    );
  },
};
