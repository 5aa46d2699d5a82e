/** One more than the largest number. */
export const LIMIT = 2 ** 31;

/** Whole numbers from nought below LIMIT, by the linear congruential generator of ANSI C; a seed always gives the same ones. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & (LIMIT - 1));
}
