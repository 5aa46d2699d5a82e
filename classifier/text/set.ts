/** The words of a list, which blanks and line breaks separate. */
export const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Whether two sets have a word in common; the shorter of them is gone through. */
export function shares(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const [few, many] = some.size < others.size ? [some, others] : [others, some];
  for (const word of few) if (many.has(word)) return true;
  return false;
}
