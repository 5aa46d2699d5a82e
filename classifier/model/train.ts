import { fileURLToPath } from 'node:url';
import { openStore, writeText } from '../../data/store/index.ts';
import { lessons } from './corpus.ts';
import { learn } from './learn.ts';
import { type NeighboursFile, NEIGHBOURS_FILE } from './neighbours.ts';
import { remember } from './remember.ts';
import { type WeightsFile, WEIGHTS_FILE } from './weights.ts';

/** A line for each word, so that a change of the weights can be read. */
export function format({ words, deeds, ...head }: WeightsFile): string {
  const list = (of: Record<string, number[]>) =>
    `{\n${Object.entries(of)
      .map(([word, sparse]) => `${JSON.stringify(word)}:${JSON.stringify(sparse)}`)
      .join(',\n')}}`;
  const groups = Object.entries(words).map(([group, of]) => `${JSON.stringify(group)}:${list(of)}`);
  return `${JSON.stringify(head).slice(0, -1)},"words":{\n${groups.join(',\n')}},"deeds":${list(deeds)}}\n`;
}

/** A line for each definition. */
export const formatNeighbours = ({ definitions, ...head }: NeighboursFile): string =>
  `${JSON.stringify(head).slice(0, -1)},"definitions":[\n${definitions.map((packed) => JSON.stringify(packed)).join(',\n')}]}\n`;

/** `npm run train`: writes weights.json and neighbours.json from all labels but those of the test split; `--measure` prints what the model adds instead. */
if (import.meta.main && process.argv.includes('--measure')) {
  const { measure } = await import('./measure.ts');
  process.stdout.write(measure(openStore()));
} else if (import.meta.main) {
  const all = lessons(openStore());
  const weights = learn(all);
  const { labelled, servers, declared, written } = weights.trainedOn;
  const text = format(weights);
  const changed = writeText(fileURLToPath(WEIGHTS_FILE), text);
  const words = Object.values(weights.words).reduce((sum, of) => sum + Object.keys(of).length, 0);
  process.stdout.write(
    `train     ${labelled} labelled and ${declared} declared tools of ${servers} servers, ${written} written ones; ${words} words, ` +
      `${Math.round(text.length / 1000)} kB, ${changed ? 'changed' : 'unchanged'}\n`,
  );
  const neighbours = remember(all);
  const known = formatNeighbours(neighbours);
  const differs = writeText(fileURLToPath(NEIGHBOURS_FILE), known);
  process.stdout.write(
    `train     ${neighbours.definitions.length} definitions with labels to compare with, ` +
      `${Math.round(known.length / 1000)} kB, ${differs ? 'changed' : 'unchanged'}\n`,
  );
}
