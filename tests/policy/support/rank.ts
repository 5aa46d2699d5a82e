import type { Outcome } from '../../../classifier/policy/index.ts';

/** 0 allow, 1 ask, 2 deny. */
export const rank = (decision: Outcome['decision']): number => ['allow', 'ask', 'deny'].indexOf(decision);
