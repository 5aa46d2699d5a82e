import type { Filters } from './engine.ts';
import { FIELD_WEIGHTS, FORMAT, nameKey, pairKey, readFacet, wordKey, type WordEntry } from './format.ts';
import { decodePostings } from './postings.ts';
import type { IndexReader } from './reader.ts';
import { Term } from './terms.ts';

/** A document that may answer the query, by what the index alone knows of it. */
export interface Candidate {
  document: number;
  /** How many words of the query it has. */
  covered: number;
  /** How many it lacks for certain; of a word whose list is cut that cannot be known. */
  missing: number;
  weight: number;
}

interface Tally {
  weights: number[];
  /** Words of the query in the name, each by how surely it was meant. */
  nameHits: number;
}

const MOST = 4_000;
/** Of a word that was not typed so, the best documents are enough. */
const GUESSED = 0.7;

/** The documents that have words of the query, best first, filtered exactly. */
export async function candidatesOf(reader: IndexReader, asked: Term[], filters: Filters): Promise<Candidate[]> {
  const root = await reader.root();
  const terms = asked.length > 0 ? asked : await facetTerms(reader, filters);
  const tallies = new Map<number, Tally>();
  const note = (document: number, place: number, weight: number, inName: number) => {
    let tally = tallies.get(document);
    if (!tally) tallies.set(document, (tally = { weights: terms.map(() => 0), nameHits: 0 }));
    if ((tally.weights[place] as number) < weight) tally.nameHits += inName;
    tally.weights[place] = Math.max(tally.weights[place] as number, weight);
  };

  await Promise.all(
    terms.map((term, place) =>
      Promise.all(
        term.alternatives.map(async ({ entry, trust }) => {
          const rarity = Math.log(1 + root.documents / entry[2]);
          const lists = await listsOf(reader, entry, trust > GUESSED && (terms.length > 1 || isFiltered(filters)));
          lists.forEach((list, field) => {
            const weight = (FIELD_WEIGHTS[field] as number) * trust * rarity;
            for (const document of decodePostings(list)) note(document, place, weight, field === 0 ? trust : 0);
          });
        }),
      ),
    ),
  );
  await addMeetings(reader, terms, filters, (document, place) => {
    const known = tallies.get(document)?.weights[place] ?? 0;
    if (known === 0) note(document, place, 1, 1);
  });

  const known = terms.map((term) => !term.alternatives.some(({ entry }) => isCut(entry)));
  const candidates = [...tallies].map(([document, tally]) => candidate(document, tally, known, root.nameLengths));
  candidates.sort(
    (a, b) => a.missing - b.missing || b.covered - a.covered || b.weight - a.weight || a.document - b.document,
  );
  return filter(reader, candidates, filters);
}

function candidate(document: number, { weights, nameHits }: Tally, known: boolean[], nameLengths: number[]): Candidate {
  const covered = weights.filter((weight) => weight > 0).length;
  const missing = weights.filter((weight, place) => weight === 0 && known[place]).length;
  const length = nameLengths.filter((first) => first <= document).length;
  const sum = weights.reduce((total, weight) => total + weight, 0) / weights.length;
  return { document, covered, missing, weight: sum / 4 + (2 * Math.min(nameHits, length)) / Math.max(1, length) };
}

/** Whole lists where words must meet each other or a filter; the head is enough for one word alone. */
async function listsOf(reader: IndexReader, entry: WordEntry, whole: boolean): Promise<[string, string, string]> {
  const [, heads, , list] = entry;
  return whole && list !== undefined ? reader.list(list) : heads;
}

/** Words whose lists are cut are met through the names that consist of them, and the pairs that they form. */
async function addMeetings(
  reader: IndexReader,
  terms: Term[],
  filters: Filters,
  note: (document: number, place: number) => void,
): Promise<void> {
  const jobs: Promise<void>[] = [];
  const meet = (key: string, places: number[]) =>
    jobs.push(
      reader.pair(key).then((pair) => {
        for (const document of decodePostings(pair?.[1] ?? '')) for (const place of places) note(document, place);
      }),
    );
  const likely = terms.map((term) => term.alternatives.slice(0, 2));
  terms.forEach((_, place) => {
    for (const a of likely[place] ?? []) {
      if (isCut(a.entry)) for (const facet of facetWordsOf(filters)) meet(pairKey(a.word, facet), [place]);
      likely.slice(place + 1).forEach((others, offset) => {
        for (const b of others)
          if (isCut(a.entry) || isCut(b.entry)) meet(pairKey(a.word, b.word), [place, place + 1 + offset]);
      });
    }
  });
  if (
    terms.length > 2 &&
    terms.length < 6 &&
    terms.every((term) => term.alternatives.some(({ entry }) => isCut(entry)))
  )
    for (const name of combinations(likely.map((list) => list.map(({ word }) => word))))
      meet(
        nameKey(name),
        terms.map((_, place) => place),
      );
  await Promise.all(jobs);
}

function combinations(choices: string[][]): string[][] {
  return choices.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((word) => [...one, word])), [[]]);
}

const isCut = ([, , count]: WordEntry) => count > FORMAT.longest;

/** With filters and no words, everything that the filters name. */
async function facetTerms(reader: IndexReader, filters: Filters): Promise<Term[]> {
  const entries = await Promise.all(facetWordsOf(filters).map((word) => reader.word(wordKey(word))));
  const alternatives = entries.flatMap((entry) => (entry ? [{ word: entry[0].slice(1), trust: 1, entry }] : []));
  return alternatives.length > 0 ? [new Term('', alternatives, false)] : [];
}

const isFiltered = ({ categories, risks }: Filters) => categories.length > 0 || risks.length > 0;

const facetWordsOf = ({ categories, risks }: Filters) => [
  ...categories.map((category) => `~${category.toLowerCase()}`),
  ...risks.map((risk) => `~${risk}`),
];

async function filter(reader: IndexReader, candidates: Candidate[], filters: Filters): Promise<Candidate[]> {
  if (!isFiltered(filters)) return candidates.slice(0, MOST);
  const kept: Candidate[] = [];
  for (const one of candidates) {
    if (kept.length === MOST) break;
    const facet = readFacet(await reader.facet(one.document));
    if (!facet) continue;
    const category = filters.categories.length === 0 || filters.categories.includes(facet.category);
    const risk = filters.risks.length === 0 || filters.risks.includes(facet.risk ?? 'unknown');
    if (category && risk) kept.push(one);
  }
  return kept;
}
