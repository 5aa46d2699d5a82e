import { readFileSync } from 'node:fs';
import { REMEMBERED, type Word } from '../text/word.ts';
import { GROUPS } from './features.ts';

/** The file that training writes. Weights are hundredths: for a word, head and weight in turn. */
export interface WeightsFile {
  trainedOn: { tools: number; servers: number; annotated: number };
  heads: string[];
  bias: number[];
  words: Record<string, Record<string, number[]>>;
}

export interface Weights {
  heads: readonly string[];
  bias: readonly number[];
  /** Every word that has a weight, with its number. */
  numbers: ReadonlyMap<string, number>;
  /** For each remembered word, the number of its singular and two more; one where that has no weight, nought where unasked. */
  asked: Uint32Array;
  /** The words by their numbers. */
  words: readonly string[];
  /** For word, group and head in turn; nought where nothing was learned. */
  table: Float32Array;
  /** For word and group: number of the estimate that counted it last, so that a word counts once however often it is said. */
  countedBy: Uint32Array;
}

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= unpack(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}

export function unpack({ heads, bias, words: groups }: WeightsFile): Weights {
  const words = [...new Set(GROUPS.flatMap((group) => Object.keys(groups[group] ?? {})))];
  const numbers = new Map(words.map((word, number) => [word, number]));
  const table = new Float32Array(words.length * GROUPS.length * heads.length);
  GROUPS.forEach((group, place) => {
    for (const [word, sparse] of Object.entries(groups[group] ?? {})) {
      const row = ((numbers.get(word) as number) * GROUPS.length + place) * heads.length;
      for (let i = 0; i + 1 < sparse.length; i += 2)
        table[row + (sparse[i] as number)] = (sparse[i + 1] as number) / 100;
    }
  });
  const asked = new Uint32Array(REMEMBERED);
  const countedBy = new Uint32Array(words.length * GROUPS.length);
  return { heads, bias: bias.map((hundredths) => hundredths / 100), numbers, asked, words, table, countedBy };
}

/** The number of a word that has a weight, or of a known word's singular; -1 where it has none. */
export function numberOf({ numbers, asked }: Weights, word: string, singularOf?: Word): number {
  if (singularOf === undefined || singularOf.number < 0) return numbers.get(word) ?? -1;
  const before = asked[singularOf.number] as number;
  if (before > 0) return before - 2;
  const found = numbers.get(word) ?? -1;
  asked[singularOf.number] = found + 2;
  return found;
}
