import { set, shares } from '../text/set.ts';
import { isProgram, RUNS } from './program.ts';
import { isLanguage } from './supplied.ts';
import { isFreeText, rolesOf } from './traits.ts';
import type { Definition, ParameterFact } from './types.ts';

/** “Command to execute”: said of the parameter itself, whatever verb the tool goes by. */
const EXECUTED =
  /\b(?:to (?:be )?(?:re-?)?(?:run|execut|evaluat|eval\b)|(?:is|are|be|gets) (?:run|executed|evaluated)|to invoke|^commands? for|shell command|command line)/i;
/** What a command is given to when it is opened or created. */
const SHELLS = set('session terminal shell process task job pane tmux console repl pty tty');
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

/**
 * `jxa`, `ue_python`, `terminal`: a tool that is called by a language or a shell and told nothing else runs what it is given; so
 * does one of which only a parameter tells, “Shell command to run”.
 */
function byLanguage(definition: Definition): ParameterFact | undefined {
  const { standing, nameWords, parameters } = definition;
  if (standing.length > 0) return undefined;
  const last = nameWords.at(-1) ?? '';
  const given = rolesOf(definition).filter(({ role }) => role === 'code' || role === 'command');
  const typed = SHELL_NAMES.has(last)
    ? parameters.find(({ depth, type, known }) => depth === 0 && type === 'string' && TYPED.has(known.lower))
    : undefined;
  return (
    given.find(
      ({ role, parameter }) =>
        (role === 'code' && isLanguage(last)) || TO_RUN.test(parameter.description.slice(0, 200)),
    )?.parameter ?? typed
  );
}
const SHELL_NAMES = set('terminal shell bash zsh sh powershell cmd');
const TYPED = set('input command cmd text line code script');
/** “Python to run”, “Shell command to execute” */
const TO_RUN = /^(?!.*\b(?:math|arithmetic)).*\bto (?:be )?(?:run|executed?|evaluated?)\b/i;

/** “Run the GitHub CLI” with arguments of the caller's. */
const ofProgram = ({ standing, parameters }: Definition): ParameterFact | undefined =>
  standing.some(({ verb, object }) => RUNS.has(verb) && object.at(-1) === 'cli')
    ? parameters.find(({ depth, values, known }) => depth === 0 && values.length === 0 && ARGUMENTS.has(known.lower))
    : undefined;
const ARGUMENTS = set('args arguments argv command cmd commandline');

/** Code that is only kept runs another time. */
const STORES = set('create update save');

/** “JavaScript code to execute”: it is run, whatever else is done. */
const CODE_TO_RUN =
  /^(?:[\w.]+ ){0,2}(?:code|script|function|source|snippet|statements?) (?:\w+ )?to (?:be )?(?:execut|evaluat|run\b)/i;

/** What is debugged or measured runs: “Debug a script”, “Create a debugging session” with a program. */
const debugged = ({ standing, parameters }: Definition): ParameterFact | undefined =>
  standing.some(({ verb, object }) => MEASURES.has(verb) || object.some((noun) => DEBUGS.has(noun)))
    ? parameters.find((parameter) => isFreeText(parameter) && isProgram(parameter.words.map(({ text }) => text)))
    : undefined;
const MEASURES = set('debug trace profile benchmark');
const DEBUGS = set('debug debugging debugger');

/** A command that is kept to be run when something happens. */
const hooked = (definition: Definition): ParameterFact | undefined =>
  definition.standing.some(({ sense, object }) => sense === 'create' && object.some((noun) => HOOKS.has(noun)))
    ? rolesOf(definition).find(({ role, parameter }) => role === 'command' && parameter.depth === 0)?.parameter
    : undefined;
const HOOKS = set('hook trigger watcher listener task');

/** Whether a role is of what may run, rather than of one of a few things. */
export const isSupplied = (role: string, { description }: ParameterFact) =>
  (role === 'code' || role === 'command') && !/one of|must be one|predefined/i.test(description.slice(0, 200));

/** A condition or a message of a breakpoint is evaluated in the program each time that it is reached. */
const conditionOf = ({ parameters, acts }: Definition): ParameterFact | undefined =>
  acts.some(({ object }) => object.includes('breakpoint') || object.includes('logpoint'))
    ? parameters.find(({ depth, type, known }) => depth === 0 && type === 'string' && EVALUATED.has(known.lower))
    : undefined;
const EVALUATED = set('condition logmessage log_message expression hitcondition');

/** What a debugger is to show it evaluates in the program, calls and assignments included. */
const inspected = ({ parameters, server }: Definition): ParameterFact | undefined =>
  shares(DEBUGGERS, server.words)
    ? parameters.find(
        ({ depth, type, known, description }) =>
          depth === 0 &&
          type === 'string' &&
          EXPRESSIONS.has(known.lower) &&
          /\bevaluat/i.test(description.slice(0, 100)),
      )
    : undefined;
const DEBUGGERS = set('gdb lldb pdb jdb windbg dap delve debugger');
const EXPRESSIONS = set('expression expr');

/** A script by which a search engine changes its documents: it runs over each of them. */
const scripted = ({ parameters, server, standing }: Definition): ParameterFact | undefined =>
  shares(ENGINES, server.words) && standing.some(({ verb }) => verb === 'update' || verb === 'reindex')
    ? parameters.find(({ depth, known, values }) => depth === 0 && values.length === 0 && known.lower === 'script')
    : undefined;
const ENGINES = set('elasticsearch elastic opensearch');

/** What the arguments give that a call runs, where the verbs of the definition alone do not say so. */
export const toldProgram = (definition: Definition): ParameterFact | undefined =>
  conditionOf(definition) ??
  inspected(definition) ??
  scripted(definition) ??
  byLanguage(definition) ??
  ofProgram(definition) ??
  debugged(definition) ??
  hooked(definition) ??
  rolesOf(definition).find(
    ({ role, parameter }) => isSupplied(role, parameter) && runsWhatIsTold(definition, parameter),
  )?.parameter;
