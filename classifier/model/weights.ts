import { readFileSync } from 'node:fs';
import { REMEMBERED, type Word } from '../text/word.ts';
import { GROUPS, isAsWritten } from './features.ts';

/** The file that training writes. Weights are hundredths: for a word, head and weight in turn. */
export interface WeightsFile {
  trainedOn: { tools: number; servers: number; annotated: number };
  heads: string[];
  bias: number[];
  words: Record<string, Record<string, number[]>>;
  /** The same for what the rules take the words for. */
  deeds: Record<string, number[]>;
}

export interface Weights {
  heads: readonly string[];
  bias: readonly number[];
  /** Every word that has a weight, with its number, and beside it one bit for each group in which it has one. */
  numbers: ReadonlyMap<string, number>;
  /** The same and one more, for the singular of each remembered word; nought where unasked. */
  singulars: Uint32Array;
  /** And for each remembered word as it is written. */
  asWritten: Uint32Array;
  /** The words by their numbers. */
  words: readonly string[];
  /** For word, group and head in turn; nought where nothing was learned. After them for deed and head. */
  table: Float32Array;
  /** The row of each deed. */
  deeds: ReadonlyMap<string, number>;
  /** For each row: number of the estimate that counted it last, so that a word counts once however often it is said. */
  countedBy: Uint32Array;
}

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= unpack(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}

export function unpack({ heads, bias, words: groups, deeds }: WeightsFile): Weights {
  const words = [...new Set(GROUPS.flatMap((group) => Object.keys(groups[group] ?? {})))];
  const numbers = new Map(words.map((word, number) => [word, number << GROUPS.length]));
  const rows = words.length * GROUPS.length;
  const rowsOfDeeds = new Map(Object.keys(deeds).map((deed, i) => [deed, rows + i]));
  const table = new Float32Array((rows + rowsOfDeeds.size) * heads.length);
  const fill = (row: number, sparse: readonly number[]) => {
    for (let i = 0; i + 1 < sparse.length; i += 2)
      table[row * heads.length + (sparse[i] as number)] = (sparse[i + 1] as number) / 100;
  };
  GROUPS.forEach((group, place) => {
    for (const [word, sparse] of Object.entries(groups[group] ?? {})) {
      const number = numbers.get(word) as number;
      numbers.set(word, number | (1 << place));
      fill((number >> GROUPS.length) * GROUPS.length + place, sparse);
    }
  });
  for (const [deed, row] of rowsOfDeeds) fill(row, deeds[deed] as number[]);
  return {
    heads,
    bias: bias.map((hundredths) => hundredths / 100),
    numbers,
    singulars: new Uint32Array(REMEMBERED),
    asWritten: new Uint32Array(REMEMBERED),
    words,
    table,
    deeds: rowsOfDeeds,
    countedBy: new Uint32Array(rows + rowsOfDeeds.size),
  };
}

/** The row of a word in a group, counted from nought; -1 where it has no weight there. */
export function rowOf({ numbers, singulars, asWritten }: Weights, group: number, word: Word): number {
  const asked = isAsWritten(group) ? asWritten : singulars;
  let found = word.number < 0 ? 0 : (asked[word.number] as number);
  if (found === 0) {
    found = 1 + (numbers.get(isAsWritten(group) ? word.raw : word.noun) ?? 0);
    if (word.number >= 0) asked[word.number] = found;
  }
  const known = found - 1;
  return (known & (1 << group)) === 0 ? -1 : (known >> GROUPS.length) * GROUPS.length + group;
}
