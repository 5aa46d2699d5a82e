import { policylayer } from './policylayer.ts';
import type { Target } from './target.ts';

/** Every format that a policy can be had in, in the order in which pages list them. */
export const TARGETS: readonly Target[] = [policylayer];
