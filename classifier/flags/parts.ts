/** A word or a class of words, of which features are made. */
export interface Part {
  readonly text: string;
  /** Counts the parts that are remembered from nought; -1 for others. */
  readonly number: number;
}

/** More than there are in the weights, and so few that hostile input cannot fill the memory. */
const REMEMBERED = 120_000;
const known = new Map<string, Part>();

export function partOf(text: string): Part {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) return { text, number: -1 };
  const part = { text, number: known.size };
  known.set(text, part);
  return part;
}
