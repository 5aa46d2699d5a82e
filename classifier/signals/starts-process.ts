import { atKey, phraseIn, rolesOf } from '../definition/traits.ts';
import type { Act, Definition, Place } from '../definition/types.ts';
import { Phrases } from '../text/phrases.ts';
import { placed, senses, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const PROCESSES = senses('start', 'stop', 'schedule', 'run', 'deploy', 'device', 'control', 'navigate', 'ui', 'call');

/** To run these is to run code, or to change records, rather than a process. */
const STATEMENTS = set(
  'query queries statement sql command cmd code script operation insert update delete mutation dml ddl transaction sudo package server plugin component block skill dependency extension library module',
);
const isStatement = ({ sense, verb, object }: Act) =>
  sense === 'run' &&
  verb !== 'send' &&
  (STATEMENTS.has(object.at(-1) ?? '') ||
    object.some((noun) => noun === 'sql' || noun === 'statement' || noun === 'dml' || noun === 'insert'));

/** An answered request is no process: “Call any API endpoint”, the method POST. */
const isRequest = ({ sense, object, quote }: Act) =>
  (sense === 'call' && METHODS.has(quote)) ||
  ((sense === 'call' || sense === 'run') && object.some((noun) => REQUESTED.has(noun)));
const METHODS = set('GET POST PUT PATCH DELETE');
const REQUESTED = set('api endpoint request requests http');

/** What runs is the caller's own code, whatever else would be run by such a verb. */
const runsGiven = (definition: Definition) =>
  rolesOf(definition).some(
    ({ role, parameter }) => (role === 'code' || role === 'command') && parameter.required && parameter.depth === 0,
  );

/** A workflow that is switched on when it is created runs from then on. */
const WORKFLOWS = new Set([
  'workflow',
  'automation',
  'scenario',
  'zap',
  'flow',
  'schedule',
  'autopilot',
  'journey',
  'trigger',
]);
const SWITCHES = new Set([
  'active',
  'enabled',
  'activate',
  'isactive',
  'is_active',
  'isenabled',
  'is_enabled',
  'enable',
  'status',
]);

function switchedOn({ standing, parameters }: Definition): Place[] {
  if (!standing.some(({ verb, object }) => (verb === 'create' || verb === 'add') && WORKFLOWS.has(object.at(-1) ?? '')))
    return [];
  const option = parameters.find(
    ({ depth, known, values, type }) =>
      depth === 0 &&
      SWITCHES.has(known.lower) &&
      (type === 'boolean' || values.some((value) => value === 'enabled' || value === 'active' || value === 'on')),
  );
  return option === undefined ? [] : [atKey(option)];
}

/** What runs is put in place of what ran: “Update a plugin to the latest version”. */
const upgrades = (definition: Definition): Place[] => {
  const said = definition.standing.some(({ verb }) => verb === 'update' || verb === 'upgrade')
    ? phraseIn(definition, NEWEST)
    : undefined;
  return said !== undefined && definition.standing.some(({ object }) => object.some((noun) => SOFTWARE.has(noun)))
    ? [said]
    : [];
};
const NEWEST = new Phrases(
  [
    'to the latest version',
    'to its latest version',
    'to their latest version',
    'to the newest version',
    'to the latest available version',
    'to the latest release',
    'to the security release',
  ],
  300,
);
const SOFTWARE = set(
  'plugin theme core wordpress app application package module extension firmware system os software',
);

export const startsProcess: Signal = {
  id: 'starts-process',
  short: 'It starts, stops, schedules or triggers a bounded process.',
  why: 'Work begins or ends that the caller does not watch.',
  remedy: 'Limit the rate, and name the jobs that may be started.',
  lifecycle: 'stable',
  senses: senses(...PROCESSES, 'create', 'update'),
  examples: {
    fires: { name: 'run_tests', description: 'Run the test suite.' },
    spares: { name: 'list_runs', description: 'List test runs.' },
  },
  match: (definition) => [
    ...placed(
      definition.standing.filter(
        (act) =>
          PROCESSES.has(act.sense) &&
          !isStatement(act) &&
          !isRequest(act) &&
          !(act.sense === 'run' && runsGiven(definition)),
      ),
      ['runs-process'],
    ),
    ...placed(upgrades(definition), [
      'Execute',
      'runs-process',
      ...(definition.server.kinds.has('local') && !definition.vocabulary.has('site')
        ? []
        : ['reaches-others' as const]),
    ]),
    ...placed(switchedOn(definition), ['Execute', 'runs-process', 'reaches-others']),
  ],
};
