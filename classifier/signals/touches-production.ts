import { affirmedIn, atKey } from '../definition/traits.ts';
import { scansOthers } from '../definition/scanners.ts';
import { goesDown } from '../definition/restarts.ts';
import { balances, onGateway, targets, tries } from '../definition/traffic.ts';
import { Phrases } from '../text/phrases.ts';
import type { Act, Definition, ParameterFact } from '../definition/types.ts';
import { actsWith, CHANGING, placed, senses, type Signal } from './signal.ts';
import { set, shares } from '../text/set.ts';

const PROCESSES = set('start stop control schedule');
const SYSTEMS = set(
  'project database process app application dyno server instance vm machine container service ps cluster node worker migration sync site website pod deployment droplet linode daemon environment stack fleet broker',
);
const JOBS = set(
  'job pipeline workflow deployment deploy rollout build queue worker cron cronjob alarm flow automation procedure campaign promotion execution delivery dlq recovery fault vacuum compaction rewrite checkpoint dag schedule connector backfill',
);
/** Jobs that only make something, and flows of one caller. */
const BOUNDED = set(
  'auth request research scan export import prediction suite evaluation eval report analysis generation transcription validation simulation parallel test',
);
/** Run by its name, wherever it is stored. */
const NAMED = set('lambda action procedure rule playbook runbook function tool macro');
const LOCAL = set(
  'local locally simulator sim emulator adb bootloader fastboot kiosk preview staging sandbox test development debug debugger dbg lsp mobile android ios',
);

/** The acts that deploy something, or start, stop or apply what others use, and not on a machine of the caller's own. */
function movesSystems(definition: Definition): Act[] {
  const acts = definition.standing.filter((act) => {
    const { sense, verb, object } = act;
    return (
      (sense === 'deploy' || sense === 'run' || PROCESSES.has(sense) || verb === 'apply') &&
      (!object.some((noun) => BOUNDED.has(noun)) || scansOthers(definition, act))
    );
  });
  if (acts.length === 0 || isLocal(definition)) return [];
  const { kinds } = definition.server;
  const cloud =
    (kinds.has('cloud') && !kinds.has('local')) || definition.server.words.has('ssh')
      ? acts.filter(
          ({ sense, object, verb }) =>
            (PROCESSES.has(sense) && object.some((noun) => SYSTEMS.has(noun))) ||
            verb === 'apply' ||
            (sense === 'run' && definition.nameWords.includes('apply')),
        )
      : [];
  const elsewhere = kinds.has('local') || kinds.has('browser') ? [] : acts;
  return [
    ...acts.filter(
      ({ sense, verb }) =>
        sense === 'deploy' &&
        (!RUNS.has(verb) || !kinds.has('local') || kinds.has('cloud') || definition.vocabulary.has('production')),
    ),
    ...cloud,
    ...elsewhere.filter(
      ({ sense, object }) =>
        PROCESSES.has(sense) &&
        object.some((noun) => JOBS.has(noun) || (sense === 'stop' && noun === 'run')) &&
        !(sense === 'stop' && (object.includes('build') || (object.includes('email') && object.includes('campaign')))),
    ),
    ...(definition.vocabulary.hasAny(QUEUES) || shares(QUEUES, definition.server.words)
      ? acts.filter(({ object }) => QUEUED.has(object.at(-1) ?? ''))
      : []),
    ...elsewhere.filter(goesDown),
    ...acts.filter(({ sense, object }) => (sense === 'run' || sense === 'deploy') && object.at(-1) === 'procedure'),
    ...elsewhere.filter(({ sense, object }) => sense === 'run' && NAMED.has(object.at(-1) ?? '')),
  ];
}

/** What is put into a queue is worked on by whoever listens. */
const QUEUED = set('message event record');
const QUEUES = set('kafka rabbitmq sqs pubsub pulsar nats queue');

/** A flow that is run by a server of the caller's own machine runs there. */
const RUNS = set('run execute invoke');

/** Whether what runs is told to run on a machine of the caller's own, only makes something, or is put where nobody is said to wait for it. */
export const staysBounded = (definition: Definition): boolean =>
  isLocal(definition) ||
  (definition.server.kinds.has('local') && !isHosted(definition)) ||
  definition.standing.some(({ object }) => object.some((noun) => BOUNDED.has(noun)) || QUEUED.has(object.at(-1) ?? ''));

const isLocal = ({ vocabulary, server, description }: Definition) =>
  (vocabulary.hasAny(LOCAL) || shares(HERE, server.words) || THIS_ONE.test(description.slice(0, 300))) &&
  !vocabulary.has('production');
