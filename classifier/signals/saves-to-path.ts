import { atKey } from '../definition/traits.ts';
import type { Definition, ParameterFact } from '../definition/types.ts';
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
  words.length === 1 && words[0]?.text === 'output' && /^output (?:directory|folder|file)\b/i.test(description);
/** What a trial run leaves out, the call does. */
const TRIAL =
  /\bwithout (?:writing|applying|saving|changing|modifying|making changes)|\b(?:do(?:es)? not|don't|never|instead of) (?:apply|write|save|writing|applying|saving)/i;
const trial = ({ parameters }: Definition) =>
  parameters.find(
    ({ known, depth, description }) => depth === 0 && known.role === 'dry-run' && TRIAL.test(description.slice(0, 200)),
  );

const saves = (description: string) =>
  SAVING.some((phrase) => description.slice(0, 300).toLowerCase().includes(phrase));
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

function isTarget(words: readonly string[]): boolean {
  if (words.length === 1) return WHOLE.has(words[0] as string);
  return (
    (OUT.has(words[0] as string) &&
      PLACES.has(words.at(-1) as string) &&
      words[0] !== 'target' &&
      words[0] !== 'local') ||
    (words.length === 2 && words[0] === 'save' && (words[1] === 'to' || words[1] === 'as'))
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
    const target = definition.parameters.find((parameter) => {
      const { words, type, depth, description } = parameter;
      return (
        depth < 2 &&
        type !== 'boolean' &&
        (isTarget(words.map(({ text }) => text)) ||
          (words[0]?.text === 'local' && downloads) ||
          isOutput(parameter) ||
          (PLACES.has(words.at(-1)?.text ?? '') && saves(description)))
      );
    });
    const place = target ?? trial(definition);
    return place === undefined || definition.standing.length === 0 ? [] : placed([atKey(place)], ['Write']);
  },
};
