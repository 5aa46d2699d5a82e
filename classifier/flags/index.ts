import type { Flag } from '../../data/schema/index.ts';
import type { Definition } from '../definition/types.ts';

/** Text or naming of a definition that tries to steer a model, or that imitates. */
export function flagsOf(_definition: Definition): Flag[] {
  return [];
}
