import type { Act, Definition, ParameterFact } from '../definition/types.ts';
import { routedBy } from '../definition/router.ts';
import { atKey, readOnlyClaim, rolesOf } from '../definition/traits.ts';
import { isLanguage } from '../definition/supplied.ts';
import { injected } from '../definition/workloads.ts';
import { set } from '../text/set.ts';
import { actsWith, placed, senses, type Signal } from './signal.ts';

const CARRIERS = set(
  'code script command cmd expression function source sql statement program input query path file package args',
);

const RUNS = set('run execute exec install launch start restart relaunch spawn invoke eval');
/** What runs the code of a project whose path is given. */
const STARTED = set('project game app application scene program');
const PROGRAMS = set(
  'script package packages module executable binary program notebook playbook gem extension dofile macro',
);

/** `script`, `scriptPath`, `package_name`, `appPath`: a path or a package rather than an id of something stored. */
function isProgram(words: readonly string[]): boolean {
  const last = words.at(-1) as string;
  const head = words[0] as string;
  if (PROGRAMS.has(last)) return true;
  if (head === 'project' && last === 'path') return true;
  return (
    (PROGRAMS.has(head) || head === 'app' || words.includes('suite')) &&
    (last === 'path' || last === 'file' || last === 'url' || (last === 'name' && head === 'package'))
  );
}

/** What is installed on a test device runs there. */
const PHONES = set('apk ipa mobile android ios');

/** An app on a phone is called by the name of its package, and is there already. */
const startsApp = ({ standing, parameters }: Definition) =>
  standing.some(({ verb, object }) => verb !== 'install' && object.includes('app')) &&
  parameters.some(({ words }) => words[0]?.text === 'activity' || words[0]?.text === 'device');

/** “New Firefox binary path”: what is started is named by the caller. */
const BINARY = /\b(?:binary|executable) path\b|\bpath (?:to|of) (?:the |an? )?(?:\w+ ){0,2}(?:binary|executable)\b/i;

/** “Command to execute”: said of the parameter itself, whatever verb the tool goes by. */
const EXECUTED =
  /\b(?:to (?:be )?(?:re-?)?(?:run|execut|evaluat|eval\b)|(?:is|are|be|gets) (?:run|executed|evaluated)|to invoke|^commands? for|shell command|command line)/i;
/** What a command is given to when it is opened or created. */
const SHELLS = set('session terminal shell process task job pane tmux console repl');
const OPENS = set('open create add spawn start launch run execute exec test');

/** A command or script that a call runs, though its verb alone does not say so: a session opened with a command. */
const runsWhatIsTold = ({ acts, standing }: Definition, { description }: ParameterFact) =>
  (CODE_TO_RUN.test(description.slice(0, 200)) && !standing.every(({ sense }) => STORES.has(sense))) ||
  (EXECUTED.test(description.slice(0, 200)) &&
    !/^(?:the )?math/i.test(description) &&
    acts.some(
      ({ verb, object, negated }) =>
        !negated && (RUNS.has(verb) || (OPENS.has(verb) && object.some((noun) => SHELLS.has(noun)))),
    ));

/** `jxa`, `ue_python`: a tool that is called by a language and told nothing else runs what it is given in it. */
const byLanguage = (definition: Definition): ParameterFact | undefined =>
  definition.standing.length === 0 && isLanguage(definition.nameWords.at(-1) ?? '')
    ? rolesOf(definition).find(({ role }) => role === 'code')?.parameter
    : undefined;

/** Code that is only kept runs another time. */
const STORES = senses('create', 'update', 'save');

/** “JavaScript code to execute”: it is run, whatever else is done. */
const CODE_TO_RUN =
  /^(?:[\w.]+ ){0,2}(?:code|script|function|source|snippet|statements?) (?:\w+ )?to (?:be )?(?:execut|evaluat|run\b)/i;

/** A formula is computed, not run. */
const computes = ({ standing }: Definition) =>
  standing.length > 0 &&
  standing.every(({ sense }) => sense === 'compute') &&
  standing.some(({ verb }) => verb === 'evaluate' || verb === 'calculate');

const isSupplied = (role: string, { description }: ParameterFact) =>
  (role === 'code' || role === 'command') && !/one of|must be one|predefined/i.test(description.slice(0, 200));

