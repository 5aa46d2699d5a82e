import { readFileSync } from 'node:fs';
import { GROUPS, type Group } from './features.ts';

/** The file that training writes. Weights are hundredths: for a word, head and weight in turn. */
export interface WeightsFile {
  trainedOn: { tools: number; servers: number; annotated: number };
  heads: string[];
  bias: number[];
  words: Record<string, Record<string, number[]>>;
}

/** The weight of a word in one group for each head. */
export interface Row {
  readonly own: Float32Array;
  /** Number of the estimate that counted it last, so that a word counts once however often it is said. */
  countedBy: number;
}

export interface Weights {
  heads: readonly string[];
  bias: readonly number[];
  words: ReadonlyMap<string, Readonly<Partial<Record<Group, Row>>>>;
}

export const WEIGHTS_FILE = new URL('weights.json', import.meta.url);

let loaded: Weights | undefined;

/** The committed weights, read when they are first asked for. */
export function committedWeights(): Weights {
  return (loaded ??= unpack(JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile));
}

export function unpack({ heads, bias, words: groups }: WeightsFile): Weights {
  const words = new Map<string, Partial<Record<Group, Row>>>();
  for (const group of GROUPS)
    for (const [word, sparse] of Object.entries(groups[group] ?? {})) {
      let rows = words.get(word);
      if (rows === undefined) words.set(word, (rows = {}));
      const own = new Float32Array(heads.length);
      for (let i = 0; i + 1 < sparse.length; i += 2) own[sparse[i] as number] = (sparse[i + 1] as number) / 100;
      rows[group] = { own, countedBy: 0 };
    }
  return { heads, bias: bias.map((hundredths) => hundredths / 100), words };
}
