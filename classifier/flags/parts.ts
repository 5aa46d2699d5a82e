import { REMEMBERED } from '../text/word.ts';

/** A word or a class of words, of which features are made. */
export interface Part {
  readonly text: string;
  /** Counts the parts that are remembered from nought; -1 for others. */
  readonly number: number;
}

const known = new Map<string, Part>();

/** Parts are remembered as words are, so that hostile input cannot fill the memory. */
export function partOf(text: string): Part {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= 2 * REMEMBERED) return { text, number: -1 };
  const part = { text, number: known.size };
  known.set(text, part);
  return part;
}
