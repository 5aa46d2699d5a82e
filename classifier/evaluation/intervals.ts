import { FIGURES, type FigureName, type Figures, figuresOf } from './figures.ts';
import type { Judged } from './judged.ts';
import { addTally, emptyTally, tallyOf } from './tally.ts';

const SAMPLES = 1000;
const SEED = 20261121;

export type Interval = [low: number, high: number];

/**
 * 95 % confidence intervals: servers are drawn with replacement, since the tools of one server resemble each other.
 * The generator is seeded, so that equal verdicts give equal bytes.
 */
export function intervalsOf(judged: readonly Judged[]): Partial<Record<FigureName, Interval>> {
  const tallies = [...Map.groupBy(judged, ({ server }) => server).values()].map(tallyOf);
  if (tallies.length < 2) return {};
  const random = randomFrom(SEED);
  const samples: Figures[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const sum = emptyTally();
    for (let n = 0; n < tallies.length; n++)
      addTally(sum, tallies[Math.floor(random() * tallies.length)] as (typeof tallies)[number]);
    samples.push(figuresOf(sum));
  }
  const names = Object.keys(FIGURES) as FigureName[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const values = samples.flatMap((sample) => sample[name] ?? []).sort((a, b) => a - b);
      const at = (quantile: number) => values[Math.round(quantile * (values.length - 1))] as number;
      return values.length === 0 ? [] : [[name, [at(0.025), at(0.975)]]];
    }),
  ) as Partial<Record<FigureName, Interval>>;
}

/** Mulberry32: numbers from 0 up to 1, the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
