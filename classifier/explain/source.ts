import type { Evidence, RawTool } from '../../data/schema/index.ts';
import { pointerTokens } from '../../data/store/pointer.ts';

/** A quotation as the end of a sentence. The description speaks for itself; elsewhere the place is named. */
export function cite({ pointer, quote }: Evidence): string {
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1) ?? '';
  const words = `“${clip(quote)}”`;
  if (pointer === '/name') return `its name says ${words}`;
  if (pointer === '/description') return words;
  if (pointer === '/title' || pointer === '/annotations/title') return `its title says ${words}`;
  if (tokens[0] === 'annotations') return `its author declares ${words}`;
  const parameter = parameterOf(tokens);
  if (last === 'description') return `its parameter ${parameter} is described with ${words}`;
  if (tokens.includes('enum') || last === 'const') return `its argument ${parameter} may be ${words}`;
  return `it takes ${words} as an argument`;
}

/** The name of the parameter to which the tokens of a pointer lead. */
function parameterOf(tokens: readonly string[]): string {
  const at = tokens.lastIndexOf('properties');
  return at < 0 ? 'list' : `“${clip(tokens[at + 1] ?? '')}”`;
}

/** Sentences before names: where several facts say the same, the one that tells the reader most is quoted. */
export function tellingFact(evidence: readonly Evidence[], label: string): Evidence | undefined {
  const facts = evidence.filter(({ supports }) => supports === label);
  return facts.reduce<Evidence | undefined>(
    (best, fact) => (best === undefined || weight(fact) > weight(best) ? fact : best),
    undefined,
  );
}

function weight({ pointer, quote }: Evidence): number {
  if (pointer === '/description') return quote.includes(' ') ? 4 : 3;
  if (pointer.includes('/enum/') || pointer.endsWith('/const')) return 2.5;
  if (pointer === '/name') return 1;
  return pointer.startsWith('/annotations') ? 0.5 : 2;
}

export const displayName = (tool: RawTool) => clip(tool.name);

/** A label before the first sentence, such as `**Purpose:**`. */
const HEADING = /^(?:\*\*|__)[^*_\n]{1,30}(?:\*\*|__):?\s*/;
/** A full stop ends no sentence after an abbreviation. */
const END = /(?<=[!?。]|(?<!\b(?:e\.g|i\.e|etc|vs|cf|incl|approx|no))\.)\s|\n/i;

/** The first sentence of a text, or the beginning of it where that is long. */
export function firstLine(text: string): string {
  const line = text.slice(0, 600).trim().replace(HEADING, '').split(END, 1)[0] as string;
  return clip(line).replace(/[.。]$/, '');
}

function clip(text: string): string {
  const line = text.replaceAll('\n', ' ').trim();
  if (line.length <= 120) return line;
  const cut = line.slice(0, 119);
  // At the end of a word; what is one word of that length is cut where it must be.
  const end = line[119] === ' ' ? cut.length : cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 60 ? end : cut.length).replace(/[\s,;:.–—-]+$/u, '')}…`;
}
