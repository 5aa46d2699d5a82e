/** Nothing here can match twice from one place, so a foreign text is read once. */
const HIDDEN: readonly RegExp[] = [
  // Controls and escapes for terminals, direction overrides, invisible operators.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u180e\u202a-\u202e\u2061-\u2069]+/u,
  // Tags, but for the flags of countries, which are an emoji and tags.
  /(?<![\u{1f3f4}\u{e0000}-\u{e007f}])[\u{e0000}-\u{e007f}]{1,200}/u,
  // Characters of no width in a row: one joins an emoji or breaks a line, several spell something.
  /[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]{3,200}/u,
  // Letters held apart, so that a word is not found.
  /(?:\p{L}[\u00ad\u200b-\u200f\u2060\ufeff]){3,100}/u,
];
/** What is pushed out of sight by blank space. */
const PUSHED = /(?<!\s)\s{120,}(\S[^\n]{0,200})/u;

/** Characters that a person does not see and a model may read. */
export function invisibleCharacters(text: string): string | undefined {
  return HIDDEN.map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);
}

export const pushedOutOfSight = (text: string): string | undefined => PUSHED.exec(text)?.[1];
