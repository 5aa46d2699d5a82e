import { LIMIT, numbersFrom } from '../model/random.ts';
import { Clues } from './clues.ts';
import { featuresOf } from './features.ts';
import type { Lesson } from './lessons.ts';
import { scan } from './scan.ts';
import { agreementOf, chancesOf } from './weights.ts';

/** A lesson as it is weighed: for each sentence, alone and with the one before it, the numbers of its features. */
export interface Row {
  lesson: Lesson;
  windows: Int32Array[];
  sentences: number;
}

export interface Learned {
  bias: number;
  /** By the number of the feature. */
  weights: Float64Array;
}

const UNSUSPECTED = new Clues(() => 0);
/** Every sentence. */
const scanAll = (text: string) => scan(text, UNSUSPECTED, -Infinity);
/** Lighter features are left out. */
export const SMALLEST = 0.1;
const EPOCHS = 16;
/** What was learned well is looked at only so often. */
const REPEAT = 4;
/** Follow the regularised leader (McMahan et al., 2013): learning rate, and what a weight must be worth. */
const RATE = 0.1;
const LASSO = 2;
const RIDGE = 1;
/** How much more lessons that were written count than texts of the catalogue. */
const STEERING_COUNTS = 4;
const HONEST_COUNTS = 2;
/** A feature of so many texts of the catalogue is weighed too: it tells that a text is ordinary. */
const COMMON = 30;

/** The features that are weighed, by number: those of the written lessons, and what ordinary texts often have. */
export function vocabularyOf(written: readonly Lesson[], ordinary: readonly Lesson[]): Map<string, number> {
  const features = new Set(written.flatMap(({ text }) => featuresIn(text)));
  const counts = new Map<string, number>();
  for (const { text } of ordinary)
    for (const feature of featuresIn(text)) {
      const count = (counts.get(feature) ?? 0) + 1;
      counts.set(feature, count);
      if (count === COMMON) features.add(feature);
    }
  return new Map([...features].sort().map((feature, number) => [feature, number]));
}

export function rowOf(lesson: Lesson, vocabulary: ReadonlyMap<string, number>): Row {
  const windows = windowsOf(lesson.text).map((window) =>
    Int32Array.from([...window].map((feature) => vocabulary.get(feature) ?? -1).filter((number) => number >= 0)).sort(),
  );
  return { lesson, windows, sentences: scanAll(lesson.text).sentences };
}

const featuresIn = (text: string): string[] => [...new Set(windowsOf(text).flatMap((window) => [...window]))];

function windowsOf(text: string): Set<string>[] {
  return scanAll(text).suspects.flatMap(({ start, middle, end }) => {
    const late = featuresOf(text.slice(middle, end));
    return start === middle ? [late] : [late, featuresOf(text.slice(start, middle)).union(late)];
  });
}

/** The score of a row's most suspicious window, lowered for each further sentence. */
export const scoreOf = ({ windows, sentences }: Row, { bias, weights }: Learned): number =>
  windows.reduce(
    (best, window) => Math.max(best, bias + sum(window, weights) + agreement(window, weights)),
    -Infinity,
  ) - chancesOf(sentences);

function agreement(window: Int32Array, weights: Float64Array): number {
  let features = 0;
  for (let i = 0; i < window.length; i++) if (Math.abs(weights[window[i] as number] as number) >= SMALLEST) features++;
  return agreementOf(features);
}

function sum(window: Int32Array, weights: Float64Array): number {
  let total = 0;
  for (let i = 0; i < window.length; i++) total += weights[window[i] as number] as number;
  return total;
}

const countOf = ({ steers, author }: Lesson) => (steers ? STEERING_COUNTS : author === undefined ? 1 : HONEST_COUNTS);

/** What is learned from at a time: an ordinary text's window, or a text that steers. */
interface Example {
  row: Row;
  window?: Int32Array;
  known: boolean;
}

/**
 * One logistic regression over windows. Of a text that steers only the most suspicious window counts, for the rest of it may be
 * honest. The order is shuffled by a fixed seed, so that the same lessons give the same weights.
 */
export function learn(rows: readonly Row[], features: number): Learned {
  const weights = new Float64Array(features + 1);
  const pull = new Float64Array(features + 1);
  const squares = new Float64Array(features + 1);
  const update = (i: number, slope: number) => {
    const before = squares[i] as number;
    const after = before + slope * slope;
    pull[i]! += slope - ((Math.sqrt(after) - Math.sqrt(before)) / RATE) * (weights[i] as number);
    squares[i] = after;
    const pulled = pull[i] as number;
    const lasso = i === features ? 0 : LASSO;
    weights[i] =
      Math.abs(pulled) <= lasso ? 0 : -(pulled - Math.sign(pulled) * lasso) / ((1 + Math.sqrt(after)) / RATE + RIDGE);
  };
  const examples = rows.flatMap((row): Example[] => {
    if (!row.lesson.steers) return row.windows.map((window) => ({ row, window, known: false }));
    return row.windows.length > 0 ? [{ row, known: false }] : [];
  });
  const next = numbersFrom(7);
  const random = (below: number) => Math.floor((next() / LIMIT) * below);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [examples[i], examples[j]] = [examples[j]!, examples[i]!];
    }
    for (const example of examples) {
      const { row, window: given } = example;
      if (example.known && epoch % REPEAT !== 0 && epoch < EPOCHS - 1) continue;
      const worth = (window: Int32Array) => (epoch === 0 ? window.length : sum(window, weights));
      const window = given ?? row.windows.reduce((best, other) => (worth(other) > worth(best) ? other : best));
      const likely = 1 / (1 + Math.exp(-sum(window, weights) - (weights[features] as number)));
      const slope = (likely - Number(row.lesson.steers)) * countOf(row.lesson);
      example.known = Math.abs(slope) < 1e-3;
      if (example.known) continue;
      for (let i = 0; i < window.length; i++) update(window[i] as number, slope);
      update(features, slope);
    }
  }
  return { bias: weights[features] as number, weights: weights.subarray(0, features) };
}
