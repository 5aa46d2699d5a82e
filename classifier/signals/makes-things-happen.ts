import { handedOver } from '../definition/outside-party.ts';
import type { Act, Definition } from '../definition/types.ts';
import { EMPTY } from '../text/packed.ts';
import { set } from '../text/set.ts';
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

/** To terminate what runs stops it as well; what is said to be deleted may be the record of it. */
const ended = ({ standing }: Definition): readonly Act[] =>
  standing.some(({ verb }) => verb === 'delete')
    ? EMPTY
    : standing.filter(
        ({ sense, verb, object, from }) =>
          sense === 'delete' && from !== 'body' && ENDS.has(verb) && RUNNING.has(object.at(-1) ?? ''),
      );
const ENDS = set('terminate kill');
const RUNNING = set('agent subagent worker swarm sandbox');

export const makesThingsHappen: Signal = {
  id: 'makes-things-happen',
  short: 'It runs, starts, stops, sends, deploys, pays or drives something.',
  why: 'The effect goes beyond one stored record.',
  remedy: 'Let a person confirm each call until the tool has earned trust.',
  lifecycle: 'stable',
  senses: new Set([...EXECUTES, ...senses('create', 'update', 'delete')]),
  examples: {
    fires: { name: 'trigger_build', description: 'Trigger a build.' },
    spares: { name: 'get_build', description: 'Get a build.' },
  },
  match(definition) {
    const taker = handedOver(definition);
    return together(
      placed(ended(definition), ['Execute', 'runs-process']),
      actFacts(definition, EXECUTES, 'Execute'),
      taker === undefined ? [] : placed([taker], ['Execute', 'reaches-others']),
    );
  },
};
