import type { Call, Outcome, Rendered } from '../../../classifier/policy/index.ts';

/** Decides calls in the order in which they come, as the target does with the rendered text. */
export type Decide = (call: Call) => Outcome['decision'];

export interface Engine {
  id: string;
  /** What decides: a real engine, or a reading of the documentation. */
  kind: 'real engine' | 'port' | 'documentation';
  /** Reads the text as the target would; throws where the target would refuse it. */
  load(rendered: Rendered): Decide;
}
