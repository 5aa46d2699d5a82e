const FRAME =
  /^\s+at |^Node\.js v|^\s*[\^~]+\s*$|^file:\/\/|^\S+:\d+$|^\s*(?:throw|err|const|let|var|return)\b.*[({;=]\s*$/;

/** The line of a program's last words that says most: an error message rather than a stack frame or source code. */
export function tellingLine(words: string): string | undefined {
  const lines = words.split('\n').filter((line) => line.trim() !== '' && !FRAME.test(line));
  const at = firstIndex(lines, [
    /^\W*(?:[\w.]*Error|fatal|error)\b/i,
    /error|missing|required|must|cannot|failed|not (?:set|found)/i,
  ]);
  if (at === undefined) return lines.at(-1);
  const line = lines[at] as string;
  return /:\s*$/.test(line) && lines[at + 1] !== undefined ? `${line} ${lines[at + 1]}` : line;
}

function firstIndex(lines: readonly string[], patterns: readonly RegExp[]): number | undefined {
  for (const pattern of patterns) {
    const at = lines.findIndex((line) => pattern.test(line));
    if (at !== -1) return at;
  }
  return undefined;
}

/** One line of plain text, at most 300 characters, without terminal colours and times of day: the same for every run. */
export function tidy(text: string): string {
  return text
    .slice(0, 4000)
    .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?/g, '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed();
}
