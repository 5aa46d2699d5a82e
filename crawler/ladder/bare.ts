import type { Rung } from './plan.ts';

/** No arguments and no settings: nearly half of all servers list like this. */
export const bare: Rung = () => ({ step: 'bare', args: [], environment: {} });
