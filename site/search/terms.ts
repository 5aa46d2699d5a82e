import { wordKey, type WordEntry } from './format.ts';
import type { IndexReader } from './reader.ts';
import { editDistance, hasInOrder, lookupKeys } from './spelling.ts';
import { askedWords } from './words.ts';

/** One word of the index that may stand for a word of the query; `trust` is 1 for the word itself. */
export interface Alternative {
  word: string;
  trust: number;
  entry: WordEntry;
}

/** One word of the query and the words of the index that it may mean, the likeliest first. */
export class Term {
  readonly word: string;
  readonly alternatives: readonly Alternative[];
  readonly corrected: boolean;

  constructor(word: string, alternatives: readonly Alternative[], corrected: boolean) {
    this.word = word;
    this.alternatives = alternatives;
    this.corrected = corrected;
  }

  has(word: string): boolean {
    return this.alternatives.some((alternative) => alternative.word === word);
  }
}

const MOST_WORDS = 10;
const MOST_COMPLETIONS = 6;
const MOST_CORRECTIONS = 3;
/** Of a word that the index has, another is meant less often. */
const KNOWN = 0.5;

/** Verbs that tools are named by for one act; whoever types one means the others too. */
const SAME_ACT = [
  ['run', 'execute'],
  ['delete', 'remove'],
  ['create', 'add'],
  ['get', 'fetch'],
  ['find', 'search'],
  ['edit', 'update'],
  ['send', 'post'],
];

/**
 * The query's words as the index knows them. The last word may still be being typed, so it is completed; what
 * `correct` names may also be one or (from eight letters) two edits away from what was meant.
 */
export async function termsOf(reader: IndexReader, text: string, correct: 'none' | 'unknown' | 'all'): Promise<Term[]> {
  const asked = askedWords(text.slice(0, 400)).slice(0, MOST_WORDS);
  const typing = !/[\s\p{P}]$/u.test(text);
  return Promise.all(
    asked.map(async (word, place) => {
      const entry = await reader.word(wordKey(word));
      const alternatives: Alternative[] = entry ? [{ word, trust: 1, entry }] : [];
      if (typing && place === asked.length - 1) alternatives.push(...(await completions(reader, word)));
      const exact = alternatives.length > 0;
      if (correct === 'all' || (correct === 'unknown' && !exact)) {
        const others = await corrections(reader, word, exact ? KNOWN : 1);
        alternatives.push(...others.filter((other) => !alternatives.some(({ word: known }) => known === other.word)));
      }
      const corrected = !exact && alternatives.length > 0;
      for (const entry of await sameAct(reader, word))
        if (!alternatives.some(({ entry: [key] }) => key === entry[0]))
          alternatives.push({ word: entry[0].slice(1), trust: 0.6, entry });
      return new Term(word, alternatives, corrected);
    }),
  );
}

async function sameAct(reader: IndexReader, word: string): Promise<WordEntry[]> {
  const others = SAME_ACT.find((group) => group.includes(word))?.filter((other) => other !== word) ?? [];
  const entries = await Promise.all(others.map((other) => reader.word(wordKey(other))));
  return entries.filter((entry) => entry !== undefined);
}

async function completions(reader: IndexReader, word: string): Promise<Alternative[]> {
  const entries = (await reader.startingWith(wordKey(word))) as WordEntry[];
  return entries
    .filter(([key]) => key !== wordKey(word))
    .sort((a, b) => b[2] - a[2])
    .slice(0, MOST_COMPLETIONS)
    .map((entry) => ({ word: entry[0].slice(1), trust: 0.7, entry }));
}

async function corrections(reader: IndexReader, word: string, share: number): Promise<Alternative[]> {
  if (word.length < 3 || /\d{3}|[^\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]/u.test(word)) return [];
  const limit = word.length >= 8 ? 2 : 1;
  const filed = await Promise.all(lookupKeys(word).map((key) => reader.spelling(key)));
  const near = [...new Set(filed.flatMap((entry) => (entry ? entry[1].split(' ') : [])))]
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate, limit) }))
    .filter(({ distance }) => distance > 0 && distance <= limit);
  // What was typed may lack its end, or a letter. The filed words come by how often they occur; sorting keeps that order
  // among equals.
  const lacking = ({ candidate }: { candidate: string }) =>
    candidate.startsWith(word) ? 2 : Number(hasInOrder(candidate, word));
  const best = near.sort((a, b) => a.distance - b.distance || lacking(b) - lacking(a)).slice(0, MOST_CORRECTIONS);
  const found = await Promise.all(
    best.map(async ({ candidate, distance }) => ({
      candidate,
      distance,
      entry: await reader.word(wordKey(candidate)),
    })),
  );
  return found.flatMap(({ candidate, distance, entry }) =>
    entry ? [{ word: candidate, trust: share * (distance === 1 ? 0.8 : 0.5), entry }] : [],
  );
}
