import type { Rung } from './plan.ts';

/** What the index entry says by hand. */
export const declared: Rung = ({ declared: { args, environment } }) =>
  args.length > 0 || Object.keys(environment).length > 0 ? { step: 'declared', args, environment } : undefined;
