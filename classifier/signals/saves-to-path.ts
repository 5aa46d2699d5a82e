import { NameTrait } from '../definition/name-trait.ts';
import { atKey } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import type { Word } from '../text/word.ts';
import { placed, type Signal } from './signal.ts';

const OUT = new Set(['output', 'save', 'destination', 'download', 'dest', 'dst', 'out', 'target', 'export', 'local']);
const PLACES = new Set(['path', 'file', 'dir', 'directory', 'folder', 'filename', 'filepath', 'location']);
const SAVING = [
  'to save',
  'save the',
  'save to',
  'will be saved',
  'saved to',
  'write the',
  'to write',
  'output file',
  'where to store',
  'written to',
  'output path',
  'file to write',
  'save it',
  'save path',
  'saving',
  'data to file',
  'save snapshot',
  'to a file instead',
];

/** `output`: “Output directory path”. */
const isOutput = ({ words, description }: ParameterFact) =>
  words.length === 1 &&
  words[0]?.text === 'output' &&
  /^output (?:\S+ )?(?:directory|folder|file|path)\b/i.test(description);
function saves(description: string): boolean {
  const said = description.slice(0, 300).toLowerCase();
  return SAVING.some((phrase) => said.includes(phrase));
}
const WHOLE = new Set([
  'savepath',
  'outputpath',
  'outfile',
  'downloadpath',
  'outputfile',
  'outputdir',
  'save_to',
  'savedir',
]);

function isTarget(words: readonly Word[]): boolean {
  const first = words[0]?.noun ?? '';
  const last = words.at(-1)?.text ?? '';
  if (words.length === 1) return WHOLE.has(first);
  return (
    (OUT.has(first) && isPlace(words) && first !== 'target' && first !== 'local') ||
    (words.length === 2 && first === 'save' && (last === 'to' || last === 'as'))
  );
}

/** `output_path`, `outputImageFileName` */
const isPlace = (words: readonly Word[]) =>
  PLACES.has(words.at(-1)?.text ?? '') || (words.at(-1)?.text === 'name' && words.at(-2)?.text === 'file');

/** Names that say where to only beside others: `path` beside the `url` of a download, `local` beside `remote`. */
const PAIRED: ReadonlyMap<string, (definition: Definition) => boolean> = new Map([
  [
    'path',
    ({ standing, parameters, description }) =>
      (standing.some(({ verb }) => verb === 'download') && names(parameters, 'url', 'uri')) ||
      (standing.some(({ verb }) => WRITTEN.has(verb)) && TO_FILE.test(description.slice(0, 200))),
  ],
  [
    'output',
    ({ parameters }) => names(parameters, 'path', 'paths', 'file', 'files', 'input', 'inputs', 'filepath', 'file_path'),
  ],
  ['local', ({ parameters }) => names(parameters, 'remote')],
]);
const WRITTEN = new Set(['dump', 'export', 'save', 'backup', 'download', 'write']);
const TO_FILE = /\bto (?:a|the) (?:local )?file\b/i;
const names = (parameters: readonly ParameterFact[], ...list: string[]) =>
  parameters.some(({ depth, known }) => depth === 0 && list.includes(known.lower));

const PLACED = new NameTrait(
  ({ words }) =>
    isTarget(words) ||
    words[0]?.text === 'output' ||
    words[0]?.text === 'local' ||
    PLACES.has(words.at(-1)?.text ?? ''),
);

export const savesToPath: Signal = {
  id: 'saves-to-path',
  short: 'It saves its result at a path that the caller chooses.',
  why: 'A file there is replaced, and a path can lead anywhere that the server may write.',
  remedy: 'Confine the server to one folder.',
  lifecycle: 'stable',
  examples: {
    fires: {
      name: 'export_report',
      description: 'Export a report.',
      inputSchema: { type: 'object', properties: { outputPath: { type: 'string' } } },
    },
    spares: {
      name: 'read_file',
      description: 'Read a file.',
      inputSchema: { type: 'object', properties: { path: { type: 'string' } } },
    },
  },
  match(definition) {
    const downloads = definition.standing.some(({ verb }) => verb === 'download' || verb === 'pull');
    const makes = definition.standing.some(({ verb }) => verb === 'generate' || verb === 'export');
    const captures = definition.standing.some(({ sense }) => sense === 'capture');
    const target = (downloads ? definition.parameters : PLACED.in(definition)).find((parameter) => {
      const { words, type, depth, description } = parameter;
      return (
        depth < 2 &&
        type !== 'boolean' &&
        (isTarget(words) ||
          (downloads && (words[0]?.text === 'local' || /\blocal file path\b/i.test(description.slice(0, 100)))) ||
          (words.length === 1 && PAIRED.get(words[0]?.text ?? '')?.(definition) === true) ||
          isOutput(parameter) ||
          (PLACES.has(words.at(-1)?.text ?? '') &&
            (description === ''
              ? (makes && words[0]?.text === 'file') || (captures && words[0]?.text === 'filename')
              : saves(description))))
      );
    });
    return target === undefined || definition.standing.length === 0 ? [] : placed([atKey(target)], ['Write']);
  },
};
