import type { Sense } from './senses.ts';

/** The verbs of a field of work, and what they come to with its things. */
export interface Field {
  /** Verbs by what they usually mean; `~` marks one that decides little alone. */
  verbs: readonly (readonly [Sense, string])[];
  /** Nouns that are verbs only where one of the objects below is beside them: “wire funds”. */
  bound: string;
  /** Verb with object → sense; what verb-objects.ts says of the same two comes before it. */
  objects: readonly (readonly [verbs: string, nouns: string, sense: Sense])[];
}
