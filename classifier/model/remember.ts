import type { Label } from '../../data/schema/index.ts';
import type { Lesson } from './corpus.ts';
import type { NeighboursFile } from './neighbours.ts';
import { eachTerm, numbered, ofKinds, TERM_KINDS, type TermKind, weigh } from './terms.ts';

type Terms = Record<TermKind, Set<string>>;

/** What `neighbours.json` holds of the lessons that have a label; the same lessons give the same bytes. */
export function remember(lessons: readonly Lesson[]): NeighboursFile {
  const known = lessons.flatMap(({ definition, label }) =>
    label === undefined || label.category === 'Unclassified' ? [] : [{ terms: termsOf(definition), label }],
  );
  const having = counted(known.map(({ terms }) => terms));
  // What a single definition says no other one is found by; it only makes that one longer.
  const shared = ofKinds((kind) => [...having[kind]].flatMap(([term, count]) => (count > 1 ? [term] : [])).sort());
  const numbers = numbered(shared);
  const labels = [...new Set(known.map(({ label }) => textOf(label)))].sort();
  return {
    labels,
    terms: shared,
    definitions: known.map(({ terms, label }) => {
      const all = TERM_KINDS.flatMap((kind) => [...terms[kind]].map((term) => ({ kind, term })));
      const weights = all.map(({ kind, term }) => weigh(kind, having[kind].get(term) as number, known.length));
      const own = all.flatMap(({ kind, term }) => numbers[kind].get(term) ?? []).sort((a, b) => a - b);
      const length = Math.round(100 * Math.hypot(...weights));
      return [labels.indexOf(textOf(label)), length, ...own.map((number, i) => number - (own[i - 1] ?? 0))];
    }),
  };
}

function termsOf(definition: Lesson['definition']): Terms {
  const terms: Terms = ofKinds(() => new Set());
  eachTerm(definition, (kind, term) => terms[kind].add(term));
  return terms;
}

function counted(definitions: readonly Terms[]): Record<TermKind, Map<string, number>> {
  const having = ofKinds(() => new Map<string, number>());
  for (const terms of definitions)
    for (const kind of TERM_KINDS)
      for (const term of terms[kind]) having[kind].set(term, (having[kind].get(term) ?? 0) + 1);
  return having;
}

const textOf = ({ category, effects, qualifiers }: Label): string => [category, ...effects, ...qualifiers].join(' ');
