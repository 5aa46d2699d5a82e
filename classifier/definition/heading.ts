import type { Token } from '../text/tokens.ts';

/** How many tokens stand before the text begins: `[WORKFLOW] Copy …`, `(beta) Copy …`, “KR: … EN: Copy …”. */
export function headingOf(text: string, tokens: readonly Token[]): number {
  const length =
    englishFrom(text) ?? (text.startsWith('[') || text.startsWith('(') ? HEADING : OPENING).exec(text)?.[0].length ?? 0;
  if (length === 0) return 0;
  return Math.max(
    0,
    tokens.findIndex(({ start }) => start >= length),
  );
}
/** “When using this tool, always use the filter. Only omit it if …”, “Step 2 of 2: …”, “Step 3 of the workflow. …”, “Start here: …” */
const OPENING =
  /^(?:when using this tool, (?:[^.]{1,200}\. ?){1,2}(?<=\. )|(?:step \d+(?: of [\w ]{1,30})?|start here|quick start|tip|note|beta|experimental)\s*[:—.] )/i;
const HEADING = /^(?:(?:\[[^\]\n]{1,40}\]|\([^)\n]{1,40}\))\s*)+/;

/** Where the English begins of a text that is told in another language first. */
function englishFrom(text: string): number | undefined {
  if (!/^[A-Z]{2}: ?[^\x00-\x7f]/.test(text)) return undefined;
  const english = /(?:^|\s)(?:EN|ENG|English): /.exec(text);
  return english === null ? undefined : english.index + english[0].length;
}

/** Where the sections of a docstring on arguments, results and errors begin: they tell nothing of what is done. */
export function sectionsFrom(text: string): number {
  const at = text.search(SECTIONS);
  return at <= 0 ? Infinity : at;
}
const SECTIONS =
  /\n[ \t]*(?:(?:Args|Arguments|Params|Parameters|Returns?|Raises|Yields):[ \t]*\n|(?:Parameters|Returns|Raises)[ \t]*\n[ \t]*-{3,}|[:@](?:param|returns?|raises)\b)/;
