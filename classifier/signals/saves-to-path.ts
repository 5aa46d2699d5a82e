import { atKey } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
import type { Word } from '../text/word.ts';
import { placed, type Signal } from './signal.ts';

const OUT = new Set(['output', 'save', 'destination', 'download', 'dest', 'out', 'target', 'export', 'local']);
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
];

/** `output`: “Output directory path”. */
const isOutput = ({ words, description }: ParameterFact) =>
  words.length === 1 &&
  words[0]?.text === 'output' &&
  /^output (?:\S+ )?(?:directory|folder|file|path)\b/i.test(description);
/** What a trial run leaves out, the call does. */
const TRIAL =
  /\bwithout (?:writing|applying|saving|changing|modifying|making changes)|\b(?:do(?:es)? not|don't|never|instead of) (?:apply|write|save|writing|applying|saving)/i;
const trial = ({ parameters }: Definition) =>
  parameters.find(
    ({ known, depth, type, words, description }) =>
      depth === 0 &&
      ((known.role === 'dry-run' && TRIAL.test(description.slice(0, 200))) ||
        (type === 'boolean' &&
          ((words[0]?.text === 'apply' && APPLIED.has(words.at(-1)?.noun ?? '')) ||
            (words[0]?.text === 'auto' && words.at(-1)?.text === 'apply')))),
  );
const APPLIED = new Set(['change', 'edit', 'fix', 'patch']);

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
    (OUT.has(first) && PLACES.has(last) && first !== 'target' && first !== 'local') ||
    (words.length === 2 && first === 'save' && (last === 'to' || last === 'as'))
  );
}

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
    const downloads = definition.standing.some(({ verb }) => verb === 'download');
    const makes = definition.standing.some(({ verb }) => verb === 'generate' || verb === 'export');
    const target = definition.parameters.find((parameter) => {
      const { words, type, depth, description } = parameter;
      return (
        depth < 2 &&
        type !== 'boolean' &&
        (isTarget(words) ||
          (words[0]?.text === 'local' && downloads) ||
          isOutput(parameter) ||
          (PLACES.has(words.at(-1)?.text ?? '') &&
            (description === '' ? makes && words[0]?.text === 'file' : saves(description))))
      );
    });
    const place = target ?? trial(definition);
    return place === undefined || definition.standing.length === 0 ? [] : placed([atKey(place)], ['Write']);
  },
};
