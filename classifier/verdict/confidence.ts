import type { Definition } from '../definition/types.ts';
import { SENSES } from '../lexicon/senses.ts';
import type { Labels } from './combine.ts';

/** How sure the verdict is, from how many independent parts of the definition agree on the category. */
export function confidenceOf(definition: Definition, { category }: Labels): number {
  if (category === 'Unclassified') return 0;
  const { acts, standing } = definition;
  if (standing.length === 0) return 0.5;
  const strong = standing.filter(({ weak }) => !weak);
  const name = acts.find(({ from }) => from === 'name');
  const lead = acts.find(({ from }) => from === 'lead');
  if (strong.length === 0) return 0.6;
  const agreeing = [name, lead].filter(
    (act) => act !== undefined && SENSES[act.sense] === category && !act.weak,
  ).length;
  const against = [name, lead].filter((act) => act !== undefined && SENSES[act.sense] !== category && !act.weak).length;
  return against > 0 ? 0.7 : agreeing === 2 ? 0.97 : agreeing === 1 ? 0.9 : 0.75;
}
