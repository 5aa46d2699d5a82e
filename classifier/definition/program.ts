import { set } from '../text/set.ts';
import type { Act, Definition, ParameterFact } from './types.ts';

/** Verbs by which a program runs. */
export const RUNS = set('run execute exec install launch start restart relaunch spawn invoke eval submit');
/** What runs the code of a project whose path is given. */
const STARTED = set('project game app application scene program');
const PROGRAMS = set(
  'script package packages module executable binary program notebook playbook gem extension dofile macro',
);

/** `script`, `scriptPath`, `package_name`, `appPath`: a path or a package rather than an id of something stored. */
export function isProgram(words: readonly string[]): boolean {
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

/** “Target file to run”: the code of the caller's own, unless it is a test. */
const ENTRY = /^(?:the )?(?:(?:path|name) (?:to|of) (?:the )?)?(?:(?:target|entry|main|dart|python|javascript|typescript) )?(?:file|script|program) to (?:run|execute|launch)\b/i; // prettier-ignore

/** The script, package or executable that the arguments refer to and an act of these runs or installs. */
export function programOf(definition: Definition, acts: readonly Act[]): ParameterFact | undefined {
  if (!acts.some(({ verb }) => RUNS.has(verb))) return undefined;
  return definition.parameters.find(
    ({ depth, type, values, words, description }) =>
      depth === 0 &&
      (type === 'string' || type === 'array') &&
      values.length === 0 &&
      ((isProgram(words.map(({ text }) => text)) &&
        (words.at(-1)?.text !== 'extension' || acts.some(({ verb }) => verb === 'install'))) ||
        ENTRY.test(description.slice(0, 80)) ||
        (BINARY.test(description.slice(0, 100)) && !/\bAPK|\bIPA\b/.test(description.slice(0, 100)))) &&
      (words[0]?.text !== 'project' ||
        acts.some(({ verb, object }) => RUNS.has(verb) && STARTED.has(object.at(-1) ?? ''))) &&
      ((words[0]?.text !== 'app' && words[0]?.text !== 'apk') ||
        (acts.some(({ verb }) => verb !== 'install') && !definition.vocabulary.hasAny(PHONES))) &&
      !(words[0]?.text === 'package' && startsApp(definition)) &&
      (words.at(-1)?.text !== 'name' ||
        acts.some(({ verb }) => verb === 'run' || verb === 'execute' || verb === 'install')),
  );
}
