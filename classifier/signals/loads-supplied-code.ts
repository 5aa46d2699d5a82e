import type { Act, Definition, ParameterFact } from '../definition/types.ts';
import { routedBy } from '../definition/router.ts';
import { atKey, phraseIn } from '../definition/traits.ts';
import { added, built, isText, recoded, reloaded, workload } from '../definition/workloads.ts';
import { Phrases } from '../text/phrases.ts';
import { actsWith, placed, type Signal } from './signal.ts';
import { set } from '../text/set.ts';

const BUILT = set('built dist static html site');
const DEPLOYED = set(
  'folder path directory repository repo source code artifact zip archive location files script image tarball bundle dockerfile compose rooturi tarballuri bytecode wasm jar war',
);
const INSTALLED = set(
  'path apk bundle ipa component components block blocks plugin dependency dependencies library libraries skill name names item items app chart package packages module formula extension git repo repository url spec requirements',
);
const KEPT = new Phrases(['already uploaded', 'already installed', 'already deployed', 'previously uploaded'], 800);
const SAID = new Phrases(
  [
    'installs pip packages',
    'install pip packages',
    'installs npm packages',
    'installs packages',
    'pip install',
    'npm install',
    'bun install',
    'pnpm install',
    'pnpm add',
    'yarn add',
    'cargo install',
    'gem install',
    'brew install',
    'apt install',
    'apt-get install',
    'npx -y',
  ],
  1200,
);

/** A path, an address or a package beside “deploy” or “install”. */
function given(definition: Definition, { verb, foreign }: Act): ParameterFact | undefined {
  const deploys = verb === 'deploy' || foreign;
  return definition.parameters.find(
    (parameter) =>
      parameter.depth === 0 &&
      isText(parameter) &&
      !parameter.words.some(({ text }) => BUILT.has(text)) &&
      ((deploys ? DEPLOYED : INSTALLED).has(parameter.words.at(-1)?.text ?? '') ||
        (!deploys && (isListedId(parameter) || parameter.words[0]?.text === 'requirements')) ||
        (deploys && (DEPLOYED.has(parameter.known.joined) || parameter.words[0]?.text === 'image'))),
  );
}

/** The id of an extension in a marketplace names its package. */
const isListedId = ({ words }: ParameterFact) => words.at(-1)?.text === 'id' && LOADED.has(words.at(-2)?.text ?? '');

/** What runs as soon as it is loaded. */
const LOADED = set('extension addon plugin');
/** There only the number of a package changes. */
const inManifest = ({ description }: Definition) => MANIFEST.test(description.slice(0, 200));
const MANIFEST = /\bin (?:the )?(?:package\.json|requirements\.txt|pyproject\.toml|manifest)\b/i;
/** What a package manager brings up to date it installs anew. */
const PACKAGES = set('package formula formulae cask dependency gem crate');

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
    const server = added(definition);
    if (server !== undefined) return placed([server[0], atKey(server[1])], ['runs-code', 'Execute']);
    if (routedBy(definition) !== undefined) return [];
    const installsApp =
      definition.vocabulary.has('apk') ||
      definition.standing.some(({ verb, object }) => verb === 'install' && object[0] === 'app');
    const act = definition.standing.find(
      ({ verb, sense, foreign, object }) =>
        verb === 'deploy' ||
        (foreign && sense === 'deploy') ||
        (verb === 'install' && sense !== 'create' && !installsApp) ||
        (verb === 'upgrade' && object.some((noun) => PACKAGES.has(noun)) && !inManifest(definition)) ||
        (verb === 'load' && LOADED.has(object.at(-1) ?? '')),
    );
    const parameter = act && given(definition, act);
    if (act !== undefined && parameter !== undefined && phraseIn(definition, KEPT) === undefined)
      return placed([act, atKey(parameter)], ['runs-code', 'Execute']);
    const image = built(definition);
    if (image !== undefined) return placed([image[0], atKey(image[1])], ['runs-code', 'Execute']);
    const made = workload(definition) ?? recoded(definition);
    if (made !== undefined)
      return placed([made[0], atKey(made[1])], ['runs-code', 'runs-process', 'reaches-others', 'Execute']);
    const swapped = reloaded(definition);
    if (swapped !== undefined) return placed([swapped[0], atKey(swapped[1])], ['runs-code', 'Execute']);
    const said = actsWith(definition, 'run', 'deploy').length > 0 ? phraseIn(definition, SAID) : undefined;
    return said === undefined ? [] : placed([said], ['runs-code', 'Execute']);
  },
};
