import { readFileSync } from 'node:fs';
import { CATEGORIES, type Category, EFFECTS, QUALIFIERS } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';
import { isSevere } from '../risk.ts';
import { Nearest } from './nearest.ts';
import { Sums } from './sums.ts';
import { eachTerm, numbered, type TermKind, TERM_KINDS, weigh } from './terms.ts';

/**
 * The file that training writes: definitions whose labels are known, as the terms that they share with others. A definition is
 * the number of its label, its length in hundredths, and the numbers of its terms, each as the distance from the one before.
 */
export interface NeighboursFile {
  labels: string[];
  terms: Record<TermKind, string[]>;
  definitions: number[][];
}

/** Shares between nought and one of those definitions that are most like one, each counted by how like it is. */
export interface Resemblance {
  category(category: Category): number;
  /** Of those that change something: how many have a high risk, and how many have a label. */
  severe: number;
  label(label: string): number;
}

export const NEIGHBOURS_FILE = new URL('neighbours.json', import.meta.url);

/** A like definition counts as the third power of its likeness: few near ones more than many far ones. */
const POWER = 3;
/** Stands for what is not known where nothing is very like: so much likeness, and so many severe ones in it. */
const UNKNOWN = { likeness: 0.1, severe: 0.15 };
/** So many entries of terms are looked at for one definition, those of its rarest terms first. */
const LOOKED_AT = 1000;

interface Known {
  words: ReadonlySet<string>;
  category: Category;
  severe: boolean;
}

/** Definitions whose labels are known, searched for those that are most like another: the cosine of their weighed terms. */
export class Neighbours {
  readonly #labels: readonly Known[];
  /** For each definition the number of its label, and one over its length. */
  readonly #labelOf: Uint16Array;
  readonly #shortness: Float32Array;
  readonly #numbers: Readonly<Record<TermKind, ReadonlyMap<string, number>>>;
  /** The squares of what the terms count. */
  readonly #squares: Float32Array;
  /** The numbers of the definitions that have a term, term after term, and where those of each begin. */
  readonly #having: Uint32Array;
  readonly #begins: Uint32Array;
  readonly #shared = new Sums(LOOKED_AT);
  /** One over the length of the shortest definition. */
  readonly #shortest: number;
  /** For each term the query that asked for it last, so that it counts once. */
  readonly #askedBy: Uint32Array;
  #queries = 0;

  constructor({ labels, terms, definitions }: NeighboursFile) {
    const kinds = TERM_KINDS.flatMap((kind) => terms[kind].map(() => kind));
    const counts = new Uint32Array(kinds.length);
    eachEntry(definitions, (term) => counts[term]!++);
    this.#begins = new Uint32Array(kinds.length + 1);
    for (let term = 0; term < kinds.length; term++) this.#begins[term + 1] = this.#begins[term]! + counts[term]!;
    const next = this.#begins.slice();
    this.#having = new Uint32Array(this.#begins[kinds.length] as number);
    eachEntry(definitions, (term, definition) => (this.#having[next[term]!++] = definition));
    this.#labels = labels.map(known);
    this.#labelOf = Uint16Array.from(definitions, ([label]) => label as number);
    this.#shortness = Float32Array.from(definitions, ([, hundredths]) => 100 / (hundredths as number));
    this.#shortest = this.#shortness.reduce((most, one) => Math.max(most, one), 0);
    this.#numbers = numbered(terms);
    this.#squares = Float32Array.from(kinds, (kind, term) => weigh(kind, counts[term]!, definitions.length) ** 2);
    this.#askedBy = new Uint32Array(kinds.length);
  }

  /** What is known of the definitions that are most like this one. */
  of(definition: Definition): Resemblance {
    const { all, changing } = this.#nearest(definition);
    return {
      category: (category) => this.#share(all, (label) => label.category === category, 0),
      severe: this.#share(changing, ({ severe }) => severe, UNKNOWN.severe),
      label: (label) => this.#share(changing, ({ words }) => words.has(label), 0),
    };
  }

  /** The labels of the known definitions nearest to this one, by number: of all, and of those that change something. */
  #nearest(definition: Definition): { all: Nearest; changing: Nearest } {
    const { terms, length } = this.#termsOf(definition);
    const shared = this.#shared;
    shared.clear();
    let left = LOOKED_AT;
    for (const term of terms) {
      const end = this.#begins[term + 1] as number;
      let at = this.#begins[term] as number;
      if (end - at > left) break;
      left -= end - at;
      const square = this.#squares[term] as number;
      for (; at < end; at++) shared.add(this.#having[at] as number, square);
    }
    const all = new Nearest();
    const changing = new Nearest();
    const { keys, sums } = shared;
    for (let at = 0; at < shared.count; at++) {
      const sum = sums[at] as number;
      // Most share too little, however short they are; the last of those that change is no nearer than the last of all.
      if ((sum * this.#shortest) / length <= changing.least) continue;
      const i = keys[at] as number;
      const likeness = (sum * (this.#shortness[i] as number)) / length;
      const label = this.#labelOf[i] as number;
      all.add(label, likeness);
      if (this.#labels[label]!.category !== 'Read') changing.add(label, likeness);
    }
    return { all, changing };
  }

  #share({ numbers, likenesses, count }: Nearest, counts: (label: Known) => boolean, otherwise: number): number {
    let all = UNKNOWN.likeness;
    let counted = UNKNOWN.likeness * otherwise;
    for (let at = 0; at < count; at++) {
      const weight = (likenesses[at] as number) ** POWER;
      all += weight;
      if (counts(this.#labels[numbers[at] as number] as Known)) counted += weight;
    }
    return counted / all;
  }

  /** The known terms of a definition, the rarest first, and its length with the unknown ones. */
  #termsOf(definition: Definition): { terms: number[]; length: number } {
    const terms: number[] = [];
    const unknown = new Set<string>();
    const query = ++this.#queries;
    let squares = 0;
    eachTerm(definition, (kind, words) => {
      const term = this.#numbers[kind].get(words);
      if (term === undefined) {
        if (!unknown.has(kind + words)) squares += weigh(kind, 1, this.#labelOf.length) ** 2;
        unknown.add(kind + words);
      } else if (this.#askedBy[term] !== query) {
        this.#askedBy[term] = query;
        squares += this.#squares[term] as number;
        terms.push(term);
      }
    });
    const having = (term: number) => (this.#begins[term + 1] as number) - (this.#begins[term] as number);
    return { terms: terms.sort((a, b) => having(a) - having(b) || a - b), length: Math.sqrt(squares) };
  }
}

function eachEntry(definitions: readonly number[][], see: (term: number, definition: number) => void): void {
  for (const [definition, packed] of definitions.entries())
    for (let at = 2, term = 0; at < packed.length; at++) see((term += packed[at] as number), definition);
}

function known(text: string): Known {
  const words = new Set(text.split(' '));
  const category = CATEGORIES.find((category) => words.has(category)) as Category;
  const effects = EFFECTS.filter((effect) => words.has(effect));
  const qualifiers = QUALIFIERS.filter((qualifier) => words.has(qualifier));
  return { words, category, severe: isSevere({ category, effects, qualifiers }) };
}

let loaded: Neighbours | undefined;

/** The committed ones, read when they are first asked for. */
export function committedNeighbours(): Neighbours {
  return (loaded ??= new Neighbours(JSON.parse(readFileSync(NEIGHBOURS_FILE, 'utf8')) as NeighboursFile));
}
