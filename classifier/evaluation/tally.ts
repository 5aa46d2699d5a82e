import { CATEGORIES, EFFECTS, RISKS } from '../../data/schema/index.ts';
import { type Judged, riskOf } from './judged.ts';

/** Counts of which every figure is made; tallies of servers add up. */
export interface Tally {
  tools: number;
  /** Rows: what the label says; columns: what the engine says; in the order of CATEGORIES. */
  category: number[];
  /** The same for the risk, in the order of RISKS. */
  risk: number[];
  /** For each effect in turn: rightly found, wrongly found, missed. */
  effects: number[];
}

export const emptyTally = (): Tally => ({
  tools: 0,
  category: new Array<number>(CATEGORIES.length ** 2).fill(0),
  risk: new Array<number>(RISKS.length ** 2).fill(0),
  effects: new Array<number>(EFFECTS.length * 3).fill(0),
});

export function tallyOf(judged: readonly Judged[]): Tally {
  const tally = emptyTally();
  for (const { gold, verdict } of judged) {
    tally.tools++;
    count(tally.category, CATEGORIES.indexOf(gold.category) * CATEGORIES.length + CATEGORIES.indexOf(verdict.category));
    count(tally.risk, RISKS.indexOf(riskOf(gold)) * RISKS.length + RISKS.indexOf(riskOf(verdict)));
    for (const [i, effect] of EFFECTS.entries()) {
      const there = gold.effects.includes(effect);
      const found = verdict.effects.includes(effect);
      if (there || found) count(tally.effects, 3 * i + (there ? (found ? 0 : 2) : 1));
    }
  }
  return tally;
}

/** Adds the counts of one tally to another, in place. */
export function addTally(sum: Tally, { tools, category, risk, effects }: Tally): void {
  sum.tools += tools;
  for (let i = 0; i < category.length; i++) count(sum.category, i, category[i]);
  for (let i = 0; i < risk.length; i++) count(sum.risk, i, risk[i]);
  for (let i = 0; i < effects.length; i++) count(sum.effects, i, effects[i]);
}

function count(counts: number[], i: number, by = 1): void {
  counts[i] = (counts[i] ?? 0) + by;
}