/** A condition or a message of a breakpoint is evaluated in the program each time that it is reached. */
const conditionOf = ({ parameters, acts }: Definition): ParameterFact | undefined =>
  acts.some(({ object }) => object.includes('breakpoint') || object.includes('logpoint'))
    ? parameters.find(({ depth, type, known }) => depth === 0 && type === 'string' && EVALUATED.has(known.lower))
    : undefined;
const EVALUATED = set('condition logmessage log_message expression hitcondition');

export const runsSuppliedCode: Signal = {
  id: 'runs-supplied-code',
  short: 'It runs code, a script or a command that the caller supplies.',
  why: 'Whoever steers the arguments steers the machine.',
  remedy: 'Run the server in a sandbox without credentials, and let a person read each call.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'execute_code',
      description: 'Execute Python code.',
      inputSchema: { type: 'object', properties: { code: { type: 'string' } } },
    },
    spares: { name: 'get_code', description: 'Get the code of a function.' },
  },
  match(definition) {
    if (
      routedBy(definition) !== undefined &&
      !definition.standing.some(({ sense, from }) => sense === 'code' && from !== 'action')
    )
      return [];
    if (computes(definition)) return [];
    const told =
      conditionOf(definition) ??
      byLanguage(definition) ??
      rolesOf(definition).find(
        ({ role, parameter }) => isSupplied(role, parameter) && runsWhatIsTold(definition, parameter),
      )?.parameter;
    if (told !== undefined && readOnlyClaim(definition) === undefined)
      return placed([atKey(told)], ['runs-code', 'Execute']);
    const put = injected(definition);
    if (put !== undefined) return placed([atKey(put)], ['runs-code', 'Execute']);
    const acts = actsWith(definition, 'code', 'run', 'call', 'ui', 'start', 'schedule', 'control', 'deploy', 'read');
    if (acts.length === 0) return [];
    const supplied = acts.every(({ sense }) => sense === 'read')
      ? undefined
      : rolesOf(definition).find(
          ({ role, parameter }) =>
            isSupplied(role, parameter) && (role === 'command' || acts.some(({ sense }) => sense !== 'schedule')),
        );
    if (supplied !== undefined) return placed([acts[0] as Act, atKey(supplied.parameter)], ['runs-code', 'Execute']);
    const referenced = acts.some(({ verb }) => RUNS.has(verb))
      ? definition.parameters.find(
          ({ depth, type, values, words, description }) =>
            depth === 0 &&
            (type === 'string' || type === 'array') &&
            values.length === 0 &&
            ((isProgram(words.map(({ text }) => text)) &&
              (words.at(-1)?.text !== 'extension' || acts.some(({ verb }) => verb === 'install'))) ||
              (BINARY.test(description.slice(0, 100)) && !/\bAPK|\bIPA\b/.test(description.slice(0, 100)))) &&
            (words[0]?.text !== 'project' ||
              acts.some(({ verb, object }) => RUNS.has(verb) && STARTED.has(object.at(-1) ?? ''))) &&
            ((words[0]?.text !== 'app' && words[0]?.text !== 'apk') ||
              (acts.some(({ verb }) => verb !== 'install') && !definition.vocabulary.hasAny(PHONES))) &&
            !(words[0]?.text === 'package' && startsApp(definition)) &&
            (words.at(-1)?.text !== 'name' ||
              acts.some(({ verb }) => verb === 'run' || verb === 'execute' || verb === 'install')),
        )
      : undefined;
    if (referenced !== undefined) return placed([acts[0] as Act, atKey(referenced)], ['runs-code', 'Execute']);
    const code = acts.filter(({ sense }) => sense === 'code');
    const free = definition.parameters.find(
      ({ type, depth, values, words }) =>
        depth === 0 && type === 'string' && values.length === 0 && words.some(({ text }) => CARRIERS.has(text)),
    );
    if (code.length === 0 || readOnlyClaim(definition) !== undefined) return [];
    // Without a parameter that carries it, the words alone must say so: “Execute a command inside a container”.
    const place = free === undefined ? code.filter(({ weak }) => !weak) : [code[0] as Act, atKey(free)];
    return placed(place.slice(0, 2), ['runs-code', 'Execute']);
  },
};
