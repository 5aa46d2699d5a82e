/**
 * Where a word is filed for correction: one edit leaves either its beginning or its end as it was. Long words go by two
 * characters, short ones by one.
 */
export function spellingKeys(word: string): string[] {
  const characters = [...word];
  const size = characters.length <= 4 ? 1 : 2;
  return [`<${size}${characters.slice(0, size).join('')}`, `>${size}${characters.slice(-size).join('')}`];
}

/** The keys under which the corrections of a mistyped word may be filed: it may be a character longer or shorter. */
export function lookupKeys(word: string): string[] {
  const characters = [...word];
  const sizes = characters.length <= 3 ? [1] : characters.length <= 5 ? [1, 2] : [2];
  return sizes.flatMap((size) => [
    `<${size}${characters.slice(0, size).join('')}`,
    `>${size}${characters.slice(-size).join('')}`,
  ]);
}

/** How many edits (insert, delete, replace, swap neighbours) lie between two words; more than `limit` counts as limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, at(before, j - 2) + 1);
      current.push(best);
    }
    if (Math.min(...current) > limit) return limit + 1;
    [before, previous] = [previous, current];
  }
  return Math.min(at(previous, b.length), limit + 1);
}

/** Whether a word has all letters of another in their order, as `money` has those of `mony`. */
export function hasInOrder(word: string, letters: string): boolean {
  let from = 0;
  for (const letter of word) if (letter === letters[from]) from += 1;
  return from === letters.length;
}

const at = (row: readonly number[], index: number) => row[index] as number;
