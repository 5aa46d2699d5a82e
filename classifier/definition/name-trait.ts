import { EMPTY, kept } from '../text/packed.ts';
import type { ParameterName } from './parameter-name.ts';
import type { Definition, ParameterFact } from './types.ts';

const traits: ((name: ParameterName) => boolean)[] = [];

/**
 * What the name of a parameter tells by itself. It is asked once of each name that is remembered, and one bit tells that a
 * definition has no such name, which of most traits is so for nearly every definition.
 */
export class NameTrait {
  readonly #at: number;
  readonly #bit: number;

  constructor(holds: (name: ParameterName) => boolean) {
    const number = traits.push(holds) - 1;
    this.#at = number >> 5;
    this.#bit = 1 << (number & 31);
  }

  /** The parameters whose names have it. */
  in({ nameTraits, parameters }: Definition): readonly ParameterFact[] {
    if (!this.#isIn(nameTraits)) return EMPTY;
    return kept(parameters, ({ known }) => this.#isIn(traitsOf(known)));
  }

  #isIn(bits: readonly number[]): boolean {
    return ((bits[this.#at] as number) & this.#bit) !== 0;
  }
}

/** The traits of all these parameters' names, a bit each. */
export function nameTraitsOf(parameters: readonly ParameterFact[]): readonly number[] {
  const bits = none();
  for (let i = 0; i < parameters.length; i++) {
    const own = traitsOf((parameters[i] as ParameterFact).known);
    for (let at = 0; at < bits.length; at++) bits[at]! |= own[at] as number;
  }
  return bits;
}

function none(): number[] {
  const bits: number[] = [];
  for (let at = 0; at <= traits.length >> 5; at++) bits.push(0);
  return bits;
}

/** Kept with the name; asked anew where traits were added since. */
function traitsOf(name: ParameterName): readonly number[] {
  if (name.traits.count === traits.length) return name.traits.bits;
  const bits = none();
  for (const [number, holds] of traits.entries()) if (holds(name)) bits[number >> 5]! |= 1 << (number & 31);
  name.traits = { count: traits.length, bits };
  return bits;
}
