import { set } from '../text/set.ts';
import { NameTrait } from './name-trait.ts';
import type { Act, Definition, ParameterFact } from './types.ts';

/** What runs once it is there, and by which parameters its code comes. */
const WORKLOADS = set('service app application container pod deployment worker function lambda endpoint agent');
const CODED = set(
  `image imagename dockerimage imageuri imageurl containerimage dockerimagename dockerregistryimagename repo repository repourl
  giturl gitrepository gitrepo githubrepo repositoryurl sourceurl dockerfile dockercompose dockercomposeraw compose composefile zip zipfile
  tarball artifact script scriptcontent sourcecode startcommand dockerstartcmd entrypoint`,
);
/** Their code may be given in full. */
const FUNCTIONS = set('function lambda worker');
const INLINE = set('script scriptcontent sourcecode zip zipfile zippath code');
const MACHINES = set('server vm instance droplet linode machine node workspace codespace sandbox host');
/** Run by a new machine when it boots. */
const BOOTED = set(
  'userdata cloudinit cloudinitscript startupscript initscript customdata bootscript postinstallscript setupscript provisioningscript',
);
const MAKES = set('create put upsert add launch provision deploy run start spawn rent');
/** Without these, a service or an application may be a record of a business. */
const HOSTED = set(
  'docker container image repository repo worker cluster kubernetes deploy git gpu pod serverless cloud namespace',
);
const PICTURE = /icon|logo|avatar|picture|photo|thumbnail/i;

/** Whether an argument may carry a text. */
export const isText = ({ type, values }: ParameterFact) =>
  type !== 'boolean' && type !== 'number' && type !== 'integer' && values.length === 0;

/** The image, repository or script of something that is created to run. */
export function workload(definition: Definition): [Act, ParameterFact] | undefined {
  if (AT_REST.test(definition.description.slice(0, 200))) return undefined;
  for (const act of definition.standing) {
    const { verb, object, sense } = act;
    const head = object.at(-1) === 'script' && object.length > 1 ? object.at(-2) : object.at(-1);
    if (head === undefined || sense === 'read' || !MAKES.has(verb)) continue;
    const machine = MACHINES.has(head);
    if (!machine && !(WORKLOADS.has(head) && isHosted(definition))) continue;
    const code = definition.parameters.find(
      (parameter) =>
        parameter.depth < 5 &&
        isText(parameter) &&
        ((machine ? BOOTED : CODED).has(parameter.known.joined) ||
          (FUNCTIONS.has(head) && parameter.known.joined === 'code')) &&
        !PICTURE.test(parameter.description.slice(0, 120)),
    );
    if (code !== undefined) return [act, code];
  }
  return undefined;
}

const isHosted = ({ vocabulary, server }: Definition) =>
  server.kinds.has('cloud') || vocabulary.hasAny(HOSTED) || [...server.names].some((name) => name.includes('deploy'));
/** “Create a container without starting it” */
const AT_REST = /\b(?:without (?:starting|running)|(?:does not|do not|don't) (?:start|run)|but not start)\b/i;

/** `build_image` with a context or a Dockerfile: its steps run. */
export function built({ standing, parameters }: Definition): [Act, ParameterFact] | undefined {
  const act = standing.find(({ verb, object }) => verb === 'build' && object.some((noun) => IMAGES.has(noun)));
  const code =
    act &&
    parameters.find((parameter) => parameter.depth === 0 && isText(parameter) && CONTEXTS.has(parameter.known.joined));
  return act === undefined || code === undefined ? undefined : [act, code];
}
const IMAGES = set('image container docker dockerfile');
const CONTEXTS = set(
  'dockerfile dockerfilepath dockerfilecontent context contextpath contextdir buildcontext path builddir directory',
);

/** A server of tools that is added by the command which starts it. */
export function added({ standing, parameters, vocabulary, server }: Definition): [Act, ParameterFact] | undefined {
  if (!vocabulary.has('mcp') && !server.words.has('mcps')) return undefined;
  const act = standing.find(({ verb }) => ADDS.has(verb));
  const command = parameters.find(
    (parameter) => parameter.depth === 0 && isText(parameter) && parameter.known.lower === 'command',
  );
  const whole = parameters.find(({ depth, known }) => depth === 0 && SERVERS.has(known.joined));
  if (act !== undefined && whole !== undefined && act.object.includes('mcp')) return [act, whole];
  return act !== undefined &&
    command !== undefined &&
    parameters.some(({ depth, known }) => depth === 0 && known.lower === 'args')
    ? [act, command]
    : undefined;
}
/** It holds the command. */
const SERVERS = set('mcpdefinition mcpserverdefinition serverdefinition mcpserverconfig serverconfig mcpconfig');
const ADDS = set('add register connect attach install configure create update manage');

/** New code for what is deployed: `update_function` with a zip. */
export function recoded(definition: Definition): [Act, ParameterFact] | undefined {
  const act = definition.standing.find(
    ({ sense, object }) =>
      (sense === 'update' || sense === 'replace') &&
      object.some((noun) => noun === 'worker' || noun === 'lambda' || noun === 'function'),
  );
  if (act === undefined || definition.server.kinds.has('database')) return undefined;
  if (!act.object.includes('lambda') && !isHosted(definition)) return undefined;
  const code = definition.parameters.find(
    (parameter) => parameter.depth < 3 && isText(parameter) && INLINE.has(parameter.known.joined),
  );
  return code === undefined ? undefined : [act, code];
}

/** “Hot-swap changed classes”: code by a path is loaded into what runs. */
export function reloaded(definition: Definition): [Act, ParameterFact] | undefined {
  const act = definition.standing.find(({ verb }) => verb === 'redefine' || verb === 'hotswap' || verb === 'hot-swap');
  const code =
    act &&
    definition.parameters.find(
      ({ depth, words }) =>
        depth === 0 &&
        words.some(
          ({ noun }) =>
            noun === 'class' || noun === 'classe' || noun === 'classes' || noun === 'module' || noun === 'path',
        ),
    );
  return act === undefined || code === undefined ? undefined : [act, code];
}

/** `injectedScript`, `init_script`: it runs as soon as there is something to run it. */
export const injected = (definition: Definition): ParameterFact | undefined => INJECTED.in(definition).find(runsThere);
const INJECTED = new NameTrait(({ words }) => words.length === 2 && SCRIPTS.has(words[1]?.text ?? ''));
const runsThere = ({ depth, type, words, description }: ParameterFact): boolean =>
  depth < 3 &&
  type === 'string' &&
  (words[0]?.text === 'injected' ||
    words[0]?.text === 'inject' ||
    (words[0]?.text === 'init' && BOOTS.test(description.slice(0, 120))));
const SCRIPTS = set('script code js javascript');
const BOOTS = /\b(?:bash|shell|sh|run|execut)/i;
