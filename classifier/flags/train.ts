import { fileURLToPath } from 'node:url';
import { openStore, writeText } from '../../data/store/index.ts';
import { learn, type Row, rowOf, scoreOf, SMALLEST, vocabularyOf } from './learn.ts';
import { ordinaryLessons, writtenLessons } from './lessons.ts';
import { scan } from './scan.ts';
import { Weights, WEIGHTS_FILE, type WeightsFile } from './weights.ts';

/**
 * False flags that are accepted on servers that were not learned from; on those that were there are fewer. The weights before these
 * flagged three texts, in six tools, of a thousand tools of servers that nobody had read.
 */
const FALSE_FLAGS = 5 / 1000;

const store = openStore();
const written = writtenLessons(store);
const { lessons: ordinary, tools } = ordinaryLessons(store);

/**
 * The score above which as many texts are flagged as tools are accepted, each by what was learned from the other folds: a text that
 * one server repeats in all of its tools is one mistake. The few highest scores differ much from one training to the next; a mean
 * over half to twice as many does so less.
 */
function thresholdOf(taught: readonly Row[], rows: readonly Row[], size: number): number {
  const scores = tools.flatMap((_, fold) => {
    const learned = learn([...taught, ...rows.filter(({ lesson }) => lesson.fold !== fold)], size);
    return rows.filter(({ lesson }) => lesson.fold === fold).map((row) => scoreOf(row, learned));
  });
  scores.sort((a, b) => b - a);
  const accepted = FALSE_FLAGS * tools.reduce((sum, count) => sum + count, 0);
  const around = [-1, -0.5, 0, 0.5, 1].map((power) => scoreAfter(scores, accepted * 2 ** power));
  return around.reduce((sum, score) => sum + score, 0) / around.length;
}

const scoreAfter = (scores: readonly number[], most: number): number => scores[Math.floor(most)] ?? 0;

/** How many of an author's texts, each at the end of an ordinary description, are flagged by what was learned without them. */
function measure(author: string): string {
  const taught = written.filter((lesson) => lesson.author !== author);
  const vocabulary = vocabularyOf(taught, ordinary);
  const rows = (of: typeof written) => of.map((lesson) => rowOf(lesson, vocabulary));
  const [taughtRows, ordinaryRows] = [rows(taught), rows(ordinary)];
  const threshold = thresholdOf(taughtRows, ordinaryRows, vocabulary.size);
  const learned = learn([...taughtRows, ...ordinaryRows.filter(({ lesson }) => lesson.fold !== 0)], vocabulary.size);
  const hosts = ordinary.filter(({ text, fold }) => fold === 0 && text.length > 40);
  const groups = Map.groupBy(
    written.filter((lesson) => lesson.author === author),
    ({ skill }) => skill ?? 'honest',
  );
  const shares = [...groups].map(([skill, lessons]) => {
    const put = lessons.map((lesson, i) => ({
      ...lesson,
      text: `${hosts[(7 * i) % hosts.length]?.text} ${lesson.text}`,
    }));
    const caught = rows(put).filter((row) => scoreOf(row, learned) > threshold).length;
    return `${skill} ${caught} of ${lessons.length} (${Math.round((100 * caught) / lessons.length)} %)`;
  });
  return `flagged of ${author}, not learned from: ${shares.join(', ')}\n`;
}

function trained(): WeightsFile {
  const vocabulary = vocabularyOf(written, ordinary);
  const taught = written.map((lesson) => rowOf(lesson, vocabulary));
  const rows = ordinary.map((lesson) => rowOf(lesson, vocabulary));
  const threshold = thresholdOf(taught, rows, vocabulary.size);
  const { bias, weights } = learn([...taught, ...rows], vocabulary.size);
  const features = Object.fromEntries(
    [...vocabulary]
      .map(([feature, number]) => [feature, Math.round(100 * (weights[number] as number)) / 100] as const)
      .filter(([, weight]) => Math.abs(weight) >= SMALLEST),
  );
  const file: WeightsFile = {
    trainedOn: {
      steering: written.filter(({ steers }) => steers).length,
      honest: written.filter(({ steers }) => !steers).length,
      ordinary: ordinary.length,
    },
    bias: Math.round(100 * bias) / 100,
    threshold: Math.round(100 * threshold) / 100,
    enough: -Infinity,
    features,
  };
  return { ...file, enough: enoughOf(file) };
}

/** So many of the written texts are not looked at: of authors not learned from that loses some 2 % of what would be caught. */
const LEFT_OUT = 1 / 20;

/** Low enough for nearly all texts that steer to be looked at. */
function enoughOf(file: WeightsFile): number {
  const weights = new Weights(file);
  const most = written
    .filter(({ steers }) => steers)
    .map(({ text }) => mostSuspicion(text, weights))
    .sort((a, b) => a - b);
  return Math.round(100 * (most[Math.floor(most.length * LEFT_OUT)] as number)) / 100;
}

function mostSuspicion(text: string, weights: Weights): number {
  let low = -20;
  let high = 40;
  while (high - low > 0.05) {
    const enough = (low + high) / 2;
    if (scan(text, weights.clues, enough).suspects.length > 0) low = enough;
    else high = enough;
  }
  return low;
}

if (process.argv.includes('--measure')) for (const author of ['a1', 'a2', 'a6']) process.stdout.write(measure(author));
else {
  const file = trained();
  const { features, ...head } = file;
  const lines = Object.entries(features).map(([feature, weight]) => `${JSON.stringify(feature)}:${weight}`);
  const text = `${JSON.stringify(head).slice(0, -1)},"features":{\n${lines.join(',\n')}}}\n`;
  const changed = writeText(fileURLToPath(WEIGHTS_FILE), text);
  process.stdout.write(
    `flags     ${lines.length} features, ${Math.round(text.length / 1000)} kB, threshold ${head.threshold}, ${changed ? 'changed' : 'unchanged'}\n`,
  );
}
