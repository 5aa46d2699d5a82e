import { CATEGORIES, type Category } from '../../data/schema/index.ts';
import type { Judged } from './judged.ts';

const EXAMPLES = 3;

export interface Confused {
  labelled: Category;
  called: Category;
  tools: number;
  /** server/tool, spread over servers. */
  examples: string[];
}

/** Every pair of label and verdict that occurs, with examples where they differ. */
export function confusionOf(judged: readonly Judged[]): Confused[] {
  return CATEGORIES.flatMap((labelled) =>
    CATEGORIES.flatMap((called) => {
      const cell = judged.filter(({ gold, verdict }) => gold.category === labelled && verdict.category === called);
      if (cell.length === 0) return [];
      return [{ labelled, called, tools: cell.length, examples: labelled === called ? [] : examplesOf(cell) }];
    }),
  );
}

function examplesOf(cell: readonly Judged[]): string[] {
  const first = new Map(cell.toReversed().map((each) => [each.server, each]));
  const spread = new Set([...[...first.values()].toReversed(), ...cell]);
  return [...spread].slice(0, EXAMPLES).map(({ server, tool }) => `${server}/${tool}`);
}
