import type { EngineEvaluation } from '../../data/schema/index.ts';
import { calibrationOf, coverageOf } from './calibration.ts';
import { confusionOf } from './confusion.ts';
import { effectFiguresOf, figuresOf } from './figures.ts';
import { intervalsOf } from './intervals.ts';
import type { Judged } from './judged.ts';
import { tallyOf } from './tally.ts';

/** Everything that is measured of one engine; shares are rounded to ten thousandths. */
export function evaluate(judged: readonly Judged[]): EngineEvaluation {
  const tally = tallyOf(judged);
  return rounded({
    tools: tally.tools,
    servers: new Set(judged.map(({ server }) => server)).size,
    ...figuresOf(tally),
    intervals: intervalsOf(judged),
    effects: effectFiguresOf(tally),
    calibration: calibrationOf(judged),
    coverage: coverageOf(judged),
    confusion: confusionOf(judged),
  });
}

/** Ten thousandths tell more than some hundred tools can. */
export function rounded<Value>(value: Value): Value {
  if (typeof value === 'number') return (Math.round(value * 10_000) / 10_000) as Value;
  if (Array.isArray(value)) return value.map(rounded) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) as Value;
}
