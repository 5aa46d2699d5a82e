import type { Judged } from './judged.ts';

const BINS = 10;
const LEVELS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

export interface Bin {
  from: number;
  to: number;
  tools: number;
  /** What the engine says: its mean confidence. */
  confidence: number;
  /** What holds: the share of right categories. */
  accuracy: number;
}

export interface Calibration {
  /** The mean distance of confidence and accuracy over the bins, weighted by their tools. */
  expectedErrorRate: number;
  bins: Bin[];
}

export interface Coverage {
  confidence: number;
  /** Of all tools, those of which the engine is at least as sure. */
  share: number;
  /** The share of right categories among them. */
  accuracy: number;
}

/** How far the stated confidence is from being right, over the tools that an engine classified. */
export function calibrationOf(judged: readonly Judged[]): Calibration {
  const classified = judged.filter(({ verdict }) => verdict.category !== 'Unclassified');
  const binOf = ({ verdict }: Judged) => Math.min(BINS - 1, Math.floor(verdict.confidence * BINS));
  const bins = [...Map.groupBy(classified, binOf)]
    .sort(([a], [b]) => a - b)
    .map(([bin, members]) => ({
      from: bin / BINS,
      to: (bin + 1) / BINS,
      tools: members.length,
      confidence: mean(members.map(({ verdict }) => verdict.confidence)),
      accuracy: mean(members.map(isRight)),
    }));
  const distance = bins.reduce((sum, bin) => sum + bin.tools * Math.abs(bin.confidence - bin.accuracy), 0);
  return { expectedErrorRate: classified.length === 0 ? 0 : distance / classified.length, bins };
}

/** What is gained in accuracy where only sure verdicts count. */
export function coverageOf(judged: readonly Judged[]): Coverage[] {
  return LEVELS.flatMap((confidence) => {
    const sure = judged.filter(
      ({ verdict }) => verdict.category !== 'Unclassified' && verdict.confidence >= confidence,
    );
    if (sure.length === 0) return [];
    return [{ confidence, share: sure.length / judged.length, accuracy: mean(sure.map(isRight)) }];
  });
}

const isRight = ({ gold, verdict }: Judged): number => (gold.category === verdict.category ? 1 : 0);
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
