import type { Token } from '../text/tokens.ts';

/** How many tokens stand in brackets before the text begins: `[WORKFLOW] Copy …`, `(beta) Copy …`. */
export function headingOf(text: string, tokens: readonly Token[]): number {
  const length = (text.startsWith('[') || text.startsWith('(') ? HEADING : OPENING).exec(text)?.[0].length ?? 0;
  if (length === 0) return 0;
  return Math.max(
    0,
    tokens.findIndex(({ start }) => start >= length),
  );
}
/** “Step 2 of 2: …”, “Step 3 of the workflow. …”, “Start here: …” */
const OPENING = /^(?:step \d+(?: of [\w ]{1,30})?|start here|quick start|tip|note|beta|experimental)\s*[:—.] /i;
const HEADING = /^(?:(?:\[[^\]\n]{1,40}\]|\([^)\n]{1,40}\))\s*)+/;

/** Where the sections of a docstring on arguments, results and errors begin: they tell nothing of what is done. */
export function sectionsFrom(text: string): number {
  const at = text.search(SECTIONS);
  return at <= 0 ? Infinity : at;
}
const SECTIONS =
  /\n[ \t]*(?:(?:Args|Arguments|Params|Parameters|Returns?|Raises|Yields):[ \t]*\n|(?:Parameters|Returns|Raises)[ \t]*\n[ \t]*-{3,}|[:@](?:param|returns?|raises)\b)/;
