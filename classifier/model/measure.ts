import type { Store } from '../../data/store/index.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { FIGURES, type FigureName } from '../evaluation/figures.ts';
import type { Judged } from '../evaluation/judged.ts';
import { actionsOf } from '../verdict/actions.ts';
import { CAUTION, withCaution } from '../verdict/caution.ts';
import { combine, findFacts, type Labels } from '../verdict/combine.ts';
import { confidenceFrom } from '../verdict/confidence.ts';
import { additions } from './additions.ts';
import { type Lesson, lessons } from './corpus.ts';
import { learn } from './learn.ts';
import { ADDED, Estimate } from './model.ts';
import { Neighbours } from './neighbours.ts';
import { Opinion } from './opinion.ts';
import { remember } from './remember.ts';
import { LEARNED } from '../signals/learned.ts';
import { unpack } from './weights.ts';

const FOLDS = 5;
const TRIED = [0.4, 0.6, 0.8, 0.9];
const TRIED_CAUTION = [{ ...CAUTION, reads: 0 }, ...[-1, -1.5, -2, -2.5].map((severity) => ({ ...CAUTION, severity }))];

/** What the model adds to the rules, each server judged by weights that never saw it. A table for people. */
export function measure(store: Store): string {
  const all = lessons(store);
  const servers = [...new Set(all.map(({ server }) => server))].sort();
  const fold = new Map(servers.map((server, i) => [server, i % FOLDS]));
  const judged = new Map<string, Judged[]>();
  for (let i = 0; i < FOLDS; i++) {
    const known = all.filter(({ server }) => fold.get(server) !== i);
    const weights = unpack(learn(known));
    const neighbours = new Neighbours(remember(known));
    for (const lesson of all)
      if (fold.get(lesson.server) === i && lesson.origin === 'labelled') {
        const estimate = new Estimate(lesson.definition, weights);
        const found = findFacts(lesson.definition).filter(({ signal }) => signal !== LEARNED);
        const actions = actionsOf(lesson.definition);
        const ofActions = actions.flatMap(({ definition }) => combine(findFacts(definition)).evidence);
        const facts = [...found, ...ofActions];
        const note = (way: string, labels: Labels) => {
          const confidence = confidenceFrom(lesson.definition, labels, estimate);
          judged.set(way, [...(judged.get(way) ?? []), judge(lesson, { ...labels, confidence })]);
        };
        const ruled = combine(facts);
        note('rules', ruled);
        for (const sure of TRIED)
          note(
            `with the model at ${sure}`,
            combine([...facts, ...additions(estimate, { sure }).map((fact) => ({ ...fact, signal: LEARNED }))]),
          );
        const opinion = new Opinion(lesson.definition, estimate, neighbours);
        for (const caution of TRIED_CAUTION)
          note(
            `with caution at ${JSON.stringify(caution)}`,
            actions.length > 0 ? ruled : withCaution(ruled, lesson.definition, opinion, caution),
          );
      }
  }
  return [...judged].map(([way, tools]) => `${way}\n${table(tools)}`).join('\n');
}

const judge = ({ server, definition, label }: Lesson, verdict: Judged['verdict']): Judged => ({
  server,
  tool: definition.tool.name,
  gold: label as NonNullable<Lesson['label']>,
  verdict,
});

function table(judged: readonly Judged[]): string {
  const engine = evaluate(judged);
  const percent = (value: number | undefined) => `${(100 * (value ?? 0)).toFixed(1)} %`.padStart(8);
  return [
    ...(Object.keys(FIGURES) as FigureName[]).map((name) => `${percent(engine[name])}  ${FIGURES[name]}\n`),
    `${percent(engine.calibration.expectedErrorRate)}  expected calibration error\n`,
    ...ADDED.map((effect) => {
      const { precision, recall } = engine.effects[effect] ?? {};
      return `${percent(precision)}  precision and ${percent(recall).trim()} recall of ${effect}\n`;
    }),
  ].join('');
}
