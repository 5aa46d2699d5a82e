import type { Act, Definition, ParameterFact } from '../definition/types.ts';
import { routedBy } from '../definition/router.ts';
import { atKey, phraseIn } from '../definition/traits.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const BUILT = set('built dist static html site');
const DEPLOYED = set(
  'folder path directory repository repo source code artifact zip archive location files script image tarball bundle dockerfile compose rooturi tarballuri',
);
const INSTALLED = set(
  'path apk bundle ipa component components block blocks plugin dependency dependencies library libraries skill name names item items app chart package packages module formula extension git repo repository url spec requirements',
);
/** What runs once it is there, and by which parameters its code comes. */
const WORKLOADS = set('service app application container pod deployment worker function lambda endpoint agent');
const CODED = set(
  `image imagename dockerimage imageuri imageurl containerimage dockerimagename dockerregistryimagename repo repository repourl
  giturl gitrepository gitrepo githubrepo repositoryurl sourceurl dockerfile dockercompose dockercomposeraw compose composefile zip zipfile
  tarball artifact script scriptcontent sourcecode startcommand dockerstartcmd entrypoint`,
);
const INLINE = set('script scriptcontent sourcecode zip zipfile code');
const MACHINES = set('server vm instance droplet machine node workspace codespace sandbox host');
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

const KEPT = new Phrases(['already uploaded', 'already installed', 'already deployed', 'previously uploaded'], 800);
const SAID = new Phrases(
  [
    'installs pip packages',
    'install pip packages',
    'installs npm packages',
    'installs packages',
    'pip install',
    'npm install',
    'npx -y',
  ],
  1200,
);

const isText = ({ type, values }: ParameterFact) =>
  type !== 'boolean' && type !== 'number' && type !== 'integer' && values.length === 0;
const key = ({ known }: ParameterFact) => known.snake.replaceAll('_', '');

/** A path, an address or a package beside “deploy” or “install”. */
function given(definition: Definition, { verb, foreign }: Act): ParameterFact | undefined {
  const deploys = verb === 'deploy' || foreign;
  return definition.parameters.find(
    (parameter) =>
      parameter.depth === 0 &&
      isText(parameter) &&
      !parameter.words.some(({ text }) => BUILT.has(text)) &&
      ((deploys ? DEPLOYED : INSTALLED).has(parameter.words.at(-1)?.text ?? '') ||
        (deploys && (DEPLOYED.has(key(parameter)) || parameter.words[0]?.text === 'image'))),
  );
}

/** The image, repository or script of something that is created to run. */
function workload(definition: Definition): [Act, ParameterFact] | undefined {
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
        (machine ? BOOTED : CODED).has(key(parameter)) &&
        !PICTURE.test(parameter.description.slice(0, 120)),
    );
    if (code !== undefined) return [act, code];
  }
  return undefined;
}

const isHosted = ({ vocabulary, server }: Definition) => server.kinds.has('cloud') || vocabulary.hasAny(HOSTED);

/** New code for what is deployed: `update_function` with a zip. */
function recoded(definition: Definition): [Act, ParameterFact] | undefined {
  const act = actsWith(definition, 'update', 'replace').find(({ object }) =>
    object.some((noun) => noun === 'worker' || noun === 'lambda' || noun === 'function'),
  );
  if (act === undefined || !isHosted(definition) || definition.server.kinds.has('database')) return undefined;
  const code = definition.parameters.find(
    (parameter) => parameter.depth < 3 && isText(parameter) && INLINE.has(key(parameter)),
  );
  return code === undefined ? undefined : [act, code];
}

/** “Hot-swap changed classes”: code by a path is loaded into what runs. */
function reloaded(definition: Definition): [Act, ParameterFact] | undefined {
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

export const loadsSuppliedCode: Signal = {
  id: 'loads-supplied-code',
  short: 'It deploys, installs or loads code that the arguments name by a path, an address or a package.',
  why: 'What is installed or deployed runs, with all that its place may reach.',
  remedy: 'Allow named sources only, and pin their versions.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'create_service',
      description: 'Create a service from a container image.',
      inputSchema: { type: 'object', properties: { image: { type: 'string' } } },
    },
    spares: {
      name: 'deploy_service',
      description: 'Deploy a service.',
      inputSchema: { type: 'object', properties: { service_id: { type: 'string' } } },
    },
  },
  match(definition) {
    if (routedBy(definition) !== undefined) return [];
    const installsApp =
      definition.vocabulary.has('apk') ||
      definition.standing.some(({ verb, object }) => verb === 'install' && object[0] === 'app');
    const act = definition.standing.find(
      ({ verb, sense, foreign }) =>
        verb === 'deploy' ||
        (foreign && sense === 'deploy') ||
        (verb === 'install' && sense !== 'create' && !installsApp),
    );
    const parameter = act && given(definition, act);
    if (act !== undefined && parameter !== undefined && phraseIn(definition, KEPT) === undefined)
      return placed([act, atKey(parameter)], ['runs-code', 'Execute']);
    const made = workload(definition) ?? recoded(definition);
    if (made !== undefined)
      return placed([made[0], atKey(made[1])], ['runs-code', 'runs-process', 'reaches-others', 'Execute']);
    const swapped = reloaded(definition);
    if (swapped !== undefined) return placed([swapped[0], atKey(swapped[1])], ['runs-code', 'Execute']);
    const said = actsWith(definition, 'run', 'deploy').length > 0 ? phraseIn(definition, SAID) : undefined;
    return said === undefined ? [] : placed([said], ['runs-code', 'Execute']);
  },
};
