/** The words of a list, which blanks and line breaks separate. */
export const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
