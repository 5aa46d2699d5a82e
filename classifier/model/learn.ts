import type { Label } from '../../data/schema/index.ts';
import type { Lesson, Origin } from './corpus.ts';
import { deedOf, eachDeed, eachFeature, type Group, GROUPS, isAsWritten } from './features.ts';
import { fit } from './fit.ts';
import { isSevere } from '../risk.ts';
import { HEADS, SEVERE } from './model.ts';
import type { WeightsFile } from './weights.ts';

const FIT = { epochs: 20, rate: 0.1, penalty: 8 };
/** What a lesson counts beside the others: no server offers the written ones, and authors declare carelessly. */
const WEIGHT: Record<Origin, number> = { labelled: 1, written: 0.3, declared: 0.5 };
/** The labelled tools of a server count as so many at most: what is large is not usual. */
const MOST = 50;
/** A word of fewer servers would teach what one server is, not what a word means. */
const SERVERS = 5;
/** Hundredths below this decide nothing. */
const SMALLEST = 8;
/** Beside the groups of words in the keys of features. */
const DEED = 'deed';

/** Fits the heads to the lessons; the same lessons give the same bytes. */
export function learn(lessons: readonly Lesson[]): WeightsFile {
  const of = (origin: Origin) => lessons.filter((lesson) => lesson.origin === origin);
  const numbers = wordsOfServers(lessons);
  const sizes = Map.groupBy(of('labelled'), ({ server }) => server);
  const shareOf = ({ origin, server }: Lesson) =>
    origin === 'labelled' ? Math.min(1, MOST / (sizes.get(server) as Lesson[]).length) : 1;
  const weights = fit(
    lessons.map((lesson) => ({
      features: [0, ...numbersOf(lesson, numbers)],
      wanted: HEADS.map((head) => wanted(lesson, head)),
      weight: WEIGHT[lesson.origin] * shareOf(lesson),
    })),
    { ...FIT, features: numbers.size + 1, heads: HEADS.length },
  );
  const deeds: WeightsFile['deeds'] = {};
  const words: WeightsFile['words'] = Object.fromEntries(GROUPS.map((group) => [group, {}]));
  for (const [key, number] of [...numbers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sparse = hundredths(weights[number]).flatMap((weight, head) =>
      Math.abs(weight) < SMALLEST ? [] : [head, weight],
    );
    const [group, word] = key.split('\t') as [Group | typeof DEED, string];
    if (sparse.length > 0) (group === DEED ? deeds : (words[group] as Record<string, number[]>))[word] = sparse;
  }
  return {
    trainedOn: {
      labelled: of('labelled').length,
      servers: new Set(of('labelled').map(({ server }) => server)).size,
      declared: of('declared').length,
      written: of('written').length,
    },
    heads: [...HEADS],
    bias: hundredths(weights[0]),
    words,
    deeds,
  };
}

const hundredths = (weights: Float64Array | undefined): number[] =>
  [...(weights ?? [])].map((w) => Math.round(w * 100));

function wanted({ label, reads }: Lesson, head: string): boolean | undefined {
  if (label === undefined) return head === 'Read' ? reads : undefined;
  const { category, effects, qualifiers }: Label = label;
  if (head === SEVERE) return isSevere(label);
  return category === head || ([...effects, ...qualifiers] as string[]).includes(head);
}

function keysOf({ definition }: Lesson): Set<string> {
  const keys = new Set<string>();
  eachFeature(definition, (group, word) => keys.add(`${GROUPS[group]}\t${isAsWritten(group) ? word.raw : word.noun}`));
  eachDeed(definition, (sense, noun) => keys.add(`${DEED}\t${deedOf(sense, noun)}`));
  return keys;
}

function wordsOfServers(lessons: readonly Lesson[]): Map<string, number> {
  const servers = new Map<string, Set<string>>();
  for (const lesson of lessons)
    for (const key of keysOf(lesson)) {
      const of = servers.get(key);
      if (of === undefined) servers.set(key, new Set([lesson.server]));
      else of.add(lesson.server);
    }
  const common = [...servers].filter(([, of]) => of.size >= SERVERS).map(([key]) => key);
  return new Map(common.sort().map((key, i) => [key, i + 1]));
}

function numbersOf(lesson: Lesson, numbers: ReadonlyMap<string, number>): number[] {
  return [...keysOf(lesson)].flatMap((key) => numbers.get(key) ?? []);
}
