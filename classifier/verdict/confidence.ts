import type { Definition } from '../definition/types.ts';
import { logOdds, sigmoid } from '../model/fit.ts';
import { type Estimate, estimateOf } from '../model/model.ts';
import { SENSES } from '../lexicon/senses.ts';
import type { Labels } from './combine.ts';

/** Fitted so that of the verdicts with confidence 0.9 nine in ten have the right category, on servers new to both. */
const FITTED = { base: 1.36, words: 0.55, acts: 0.34 };

/** How sure the category is: the rules' own agreement and the learned words', which know nothing of each other. */
export function confidenceOf(definition: Definition, labels: Labels): number {
  return labels.category === 'Unclassified' ? 0 : confidenceFrom(definition, labels, estimateOf(definition));
}

export function confidenceFrom(definition: Definition, labels: Labels, estimate: Estimate): number {
  if (labels.category === 'Unclassified') return 0;
  const { base, words, acts } = FITTED;
  const score = base + words * odds(estimate.category(labels.category)) + acts * odds(agreement(definition, labels));
  return Math.round(100 * sigmoid(score)) / 100;
}

/** No single witness is believed beyond 99 %. */
const odds = (probability: number): number => logOdds(probability, 0.99);

/** How many independent parts of the definition agree on the category. */
function agreement({ acts, standing }: Definition, { category }: Labels): number {
  if (standing.length === 0) return 0.5;
  if (standing.every(({ weak }) => weak)) return 0.6;
  const heads = [acts.find(({ from }) => from === 'name'), acts.find(({ from }) => from === 'lead')];
  const sure = heads.filter((act) => act !== undefined && !act.weak);
  const agreeing = sure.filter((act) => SENSES[act?.sense ?? 'vague'] === category).length;
  if (agreeing < sure.length) return 0.7;
  return [0.75, 0.9, 0.97][agreeing] as number;
}
