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
