import { wholeWords } from '../../classifier/explain/quote.ts';
import { LEARNED } from '../../classifier/signals/learned.ts';
import { resolvePointer } from '../../data/store/pointer.ts';
import type { RawTool, ToolVerdict } from '../../data/schema/index.ts';
import { signalWords } from './knowledge.ts';
import { inline, plain } from './text.ts';

/** The quotations that speak for the same, by the same signals. */
export interface EvidenceRow {
  /** Each with the number that marks it in the definition. */
  quotes: readonly { number: number; quote: string }[];
  /** Their JSON pointers; members of one list share theirs, as in `/enum/0, 3`. */
  places: readonly string[];
  /** Which signals saw them. */
  signals: readonly { id: string; words: string }[];
  supports: readonly string[];
}

type Evidence = ToolVerdict['evidence'];
const samePlace = (a: Evidence[number], b: Evidence[number]): boolean => a.pointer === b.pointer && a.quote === b.quote;

/** A page shows no half words, where a signal knows a word by its stem. */
export function inWholeWords(tool: RawTool, fact: Evidence[number]): Evidence[number] {
  const text = resolvePointer(tool, fact.pointer);
  return typeof text === 'string' ? { ...fact, quote: wholeWords(text, fact.quote) } : fact;
}

/** Each quoted place once: one number may speak for several labels. */
export const placesOf = (evidence: Evidence): Evidence =>
  evidence.filter((fact, index) => evidence.findIndex((other) => samePlace(fact, other)) === index);

/** What was seen at each place, places with the same signals and labels in one row. */
export function evidenceRows(quoted: Evidence, evidence: Evidence): EvidenceRow[] {
  const rows = quoted.map((place, position) => {
    const facts = evidence.filter((fact) => samePlace(fact, place));
    return {
      quote: { number: position + 1, quote: inline(place.quote) },
      place: place.pointer,
      // What rules saw is said before what was learned.
      signals: [...new Set(facts.map(({ signal }) => signal))].sort(
        (a, b) => Number(a === LEARNED) - Number(b === LEARNED) || (a < b ? -1 : 1),
      ),
      supports: [...new Set(facts.map(({ supports }) => supports))],
    };
  });
  return [...Map.groupBy(rows, ({ signals, supports }) => JSON.stringify([signals, supports])).values()].map(
    (same) => ({
      quotes: same.map(({ quote }) => quote),
      places: placeWords(same.map(({ place }) => place)),
      signals: same[0]!.signals.map((id) => ({ id, words: signalWords(id) })),
      supports: same[0]!.supports,
    }),
  );
}

function placeWords(pointers: readonly string[]): string[] {
  const lists = Map.groupBy(new Set(pointers), (pointer) => /^(.*)\/\d+$/.exec(pointer)?.[1] ?? pointer);
  return [...lists].map(([parent, [first, ...others]]) =>
    plain([first, ...others.map((pointer) => pointer.slice(parent.length + 1))].join(', ')),
  );
}