const THIS_ONE = /\bthis machine\b/i;
const HERE = set('sandbox localstack minikube adb gdb lldb debugger powershell apple');

const isHosted = ({ server }: Definition) => server.kinds.has('cloud');
const aimsFeatures = ({ vocabulary, server }: Definition) =>
  vocabulary.hasAny(FEATURES) || shares(FLAGGING, server.words);
const FEATURES = set('feature rollout variation targeting');
const SWITCHES = set('turn enable disable toggle flip activate deactivate kill roll ramp release');
const FLAGGING = set('flag optimizely launchdarkly flagsmith unleash growthbook statsig posthog split');

/** An option of an update by which more or less of a live system runs: `replicas`, `min_nodes`. */
const scales = ({ words, depth }: ParameterFact) =>
  depth < 3 &&
  words.length < 3 &&
  words.some(
    ({ noun }, i) =>
      SCALES.has(noun) || (UNITS.has(noun) && BOUNDS.has(words[i - 1]?.text ?? words[i + 1]?.text ?? '')),
  );
const SCALES = set('replica autoscale autoscaling autoscaler');
/** How many get what is new: `rollout_percentage`. */
const rolls = ({ words, depth }: ParameterFact) =>
  depth < 3 && words.length === 2 && ROLLED.has(words[0]?.text ?? '') && PARTS.has(words[1]?.text ?? '');
const ROLLED = set('rollout canary traffic');
const PARTS = set('percentage percent weight share');
const UNITS = set('node worker instance dyno machine pod');
const BOUNDS = set('min max num count minimum maximum desired');
/** What decides whether and how much is served. */
const COUNTED = set('counter count statistic stat');
const SERVING = set('traffic maintenance autoscaling autoscaler canary rollout');

/** What the description itself says goes to where others use it. */
const PRODUCTION = new Phrases(
  [
    'branch to production',
    'promotes to production',
    'goes live immediately',
    'to the production environment',
    'into production',
    'staging to live',
    'staging to production',
    'to the live site',
    'on the live site',
    'of the live site',
    'of the live store',
    'changes go live',
    'affects production',
    'affects live',
    'causes downtime',
    'cause downtime',
    'brief downtime',
    'site offline',
    'service interruption',
  ],
  600,
);
const LIVE = senses('update', 'create', 'replace', 'start', 'run', 'deploy', 'publish');

export const touchesProduction: Signal = {
  id: 'touches-production',
  short: 'It deploys, restarts or scales a system that others use.',
  why: 'People notice when it goes wrong.',
  remedy: 'Name the environment in the definition, and ask before the call.',
  lifecycle: 'stable',
  senses: CHANGING,
  examples: {
    fires: { name: 'deploy', description: 'Deploy the application.' },
    spares: { name: 'boot_simulator', description: 'Boot a simulator.' },
  },
  match(definition) {
    const said = definition.standing.some(({ sense }) => LIVE.has(sense))
      ? affirmedIn(definition, PRODUCTION)
      : undefined;
    const live = definition.standing.filter(
      (act) =>
        act.sense !== 'read' &&
        act.sense !== 'compute' &&
        act.sense !== 'capture' &&
        ((act.verb === 'scale' && act.sense === 'deploy') ||
          (act.verb === 'promote' && definition.vocabulary.has('production')) ||
          onGateway(definition, act) ||
          (act.object.some((noun) => SERVING.has(noun)) && !COUNTED.has(act.object.at(-1) ?? '')) ||
          (act.object.includes('feature') && aimsFeatures(definition) && SWITCHES.has(act.verb)) ||
          (act.object.includes('offset') && definition.vocabulary.has('consumer')) ||
          (act.object.includes('flag') && aimsFeatures(definition) && act.verb !== 'create') ||
          targets(act) ||
          tries(act) ||
          balances(definition, act)),
    );
    const scaled = actsWith(definition, 'update').some(
      ({ object }) => isHosted(definition) || object.includes('deployment'),
    )
      ? definition.parameters.filter(scales).slice(0, 1).map(atKey)
      : [];
    const rolled = actsWith(definition, 'update', 'create').length > 0 ? definition.parameters.find(rolls) : undefined;
    if (rolled !== undefined) scaled.push(atKey(rolled));
    return [
      ...placed(movesSystems(definition), ['reaches-others']),
      ...placed([...live, ...scaled, ...(said === undefined ? [] : [said])], ['changes-production']),
    ];
  },
};
