import { actFacts, senses, type Signal } from './signal.ts';

const PROCESSES = senses('start', 'stop', 'schedule', 'run', 'deploy', 'device', 'control', 'navigate', 'ui', 'call');

export const startsProcess: Signal = {
  id: 'starts-process',
  short: 'It starts, stops, schedules or triggers a bounded process.',
  why: 'Work begins or ends that the caller does not watch.',
  remedy: 'Limit the rate, and name the jobs that may be started.',
  lifecycle: 'stable',
  senses: PROCESSES,
  examples: {
    fires: { name: 'run_tests', description: 'Run the test suite.' },
    spares: { name: 'list_runs', description: 'List test runs.' },
  },
  match: (definition) => actFacts(definition, PROCESSES, 'runs-process'),
};
