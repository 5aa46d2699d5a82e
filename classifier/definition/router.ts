import { NameTrait } from './name-trait.ts';
import { isFreeText } from './traits.ts';
import type { Definition, ParameterFact } from './types.ts';

const CHOICES = new Set(['command', 'subcommand', 'tool', 'operation', 'method']);
const BAGS = new Set(['parameters', 'params', 'args', 'arguments']);
const CHOSEN = new NameTrait(({ lower }) => CHOICES.has(lower));
const BAGGED = new NameTrait(({ lower }) => BAGS.has(lower));

/** The argument by which a tool chooses among commands that its definition does not list, beside one bag for their arguments. */
export function routedBy(definition: Definition): ParameterFact | undefined {
  return BAGGED.in(definition).some(({ depth, type }) => depth === 0 && type === 'object')
    ? CHOSEN.in(definition).find(isFreeText)
    : undefined;
}
