import { CATEGORIES, EFFECTS, type Effect, RISKS } from '../../data/schema/index.ts';
import type { Tally } from './tally.ts';

/** Names of the figures of an engine, in the order in which they are printed, with what they mean. */
export const FIGURES = {
  categoryAccuracy: 'category right',
  categoryMacroF1: 'category, mean F1 of Read, Write and Execute',
  readOrNotAccuracy: 'Read or not right',
  unsafeMissRate: 'unsafe misses: not Read, called Read',
  falseAlarmRate: 'false alarms: Read, called Write or Execute',
  severeCalledMildRate: 'high or critical called low or medium',
  riskExactShare: 'risk exact',
  riskWithinOneShare: 'risk within one level',
  unclassifiedShare: 'called Unclassified',
} as const;
export type FigureName = keyof typeof FIGURES;

/** A figure is absent where there is nothing to divide by. */
export type Figures = Partial<Record<FigureName, number>>;

export interface EffectFigures {
  labelled: number;
  found: number;
  precision?: number;
  recall?: number;
}

const READ = CATEGORIES.indexOf('Read');
const UNCLASSIFIED = CATEGORIES.indexOf('Unclassified');
const HIGH = RISKS.indexOf('high');

/** Unclassified is neither an unsafe miss nor a false alarm, and counts as high for the risk. */
export function figuresOf({ tools, category, risk }: Tally): Figures {
  const categories = (test: (gold: number, said: number) => boolean) => sum(category, CATEGORIES.length, test);
  const risks = (test: (gold: number, said: number) => boolean) => sum(risk, RISKS.length, test);
  return present({
    categoryAccuracy: share(
      categories((gold, said) => gold === said),
      tools,
    ),
    categoryMacroF1: macroF1(categories),
    readOrNotAccuracy: share(
      categories((gold, said) => (gold === READ) === (said === READ)),
      tools,
    ),
    unsafeMissRate: share(
      categories((gold, said) => gold !== READ && said === READ),
      categories((gold) => gold !== READ),
    ),
    falseAlarmRate: share(
      categories((gold, said) => gold === READ && said !== READ && said !== UNCLASSIFIED),
      categories((gold) => gold === READ),
    ),
    severeCalledMildRate: share(
      risks((gold, said) => gold >= HIGH && said < HIGH),
      risks((gold) => gold >= HIGH),
    ),
    riskExactShare: share(
      risks((gold, said) => gold === said),
      tools,
    ),
    riskWithinOneShare: share(
      risks((gold, said) => Math.abs(gold - said) <= 1),
      tools,
    ),
    unclassifiedShare: share(
      categories((_, said) => said === UNCLASSIFIED),
      tools,
    ),
  });
}

export function effectFiguresOf({ effects }: Tally): Record<Effect, EffectFigures> {
  const entries = EFFECTS.map((effect, i): [Effect, EffectFigures] => {
    const [right = 0, wrong = 0, missed = 0] = effects.slice(3 * i, 3 * i + 3);
    const figures = { precision: share(right, right + wrong), recall: share(right, right + missed) };
    return [effect, { labelled: right + missed, found: right + wrong, ...present(figures) }];
  });
  return Object.fromEntries(entries) as Record<Effect, EffectFigures>;
}

export const share = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);

type Count = (test: (gold: number, said: number) => boolean) => number;

/** The unweighted mean over the categories that occur. */
function macroF1(count: Count): number | undefined {
  const scores = CATEGORIES.map((_, i) => i)
    .filter((i) => i !== UNCLASSIFIED)
    .flatMap((i) => {
      const right = count((gold, said) => gold === i && said === i);
      const whole = count((gold) => gold === i) + count((_, said) => said === i);
      return whole === 0 ? [] : [(2 * right) / whole];
    });
  return share(
    scores.reduce((a, b) => a + b, 0),
    scores.length,
  );
}

function sum(counts: readonly number[], width: number, test: (gold: number, said: number) => boolean): number {
  return counts.reduce((all, n, i) => (test(Math.floor(i / width), i % width) ? all + n : all), 0);
}

function present<Key extends string>(figures: Record<Key, number | undefined>): Partial<Record<Key, number>> {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined)) as Partial<
    Record<Key, number>
  >;
}
