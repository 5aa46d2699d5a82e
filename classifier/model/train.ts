import { fileURLToPath } from 'node:url';
import { openStore, writeText } from '../../data/store/index.ts';
import { lessons } from './corpus.ts';
import { learn } from './learn.ts';
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

/** `npm run train`: writes weights.json from all labels but those of the test split; `--measure` prints what the model adds instead. */
if (import.meta.main && process.argv.includes('--measure')) {
  const { measure } = await import('./measure.ts');
  process.stdout.write(measure(openStore()));
} else if (import.meta.main) {
  const weights = learn(lessons(openStore()));
  const { labelled, servers, declared, written } = weights.trainedOn;
  const text = format(weights);
  const changed = writeText(fileURLToPath(WEIGHTS_FILE), text);
  const words = Object.values(weights.words).reduce((sum, of) => sum + Object.keys(of).length, 0);
  process.stdout.write(
    `train     ${labelled} labelled and ${declared} declared tools of ${servers} servers, ${written} written ones; ${words} words, ` +
      `${Math.round(text.length / 1000)} kB, ${changed ? 'changed' : 'unchanged'}\n`,
  );
}
