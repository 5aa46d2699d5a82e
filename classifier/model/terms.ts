import type { Definition } from '../definition/types.ts';
import { deedOf, eachDeed, eachFeature, FIRST_OF_NAME, LAST_OF_NAME, NAME, OPENING, PARAMETER } from './features.ts';

/** What two definitions are compared by, and how much each kind of term counts: chosen on servers that nobody had read. */
export const TERM_WEIGHTS = { name: 1, opening: 1.5, parameter: 1, deed: 1.2 };
export type TermKind = keyof typeof TERM_WEIGHTS;
export const TERM_KINDS = Object.keys(TERM_WEIGHTS) as TermKind[];

/**
 * Shows the terms of a definition, some of them more than once: words of the name, words of name and opening sentence,
 * parameters, and what the rules take the words for.
 */
export function eachTerm(definition: Definition, see: (kind: TermKind, words: string) => void): void {
  eachFeature(definition, (group, { noun, raw }) => {
    if (group === NAME || group === FIRST_OF_NAME || group === LAST_OF_NAME) see('name', noun);
    if (group === NAME || group === OPENING) see('opening', noun);
    if (group === PARAMETER) see('parameter', raw);
  });
  eachDeed(definition, (sense, noun) => see('deed', deedOf(sense, noun)));
}

/** What a term counts that so many of all definitions have: the rarer, the more (inverse document frequency). */
export const weigh = (kind: TermKind, having: number, all: number): number =>
  TERM_WEIGHTS[kind] * Math.log(all / Math.max(1, having));

/** Something for each kind. */
export const ofKinds = <T>(make: (kind: TermKind) => T) =>
  Object.fromEntries(TERM_KINDS.map((kind) => [kind, make(kind)])) as Record<TermKind, T>;

/** Terms are counted from nought through all kinds. */
export function numbered(terms: Readonly<Record<TermKind, readonly string[]>>): Record<TermKind, Map<string, number>> {
  let next = 0;
  return ofKinds((kind) => new Map(terms[kind].map((term) => [term, next++])));
}
