import { furthest, type Rung } from './plan.ts';

/** The same launch once more, with native addons stubbed and every outgoing request answered by `{}`. */
export const shim: Rung = (state) => (state.shim === false ? undefined : { ...furthest(state), step: 'shim' });
