import { readFileSync } from 'node:fs';
import { GROUPS, type Group } from './features.ts';

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
  words: ReadonlyMap<Group, ReadonlyMap<string, Float32Array>>;
}

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= unpack(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}

export function unpack({ heads, bias, words }: WeightsFile): Weights {
  const dense = (sparse: readonly number[]) => {
    const all = new Float32Array(heads.length);
    for (let i = 0; i + 1 < sparse.length; i += 2) all[sparse[i] as number] = (sparse[i + 1] as number) / 100;
    return all;
  };
  return {
    heads,
    bias: bias.map((hundredths) => hundredths / 100),
    words: new Map(
      GROUPS.map((group) => [
        group,
        new Map(Object.entries(words[group] ?? {}).map(([word, sparse]) => [word, dense(sparse)])),
      ]),
    ),
  };
}
