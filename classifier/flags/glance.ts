/** What one look over a text tells, so that the searches that most texts do not need are left out. */
export interface Glance {
  /** Printable ASCII, tabs and line ends only. */
  plain: boolean;
  longestWord: number;
  longestGap: number;
  /** Holds a sign of an address: `@`, `:/`, `0x` or digits after a dot. */
  addressed: boolean;
}

export function glanceAt(text: string): Glance {
  let plain = true;
  let addressed = false;
  let longestWord = 0;
  let longestGap = 0;
  let start = 0;
  let gap = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const blank = code === 32 || code === 10 || code === 9 || code === 13;
    if (blank !== gap) {
      if (gap) longestGap = Math.max(longestGap, i - start);
      else longestWord = Math.max(longestWord, i - start);
      gap = blank;
      start = i;
    }
    if (!blank && (code < 32 || code > 126)) plain = false;
    else if (code === 64 || isAddressSign(code, text.charCodeAt(i - 1))) addressed = true;
  }
  if (gap) longestGap = Math.max(longestGap, text.length - start);
  else longestWord = Math.max(longestWord, text.length - start);
  return { plain, longestWord, longestGap, addressed };
}

function isAddressSign(code: number, before: number): boolean {
  return before === 58 ? code === 47 : before === 46 ? code >= 48 && code <= 57 : before === 48 && code === 120;
}
