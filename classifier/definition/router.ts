import type { Definition, ParameterFact } from './types.ts';

const CHOICES = new Set(['command', 'subcommand', 'tool', 'operation', 'method']);
const BAGS = new Set(['parameters', 'params', 'args', 'arguments']);

/** The argument by which a tool chooses among commands that its definition does not list, beside one bag for their arguments. */
export function routedBy({ parameters }: Definition): ParameterFact | undefined {
  const bag = parameters.some(({ depth, type, known }) => depth === 0 && type === 'object' && BAGS.has(known.lower));
  return bag
    ? parameters.find(
        ({ depth, type, known, values }) =>
          depth === 0 && type === 'string' && values.length === 0 && CHOICES.has(known.lower),
      )
    : undefined;
}
