import { readFileSync } from 'node:fs';
import { numbersOfWords } from '../text/memory.ts';
import type { Word } from '../text/word.ts';
import type { Origin } from './corpus.ts';
import { type Group, GROUPS, isAsWritten, partsOf } from './features.ts';

/** The file that training writes. Weights are hundredths: for a word, head and weight in turn. */
export interface WeightsFile {
  trainedOn: Record<Origin | 'servers', number>;
  heads: string[];
  bias: number[];
  words: Record<string, Record<string, number[]>>;
  /** The same for what the rules take the words for. */
  deeds: Record<string, number[]>;
}

export interface Weights {
  heads: readonly string[];
  bias: readonly number[];
  /**
   * For every word that has a weight the row of the first group in which it has one, and beside it one bit for each such group;
   * the rows of the others follow.
   */
  numbers: ReadonlyMap<string, number>;
  /** The same and one more, for the singular of each remembered word; nought where unasked. */
  singulars: Int32Array;
  /** And for each remembered word as it is written. */
  asWritten: Int32Array;
  /** The row of each deed, by what is done and to what. */
  deeds: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What each row is of: a word in a group, or a deed. */
  features: readonly { group?: Group; word: string }[];
  /** For row and head in turn. */
  table: Float32Array;
  /** The same in hundredths, of the heads that nearly every definition is asked for alone: it fits into a processor's cache. */
  usual: Float32Array;
  /** For each row: number of the estimate that counted it last, so that a word counts once however often it is said. */
  countedBy: Uint32Array;
}

/** So many of the first heads are asked of nearly every definition, and summed up together; those after them seldom. */
export const USUAL = 6;

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= unpack(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}

export function unpack({ heads, bias, words, deeds }: WeightsFile): Weights {
  const features: { group?: Group; word: string }[] = [];
  const numbers = new Map<string, number>();
  for (const word of new Set(GROUPS.flatMap((group) => Object.keys(words[group] ?? {})))) {
    const groups = GROUPS.filter((group) => Object.hasOwn(words[group] ?? {}, word));
    const bits = groups.reduce((bits, group) => bits | (1 << GROUPS.indexOf(group)), 0);
    numbers.set(word, (features.length << GROUPS.length) | bits);
    for (const group of groups) features.push({ group, word });
  }
  const firstDeed = features.length;
  for (const deed of Object.keys(deeds)) features.push({ word: deed });
  const rowsOfDeeds = new Map<string, Map<string, number>>();
  for (const [i, deed] of Object.keys(deeds).entries()) {
    const [sense, noun] = partsOf(deed);
    rowsOfDeeds.set(sense, (rowsOfDeeds.get(sense) ?? new Map()).set(noun, firstDeed + i));
  }
  const table = new Float32Array(features.length * heads.length);
  for (const [row, { group, word }] of features.entries()) {
    const sparse = (group === undefined ? deeds[word] : words[group]?.[word]) as number[];
    for (let i = 0; i + 1 < sparse.length; i += 2)
      table[row * heads.length + (sparse[i] as number)] = (sparse[i + 1] as number) / 100;
  }
  const usual = new Float32Array(features.length * USUAL);
  for (let at = 0; at < usual.length; at++)
    usual[at] = table[Math.floor(at / USUAL) * heads.length + (at % USUAL)] as number;
  return {
    heads,
    bias: bias.map((hundredths) => hundredths / 100),
    numbers,
    singulars: numbersOfWords(),
    asWritten: numbersOfWords(),
    deeds: rowsOfDeeds,
    features,
    table,
    usual,
    countedBy: new Uint32Array(features.length),
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
  if ((known & (1 << group)) === 0) return -1;
  return (known >> GROUPS.length) + (ONES[known & ((1 << group) - 1)] as number);
}

/** How many bits are set in a number of as many bits as there are groups. */
const ONES = Uint8Array.from({ length: 1 << GROUPS.length }, (_, bits) => bits.toString(2).replaceAll('0', '').length);
