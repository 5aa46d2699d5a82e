import type { Evidence, RawTool } from '../../data/schema/index.ts';
import { pointerTokens, resolvePointer } from '../../data/store/pointer.ts';
import { clip, firstSentence, sentenceAround, wholeWords } from './quote.ts';

/** Where nothing but the name speaks for a label. */
export const BY_NAME = ', going by its name';

/** A quotation as the end of a sentence, with what leads to it. The description speaks for itself; elsewhere the place is named. */
export function cite({ pointer, quote }: Evidence, tool: RawTool): string {
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1) ?? '';
  const value = resolvePointer(tool, pointer);
  if (pointer === '/name') {
    const words = wholeWords(tool.name, quote);
    return words === tool.name ? BY_NAME : `: its name says “${clip(words)}”`;
  }
  if (tokens[0] === 'annotations' && typeof value === 'boolean') return `: its author declares ${last} ${value}`;
  const words = `“${typeof value === 'string' && value.includes(quote) ? sentenceAround(value, quote) : clip(quote)}”`;
  if (pointer === '/description') return `: ${words}`;
  if (pointer === '/title' || pointer === '/annotations/title') return `: its title says ${words}`;
  const parameter = parameterOf(tokens);
  if (last === 'description') return `: its parameter ${parameter} is described with ${words}`;
  if (tokens.includes('enum') || last === 'const') return `: its argument ${parameter} may be ${words}`;
  return `: it takes ${words} as an argument`;
}

/** What the description says first, for a sentence that quotes another place. */
export function describedAs(tool: RawTool): string {
  return typeof tool.description === 'string' ? firstSentence(tool.description) : '';
}

/** The name of the parameter to which the tokens of a pointer lead. */
export function parameterOf(tokens: readonly string[]): string {
  const at = tokens.lastIndexOf('properties');
  return at < 0 ? 'list' : `“${clip(tokens[at + 1] ?? '')}”`;
}

/** Sentences before names: where several facts say the same, the one that tells the reader most, and first, is quoted. */
export function tellingFact(evidence: readonly Evidence[], label: string, tool: RawTool): Evidence | undefined {
  const weigh = (fact: Evidence) => weight(fact) - placeIn(tool.description, fact);
  const facts = evidence.filter(({ supports }) => supports === label).map((fact) => ({ fact, weight: weigh(fact) }));
  return facts.reduce<(typeof facts)[number] | undefined>(
    (best, other) => (best === undefined || other.weight > best.weight ? other : best),
    undefined,
  )?.fact;
}

function weight({ pointer, quote }: Evidence): number {
  if (pointer === '/description') return quote.includes(' ') ? 4 : 3;
  if (pointer.includes('/enum/') || pointer.endsWith('/const')) return 2.5;
  if (pointer === '/name') return 1;
  return pointer.startsWith('/annotations') ? 0.5 : 2;
}

/** How far into the description a quotation stands, as a share of it: never enough to outweigh its kind. */
function placeIn(description: unknown, { pointer, quote }: Evidence): number {
  if (pointer !== '/description' || typeof description !== 'string') return 0;
  return Math.max(0, description.indexOf(quote)) / (description.length + 1);
}

export const displayName = (tool: RawTool) => clip(tool.name);
