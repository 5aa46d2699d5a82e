/** A piece of foreign text as a page shows it: plain, marked as evidence, or a character that cannot be seen. */
export interface Piece {
  text: string;
  /** Number of the evidence that quotes this piece. */
  mark?: number;
  /** The piece stands for an invisible or direction-changing character. */
  hidden?: true;
}

export interface Quote {
  number: number;
  quote: string;
}

/** Cuts a text into pieces so that every quotation is marked; of overlapping quotations the later one keeps its rest. */
export function pieces(text: string, quotes: readonly Quote[] = []): Piece[] {
  const spans = quotes
    .map(({ number, quote }) => ({ number, from: text.indexOf(quote), to: text.indexOf(quote) + quote.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const result: Piece[] = [];
  let at = 0;
  for (const { number, from: start, to } of spans) {
    if (to <= at) continue;
    const rest = text.slice(Math.max(start, at), to);
    const from = to - rest.trimStart().length;
    if (from === to) continue;
    if (from > at) result.push({ text: text.slice(at, from) });
    result.push({ text: text.slice(from, to), mark: number });
    at = to;
  }
  if (at < text.length) result.push({ text: text.slice(at) });
  return result.flatMap(showHidden);
}

// Controls, zero-width and direction marks, tags; not the joiners and selectors that emoji are made of.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|[\ud800-\udfff]/gu;

const PLAIN = /^[\t\n\x20-\x7e]*$/;

function showHidden(piece: Piece): Piece[] {
  if (PLAIN.test(piece.text)) return [piece];
  const result: Piece[] = [];
  let at = 0;
  for (const match of piece.text.matchAll(HIDDEN)) {
    if (match.index > at) result.push({ ...piece, text: piece.text.slice(at, match.index) });
    const code = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    result.push({ ...piece, text: `U+${code}`, hidden: true });
    at = match.index + match[0].length;
  }
  if (at < piece.text.length) result.push({ ...piece, text: piece.text.slice(at) });
  return result;
}

/** The same in one string, for titles, attributes and table cells. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return pieces(text)
    .map((piece) => (piece.hidden ? `[${piece.text}]` : piece.text))
    .join('');
}

/** Whether line breaks were escaped twice at the source, so that the text holds a backslash and an n instead. */
export function escapedTwice(text: string): boolean {
  return !text.includes('\n') && /(?:^|[^\\A-Za-z:]|[a-z])\\n(?:\\n|[-*#\s\d"]|[A-Z])/.test(text);
}

/** Undoes a second escaping for display. */
export const unescape = (text: string): string =>
  text
    .replace(/\\r?\\n|\\n/g, '\n')
    .replace(/\\t/g, '  ')
    .replace(/\\"/g, '"');

/** On one line, with nothing hidden in it and nothing cut off. */
export const inline = (text: string): string =>
  plain(escapedTwice(text) ? unescape(text) : text)
    .replace(/\s+/g, ' ')
    .trim();

/** One line, at most so long, cut at a word and marked as cut. */
export function oneLine(text: string, length: number): string {
  const line = inline(text.slice(0, length * 20));
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  if (line[length - 1] === ' ') return `${cut.replace(/[\s,;:.]+$/, '')}…`;
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s,;:.]+$/, '')}…`;
}
